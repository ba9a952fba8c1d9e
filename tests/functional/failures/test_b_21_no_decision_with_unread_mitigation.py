"""B-21: mitigation reaches the prosecutor before the decision; nothing is decided while it is unread."""

import random
from uuid import uuid4

import pytest
from django.db import transaction

from cases.exceptions import MitigationUnread
from cases.models import Case, CourtNeeds, Defendant, Plea, PleaReading, WorkItem
from cases.services import read_statements, require_mitigation_read
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from tests.support.world import Person, actor_of, make_case, make_person, prosecution_office

pytestmark = pytest.mark.django_db
RUNS, STEPS = 100, 8
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
