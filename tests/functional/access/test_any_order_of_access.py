"""Random lives of a case: whatever is given, taken, left, assigned and let run out in whatever order, nobody sees
anything without a living reason, both locks agree, and the inbox is what the rights give.

A few lines of model beside the service say what each step must answer and who must see what after it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.access.relations import standing_of
from cases.exceptions import CaseNotFound
from cases.models import AccessGrant
from cases.services import remove_advocate
from cases.services.end_due_access import end_due_access
from cases.services.keep_inbox import inbox_differences
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.selectors import actor_for
from defence.exceptions import FirmProsecutes
from defence.models import Association
from defence.services import end_members_membership, end_representation, invite_person, remove_grants
from tests.functional.access import steps
from tests.functional.access.steps import BORN, World, code_of, make_world, manages
from tests.functional.access.test_life_of_access import hours_pass
from tests.functional.access.test_two_locks import _locks_agree
from tests.functional.defence.steps import put_on_record
from tests.support.world import actor_of, make_person

FIRM, CHAMBERS, OTHER = "firm", "chambers", "other"
HOME = {
    "solicitor": FIRM,
    "clerk": CHAMBERS,
    "barrister": CHAMBERS,
    "junior": CHAMBERS,
    "lawyer": OTHER,
    "colleague": OTHER,
}
GRANTEES = ("barrister", "junior", "lawyer", "clerk")
ADVOCATES = ("barrister", "junior", "lawyer", "colleague", "solicitor")
LEAVERS = ("barrister", "junior", "lawyer")
MANAGER = {CHAMBERS: "clerk", OTHER: "colleague"}
ABSENT = "absent"


@dataclass
class Given:
    by: str
    ends: bool


@dataclass
class Model:
    """What should be so. `given` and `assigned` hold only what is in force."""

    on_record: set[int] = field(default_factory=lambda: {1})
    given: dict[tuple[str, int], Given] = field(default_factory=dict)
    assigned: dict[str, bool] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def prosecutes(self, who: str) -> bool:
        homes = {HOME[each] for each in self.assigned if each in ("lawyer", "colleague", "solicitor")}
        return who in self.assigned or (who not in self.gone and HOME[who] in homes)

    def defends(self, who: str) -> bool:
        return (HOME[who] == FIRM and bool(self.on_record)) or any(person == who for person, _ in self.given)

    def seen_by(self, who: str) -> set[int]:
        """The positions of the defendants that somebody must see."""
        own = set(self.on_record) if HOME[who] == FIRM else set()
        own |= {position for person, position in self.given if person == who}
        return own or ({1, 2} if self.prosecutes(who) else set())

    # ---- what a step must answer, and what is so after it

    def give(self, by: str, who: str, position: int, ends: bool) -> str:
        if position not in self.seen_by(by):
            return ABSENT
        if self.prosecutes(who):
            return "prosecuting"
        if who in self.gone:
            return "005"
        if by == "solicitor" and position not in self.on_record:
            return "001"
        if by == "clerk" and ((by, position) not in self.given or HOME[who] != CHAMBERS):
            return "001"
        if (who, position) in self.given:
            return "006"
        clerks = self.given[by, position].ends if by == "clerk" else False
        self.given[who, position] = Given(by, ends or clerks)
        return ""

    def end(self, who: str, position: int) -> None:
        self.given.pop((who, position), None)
        if who == "clerk":
            for key in [key for key, each in self.given.items() if each.by == "clerk" and key[1] == position]:
                self.given.pop(key)

    def assign(self, who: str, for_hearing: bool) -> str:
        if who in self.gone:
            return "007"
        is_lawyer = who in ("lawyer", "colleague", "solicitor")
        firm = {each for each in HOME if HOME[each] == HOME[who]} if is_lawyer else {who}
        if any(self.defends(each) for each in firm):
            return "009"
        if self.assigned.get(who) is False:
            return "008"
        self.assigned[who] = for_hearing
        return ""

    def leave(self, who: str) -> None:
        self.gone.add(who)
        self.assigned.pop(who, None)
        for position in (1, 2):
            self.end(who, position)

    def time_passes(self) -> None:
        for who, position in [key for key, each in self.given.items() if each.ends]:
            self.end(who, position)
        self.assigned = {who: ends for who, ends in self.assigned.items() if not ends}


@dataclass
class Life:
    """The service and the model, step by step."""

    world: World
    people: dict[str, User]
    model: Model = field(default_factory=Model)

    def give(self, who: int, position: int, flag: bool) -> None:
        self._give("solicitor", GRANTEES[who % 4], position, flag)

    def give_on(self, who: int, position: int, flag: bool) -> None:
        self._give("clerk", GRANTEES[who % 3], position, flag)

    def _give(self, by: str, who: str, position: int, ends: bool) -> None:
        expected = self.model.give(by, who, position, ends)
        until = timezone.localdate() if ends else None

        def act() -> object:
            return steps.give(self.world, self.people[who], by=self.people[by], position=position, until=until)

        if expected == ABSENT:
            with pytest.raises(CaseNotFound):
                act()
        else:
            assert code_of(act) == expected

    def take_away(self, who: int, position: int, flag: bool) -> None:
        name = GRANTEES[who % 4]
        grant = self._live(self.people[name], Relation.GRANTED, position)
        remover = self.people[name if flag and name not in self.model.gone else "clerk"]
        if HOME[name] == OTHER and not flag:
            remover = self.people["solicitor"]
        assert (grant is None) == ((name, position) not in self.model.given)
        if grant is not None:
            actor = actor_of(remover)
            with actor_scope(actor):
                remove_grants(actor=actor, grant_ids=[grant.pk])
            self.model.end(name, position)

    def assign(self, who: int, position: int, flag: bool) -> None:
        name = ADVOCATES[who % 5]
        expected = self.model.assign(name, flag)
        assert code_of(steps.assign, self.world, self.people[name], for_hearing=flag) == expected

    def unassign(self, who: int, position: int, flag: bool) -> None:
        name = ADVOCATES[who % 5]
        grant = self._live(self.people[name], Relation.PROSECUTING, None)
        assert (grant is None) == (name not in self.model.assigned)
        if grant is not None:
            actor = actor_of(self.world.prosecutor)
            with actor_scope(actor):
                remove_advocate(actor=actor, case_id=self.world.case.pk, grant_id=grant.pk)
            self.model.assigned.pop(name)

    def leave_or_come_back(self, who: int, position: int, flag: bool) -> None:
        name = LEAVERS[who % 3]
        user, actor = self.people[name], actor_of(self.people[MANAGER[HOME[name]]])
        with actor_scope(actor):
            if name in self.model.gone:
                role = Role.SOLICITOR if HOME[name] == OTHER else Role.BARRISTER
                invite_person(actor=actor, email=user.email, full_name="", role=role)
                self.model.gone.discard(name)
            else:
                end_members_membership(actor=actor, user_id=user.pk)
                self.model.leave(name)

    def go_off_or_on_record(self, who: int, position: int, flag: bool) -> None:
        if position in self.model.on_record:
            association = Association.objects.get(
                case=self.world.case, defendant__position=position, ended_at__isnull=True
            )
            actor = actor_of(self.people["solicitor"])
            with actor_scope(actor):
                end_representation(
                    actor=actor, case_id=self.world.case.pk, association_id=association.pk, reason="Over"
                )
            self.model.on_record.discard(position)
            for name in GRANTEES:
                self.model.end(name, position)
            return
        babbage = {"surname": "Babbage", "first_name": "Charles", "born_on": BORN} if position == 2 else {}
        if self.model.prosecutes("solicitor"):
            with pytest.raises(FirmProsecutes):
                put_on_record(self.world.case, self.world.firm, **babbage)  # type: ignore[arg-type]
        else:
            put_on_record(self.world.case, self.world.firm, **babbage)  # type: ignore[arg-type]
            self.model.on_record.add(position)

    def time_passes(self, who: int, position: int, flag: bool) -> None:
        hours_pass(200)
        self.model.time_passes()

    def tidy_up(self, who: int, position: int, flag: bool) -> None:
        end_due_access(now=timezone.now() + timedelta(seconds=1))

    def _live(self, user: User, relation: Relation, position: int | None) -> AccessGrant | None:
        """The right in force of that person, read as the database's owner."""
        found = AccessGrant.objects.filter(case=self.world.case, principal_id=user.pk, relation=relation)
        if position is not None:
            found = found.filter(defendant__position=position)
        return next(
            (g for g in found.filter(ended_at__isnull=True) if g.expires_at is None or g.expires_at > timezone.now()),
            None,
        )

    def is_as_it_should_be(self) -> None:
        positions = {self.world.defendant(position): position for position in (1, 2)}
        for name, user in self.people.items():
            actor = actor_for(user, on=timezone.localdate())
            assert (actor is None) == (name in self.model.gone), name
            if actor is None:
                continue
            standing = standing_of(actor, self.world.case.pk)
            reached = set(positions) if standing.sees_whole_case else standing.defendants or set()
            assert {positions[each] for each in reached} == self.model.seen_by(name), name
            _locks_agree(actor, [self.world.case.pk])
        assert inbox_differences(connection) == []


STEPS = (
    "give",
    "give",
    "give_on",
    "take_away",
    "assign",
    "assign",
    "unassign",
    "leave_or_come_back",
    "go_off_or_on_record",
    "time_passes",
    "tidy_up",
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    life=st.lists(
        st.tuples(st.sampled_from(STEPS), st.integers(0, 9), st.integers(1, 2), st.booleans()), min_size=4, max_size=16
    )
)
@pytest.mark.django_db
def test_nobody_sees_anything_without_a_living_reason(life: list[tuple[str, int, int, bool]]) -> None:
    world = make_world()
    junior = make_person(Role.BARRISTER, world.chambers, full_name="Jo Junior")
    names = ("solicitor", "clerk", "barrister", "lawyer", "colleague")
    people = {**{name: getattr(world, name) for name in names}, "junior": junior}
    manages(world.clerk)
    manages(world.colleague)
    told = Life(world, people)
    for step, who, position, flag in life:
        getattr(told, step)(who, position, flag)
        told.is_as_it_should_be()
