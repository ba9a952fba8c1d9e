"""QUALITY B-24: the figures equal a recount from the cases, and a difference is named."""

import random
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from cases.models import WorkItem
from commonplatform.audit.models import Effect, Event
from commonplatform.reference.models import Court
from pleas.figures.models import CourtDay, SubmissionNote
from pleas.figures.services.count_days import count_days
from pleas.figures.services.recount import recount
from tests.functional.figures.writing import ago, sent, today
from tests.functional.pleas.walking import Citizen
from tests.support.world import Person, make_case, make_court

pytestmark = pytest.mark.django_db
CHARGES = (("RT88191", "Speeding"), ("RT88333", "No insurance"))
DAYS = 30


def test_thirty_random_days_recounted_differ_in_nothing() -> None:
    chance = random.Random(20260101)
    courts = [make_court() for _each in range(3)]
    Court.objects.filter(pk=courts[2].pk).update(online_plea_test=True)
    now = timezone.now()
    for _each in range(8):
        moment = now - timedelta(days=chance.randrange(DAYS - 1), minutes=chance.randrange(1200))
        charges = CHARGES[: chance.randint(1, 2)]
        with time_machine.travel(moment, tick=False):
            case = make_case(court=chance.choice(courts), defendants=[Person(offences=charges)], received_at=moment)
            citizen = Citizen(case)
            if chance.random() < 0.3:
                citizen.speaks_welsh()
            citizen.has_sent(*(chance.choice(["guilty", "not_guilty"]) for _charge in charges))
    found = recount(today=today(), days=DAYS + 1)
    assert found.differences == ()
    assert found.compared == SubmissionNote.objects.count() > 0


def test_a_lost_an_invented_and_a_wrong_row_are_each_named() -> None:
    for _each in range(2):
        Citizen(make_case()).has_sent("guilty")
    lost, wrong = SubmissionNote.objects.all()
    SubmissionNote.objects.filter(pk=lost.pk).delete()
    SubmissionNote.objects.filter(pk=wrong.pk).update(guilty=0, not_guilty=1)
    sent()
    differences = recount(today=today(), days=2).differences
    assert len(differences) == 3
    assert any("missing" in each for each in differences)
    assert any("no case has" in each for each in differences)
    assert any("the case ('en', 1, 0, 0)" in each for each in differences)
    assert Event.objects.get(kind="figures.recounted").data["count"] == 3


def test_what_the_court_has_dealt_with_is_noted() -> None:
    case = make_case()
    Citizen(case).has_sent("guilty")
    recount(today=today(), days=2)
    assert SubmissionNote.objects.get().processed_on is None
    WorkItem.objects.filter(case=case, kind="plea_received").update(done_at=timezone.now())
    recount(today=today(), days=2)
    assert SubmissionNote.objects.get().processed_on == today()


def test_the_board_is_counted_from_the_cases_and_again_when_they_change() -> None:
    court = make_court()
    case = make_case(court=court)
    make_case(court=court, initiation_code="Q")
    make_case(court=court, received_at=timezone.now() - timedelta(days=3))
    Citizen(case).has_sent("guilty")
    Effect.objects.filter(case_id=case.pk, kind="notifications.send_mail").update(status="failed")
    for _again in range(2):
        count_days(today=today(), days=29)
        row = CourtDay.objects.get(court=court, day=today())
        assert (row.imported, row.imported_single_justice, row.submissions, row.failed_messages) == (2, 1, 1, 1)
    assert CourtDay.objects.get(court=court, day=ago(3)).imported == 1
    Effect.objects.filter(case_id=case.pk).update(status="waiting")
    count_days(today=today(), days=2)
    assert CourtDay.objects.get(court=court, day=today()).failed_messages == 0


def test_a_case_of_a_summer_midnight_is_counted_on_its_day_in_london() -> None:
    court = make_court()
    make_case(court=court, received_at=datetime(2026, 7, 1, 23, 30, tzinfo=UTC))
    with time_machine.travel(datetime(2026, 7, 2, 9, 0, tzinfo=UTC)):
        count_days(today=today(), days=2)
    assert str(CourtDay.objects.get(court=court, imported=1).day) == "2026-07-02"
