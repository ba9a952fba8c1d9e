"""Whatever happens in whatever order: one firm at most, no lock beside it, and nobody sees without a live reason."""

from datetime import date
from itertools import count
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from cases.access.policy import Action, Target
from cases.access.relations import standing_of
from cases.models import AccessGrant, Case, Defendant, Particulars
from cases.selectors import case_page
from cases.services.keep_inbox import inbox_differences
from cases.types import CaseListFilter
from commonplatform.accounts.database_scope import actor_scope, task_scope
from commonplatform.accounts.models import LaaContract, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor, Purpose
from defence.exceptions import AlreadyRepresented, LockedByOrder
from defence.models import Association, RepresentationLock
from defence.services import (
    end_representation,
    match_orphans,
    record_instruction,
    search_defendant,
    start_representation,
    unlock_defendant,
)
from defence.states import RepresentationType
from defence.types import SearchTerms
from tests.functional.defence.steps import ADA, LAA, make_legal_aid_statuses, message, received, solicitor
from tests.support.world import Person, actor_of, court_staff, make_case, make_court, make_firm, make_person

pytestmark = pytest.mark.django_db

TWO = (Person(offences=(("RT88191", "Speeding"), ("RT88192", "Driving"))), Person(surname="Babbage"))
FIRMS = 3
serial = count(1)
STEP = st.one_of(
    st.tuples(st.just("instruct"), st.integers(0, FIRMS - 1), st.integers(0, 1)),
    st.tuples(st.just("go on record"), st.integers(0, FIRMS - 1), st.integers(0, 1)),
    st.tuples(st.just("go off record"), st.integers(0, FIRMS - 1), st.integers(0, 1)),
    st.tuples(st.just("the court ends it"), st.just(0), st.integers(0, 1)),
    st.tuples(st.just("an order"), st.integers(0, 2), st.integers(0, 3)),
    st.tuples(st.just("a withdrawal"), st.integers(0, 1), st.integers(0, 1)),
    st.tuples(st.just("the court unlocks"), st.just(0), st.integers(0, 1)),
    st.tuples(st.just("a number becomes known"), st.just(2), st.just(0)),
)


class World:
    """A case of two defendants, three firms of which two have a contract number, and the court."""

    def __init__(self) -> None:
        make_legal_aid_statuses()
        court = make_court()
        self.case = make_case(court=court, defendants=TWO)
        self.ids = list(Defendant.objects.filter(case=self.case).order_by("position").values_list("pk", flat=True))
        for position, pk in enumerate(self.ids):
            Defendant.objects.filter(pk=pk).update(prosecutor_reference=f"ASN{position}")
        self.firms = [make_firm(f"Firm {n}") for n in range(FIRMS)]
        world = next(serial) % 1000
        self.numbers = [f"{firm}T{world:03d}Q" for firm in range(FIRMS)]
        for firm, number in zip(self.firms[:2], self.numbers[:2], strict=True):
            LaaContract.objects.create(organisation=firm, number=number)
        self.people: list[User] = [solicitor(firm) for firm in self.firms]
        self.officer = actor_of(make_person(Role.COURT_OFFICER, court_staff(court)))
        self.day = 0

    def proof(self, actor: Actor, which: int) -> str:
        surname = TWO[which].surname
        proof = search_defendant(actor=actor, terms=SearchTerms(self.case.reference_received, surname, "Ada", ADA))
        assert proof is not None
        return proof

    def do(self, what: str, number: int, which: int) -> None:
        self.day += 1
        actor = actor_of(self.people[number])
        try:
            getattr(self, "_" + what.replace(" ", "_"))(actor, number, which)
        except (AlreadyRepresented, LockedByOrder) as refused:
            event(f"{what}: {type(refused).__name__}")

    def _instruct(self, actor: Actor, number: int, which: int) -> None:
        with actor_scope(actor):
            record_instruction(actor=actor, proof=self.proof(actor, which), instructed_on=date(2026, 1, 1))

    def _go_on_record(self, actor: Actor, number: int, which: int) -> None:
        with actor_scope(actor):
            start_representation(
                actor=actor, proof=self.proof(actor, which), representation_type=RepresentationType.PRIVATE
            )

    def _go_off_record(self, actor: Actor, number: int, which: int) -> None:
        self._end(actor, which, organisation=self.firms[number].pk)

    def _the_court_ends_it(self, actor: Actor, number: int, which: int) -> None:
        self._end(self.officer, which)

    def _end(self, actor: Actor, which: int, **narrowed: UUID) -> None:
        held = Association.objects.filter(defendant_id=self.ids[which], ended_at__isnull=True, **narrowed).first()
        if held is not None:
            with actor_scope(actor):
                end_representation(actor=actor, case_id=self.case.pk, association_id=held.pk, reason="It is over")

    def _an_order(self, actor: Actor, number: int, which: int) -> None:
        """Four places for an order: either offence of the first defendant, the only one of the second, or again."""
        defendant, offence = (0, which + 1) if which < 2 else (1, 1)
        self._receive(defendant, offence, status_code="GR", contract_number=self.numbers[number])

    def _a_withdrawal(self, actor: Actor, number: int, which: int) -> None:
        self._receive(which, 1, status_code="WD", contract_number="")

    def _receive(self, defendant: int, offence: int, **changed: object) -> None:
        code = TWO[defendant].offences[offence - 1][0]
        outcome = received(
            message(
                self.case,
                prosecutor_reference=f"ASN{defendant}",
                offence_code=code,
                offence_sequence=offence,
                application_reference=str(5_000_000 + self.day),
                **changed,
            )
        )
        assert outcome.reference_id is not None, outcome

    def _the_court_unlocks(self, actor: Actor, number: int, which: int) -> None:
        lock = RepresentationLock.objects.filter(defendant_id=self.ids[which], unlocked_at__isnull=True).first()
        if lock is not None:
            with actor_scope(self.officer):
                unlock_defendant(actor=self.officer, case_id=self.case.pk, lock_id=lock.pk, reason="A mistake")

    def _a_number_becomes_known(self, actor: Actor, number: int, which: int) -> None:
        LaaContract.objects.get_or_create(number=self.numbers[2], defaults={"organisation": self.firms[2]})
        with task_scope(purpose=Purpose.LEGAL_AID):
            match_orphans(actor=LAA, laa_contract_number=self.numbers[2])


def check(world: World) -> None:
    open_now = list(Association.objects.filter(case=world.case, ended_at__isnull=True))
    locked = set(
        RepresentationLock.objects.filter(case=world.case, unlocked_at__isnull=True).values_list("defendant", flat=True)
    )
    assert len({a.defendant_id for a in open_now}) == len(open_now), "two firms for one defendant"
    assert not locked & {a.defendant_id for a in open_now}, "a lock beside a firm"
    grants = AccessGrant.objects.filter(case=world.case, ended_at__isnull=True)
    representing = set(grants.filter(relation="representing").values_list("principal_id", "defendant_id"))
    assert representing == {(a.organisation_id, a.defendant_id) for a in open_now}
    instructed = set(grants.filter(relation="instructed").values_list("principal_id", "defendant_id"))
    assert not instructed & representing, "instructed beside on record"
    assert not {defendant for _firm, defendant in instructed} & locked, "instructed while locked"
    assert inbox_differences(connection) == []
    for person, firm in zip(world.people, world.firms, strict=True):
        _sees(
            actor_of(person),
            world.case,
            file={defendant for principal, defendant in representing if principal == firm.pk},
            charges={defendant for principal, defendant in instructed if principal == firm.pk},
        )


def _sees(actor: Actor, case: Case, *, file: set[UUID], charges: set[UUID]) -> None:
    """Both locks give exactly this, in the list and inside the case."""
    standing = standing_of(actor, case.pk)
    assert (standing.defendants or set()) == file | charges
    assert {d for d in file | charges if standing.may(Action.VIEW, Target.PARTICULARS, d)} == file
    with actor_scope(actor):
        listed = {line.case_id for line in case_page(actor, CaseListFilter()).lines}
        assert listed == ({case.pk} if standing.grants else set())
        assert set(Defendant.objects.values_list("pk", flat=True)) == file | charges
        assert set(Particulars.objects.values_list("pk", flat=True)) == file


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEP, min_size=1, max_size=14))
def test_in_any_sequence_every_step_leaves_a_lawful_state(steps: list[tuple[str, int, int]]) -> None:
    world = World()
    check(world)
    for what, number, which in steps:
        event(what)
        world.do(what, number, which)
        check(world)


def test_the_check_itself_finds_an_access_that_nothing_gives() -> None:
    from cases.services import grant_access
    from cases.states import Relation
    from tests.support.world import FEED

    world = World()
    grant_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=world.firms[0].pk,
        principal_name="Firm 0",
        relation=Relation.REPRESENTING,
        defendant_id=world.ids[0],
    )
    with pytest.raises(AssertionError):
        check(world)
