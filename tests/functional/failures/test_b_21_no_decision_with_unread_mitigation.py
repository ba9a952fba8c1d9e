"""B-21: mitigation reaches the prosecutor before the decision; nothing is decided while it is unread."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from cases.exceptions import MitigationUnread
from cases.models import Case, CourtNeeds, Defendant, Offence, Plea, PleaReading, WorkItem
from cases.services import read_statements, require_mitigation_read
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from tests.support.world import Person, actor_of, make_case, make_person, prosecution_office

pytestmark = pytest.mark.django_db
RUNS, STEPS, WHOLE_RUNS = 30, 8, 5_000
LOT = 1_000
STATEMENTS = ("", "", "I was in hospital", "Roeddwn yn yr ysbyty")


def world() -> tuple[Case, Actor]:
    case = make_case(defendants=[Person(), Person(forenames="Charles", surname="Babbage")])
    return case, actor_of(make_person(Role.PROSECUTOR, prosecution_office(case.prosecutor)))


def plead(case: Case, defendant: Defendant, statement: str) -> Plea:
    earlier = Plea.objects.filter(defendant=defendant, replaced_by__isnull=True).first()
    return Plea.objects.create(
        case=case,
        defendant=defendant,
        offence=defendant.offences.get(),
        replaces=earlier,
        choice="guilty",
        method="online",
        statement=statement,
        recorded_by="Ada",
    )


def must_be_read(case: Case) -> bool:
    """Written down without the guard's own query: what stands, said with words or by somebody vulnerable, unread."""
    for defendant in case.defendants.all():
        needs = CourtNeeds.objects.filter(defendant=defendant).order_by("set_at").last()
        vulnerable = bool(needs and needs.has_disability_needs)
        for plea in Plea.objects.filter(defendant=defendant):
            replaced = Plea.objects.filter(replaces=plea).exists()
            read = PleaReading.objects.filter(plea=plea).exists()
            if not replaced and not read and (plea.statement or vulnerable):
                return True
    return False


def may_decide(case: Case) -> bool:
    try:
        require_mitigation_read(case_id=case.pk)
    except MitigationUnread:
        return False
    return True


def test_in_many_random_runs_no_decision_is_made_with_unread_mitigation() -> None:
    case, prosecutor = world()
    chance, decided, refused = random.Random(21), 0, 0
    for _run in range(RUNS):
        with transaction.atomic():
            for _step in range(STEPS):
                defendant = case.defendants.get(position=chance.choice((1, 2)))
                act = chance.choice(("plead", "needs", "read", "decide", "decide"))
                if act == "plead":
                    plead(case, defendant, chance.choice(STATEMENTS))
                elif act == "needs":
                    has = chance.choice((True, False, None))
                    CourtNeeds.objects.create(
                        case=case, defendant=defendant, has_disability_needs=has, method="online", set_by="Ada"
                    )
                elif act == "read":
                    shown = Plea.objects.filter(defendant=defendant).values_list("pk", flat=True)
                    read_statements(actor=prosecutor, case_id=case.pk, defendant_id=defendant.pk, plea_ids=list(shown))
                else:
                    unread, allowed = must_be_read(case), may_decide(case)
                    assert allowed is not unread
                    decided, refused = decided + allowed, refused + (not allowed)
            transaction.set_rollback(True)
    assert decided > RUNS // 4
    assert refused > RUNS // 4


@dataclass
class Told:
    """What one random run has said about one defendant; the last plea is the one that stands."""

    pleas: list[Plea] = field(default_factory=list)
    needs: list[CourtNeeds] = field(default_factory=list)
    readings: dict[UUID, PleaReading] = field(default_factory=dict)

    @property
    def must_be_read(self) -> bool:
        if not self.pleas or self.pleas[-1].pk in self.readings:
            return False
        return bool(self.pleas[-1].statement) or bool(self.needs and self.needs[-1].has_disability_needs)


def test_in_5000_random_runs_a_decision_is_refused_exactly_while_something_is_unread() -> None:
    """Each run is a case with a history of its own, written at once; a decision is then tried in every case."""
    chance, start = random.Random(2105), timezone.now()
    cases = copies_of(world()[0], WHOLE_RUNS)
    told: dict[UUID, list[Told]] = {case_id: [Told() for _ in defendants] for case_id, defendants in cases.items()}
    for case_id, defendants in cases.items():
        for step in range(chance.randint(1, STEPS)):
            whom = chance.randrange(len(defendants))
            happen(chance, told[case_id][whom], case_id, defendants[whom], at=start + timedelta(seconds=step))
    stories = [one for of_case in told.values() for one in of_case]
    for depth in range(STEPS):
        Plea.objects.bulk_create((one.pleas[depth] for one in stories if len(one.pleas) > depth), batch_size=LOT)
    CourtNeeds.objects.bulk_create((needs for one in stories for needs in one.needs), batch_size=LOT)
    readings = (reading for one in stories for reading in one.readings.values())
    PleaReading.objects.bulk_create(readings, batch_size=LOT)
    decided = {case_id for case_id in cases if may_decide(Case(pk=case_id))}
    unread = {case_id for case_id, of_case in told.items() if any(one.must_be_read for one in of_case)}
    assert decided & unread == set()
    assert decided | unread == set(cases)
    assert min(len(decided), len(unread)) > WHOLE_RUNS // 5


def happen(chance: random.Random, told: Told, case_id: UUID, defendant: tuple[UUID, UUID], *, at: datetime) -> None:
    defendant_id, offence_id = defendant
    match chance.choice(("plead", "needs", "read")):
        case "plead":
            plea = Plea(
                case_id=case_id,
                defendant_id=defendant_id,
                offence_id=offence_id,
                replaces=told.pleas[-1] if told.pleas else None,
                choice="guilty",
                method="online",
                statement=chance.choice(STATEMENTS),
                recorded_by="Ada",
            )
            told.pleas.append(plea)
        case "needs":
            has = chance.choice((True, False, None))
            told.needs.append(
                CourtNeeds(
                    case_id=case_id,
                    defendant_id=defendant_id,
                    has_disability_needs=has,
                    method="online",
                    set_by="Ada",
                    set_at=at,
                )
            )
        case _ if told.pleas:
            told.readings[told.pleas[-1].pk] = PleaReading(
                plea=told.pleas[-1], case_id=case_id, defendant_id=defendant_id, read_by="Grace"
            )


def copies_of(case: Case, number: int) -> dict[UUID, list[tuple[UUID, UUID]]]:
    """So many cases like this one: case to its defendants, each with the offence."""
    cases: dict[UUID, list[tuple[UUID, UUID]]] = {uuid4(): [] for _ in range(number)}
    held = [(one, one.offences.get()) for one in case.defendants.order_by("position")]
    defendants, offences = [], []
    for case_id in cases:
        for one, charge in held:
            defendant = replace_key(one, case_id=case_id)
            offence = replace_key(charge, case_id=case_id, defendant_id=defendant.pk)
            defendants.append(defendant)
            offences.append(offence)
            cases[case_id].append((defendant.pk, offence.pk))
    same = (replace_key(case, key=case_id, reference=f"01AB{n:07d}26") for n, case_id in enumerate(cases))
    Case.objects.bulk_create(same, batch_size=LOT)
    Defendant.objects.bulk_create(defendants, batch_size=LOT)
    Offence.objects.bulk_create(offences, batch_size=LOT)
    return cases


def replace_key(row: Any, *, key: UUID | None = None, **changes: object) -> Any:
    """The same row under another key."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.generated}
    return type(row)(**{**values, "id": key or uuid4(), **changes})


def test_reading_covers_exactly_what_stood_on_the_page() -> None:
    case, prosecutor = world()
    first = case.defendants.get(position=1)
    shown = plead(case, first, "I was in hospital")
    later = plead(case, first, "And my mother died")
    read_statements(actor=prosecutor, case_id=case.pk, defendant_id=first.pk, plea_ids=[shown.pk])
    with pytest.raises(MitigationUnread) as refused:
        require_mitigation_read(case_id=case.pk)
    assert refused.value.defendants == {first.pk}
    read_statements(actor=prosecutor, case_id=case.pk, defendant_id=first.pk, plea_ids=[later.pk])
    require_mitigation_read(case_id=case.pk)


def test_reading_takes_the_item_off_the_prosecutors_list_and_twice_changes_nothing() -> None:
    case, prosecutor = world()
    first = case.defendants.get(position=1)
    plea = plead(case, first, "I was in hospital")
    item = WorkItem.objects.create(
        principal_id=case.prosecutor_id, case=case, defendant=first, kind="statement_to_read", flags=["mitigation"]
    )
    counts = [
        read_statements(actor=prosecutor, case_id=case.pk, defendant_id=first.pk, plea_ids=[plea.pk, uuid4()])
        for _twice in range(2)
    ]
    item.refresh_from_db()
    assert counts == [1, 0]
    assert (item.done_by, PleaReading.objects.get().read_by) == (prosecutor.display_name, prosecutor.display_name)
