"""What came since one's last visit is marked as new: on the summary, the hearings, the documents and the timeline."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import TimeMachineFixture

from cases.models import CaseVisit, Hearing, HearingDefendant
from cases.visits import PAUSE
from commonplatform.accounts.types import system_actor
from commonplatform.audit.services import record
from tests.functional.disclosure.steps import ADA, CHARLES, World, browser, make_world, published, visible
from tests.support.queries import at_most_queries
from tests.support.world import court_of

pytestmark = pytest.mark.django_db
FIRST_DAY = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def clock(time_machine: TimeMachineFixture) -> TimeMachineFixture:
    time_machine.move_to(FIRST_DAY, tick=False)
    return time_machine


@pytest.fixture
def world() -> World:
    return make_world((ADA, CHARLES))


def _tab(client: Client, world: World, tab: str = "") -> str:
    answer = client.get(f"/cases/{world.case.pk}/{tab}")
    assert answer.status_code == 200
    return visible(answer.content)


def _documents(client: Client, world: World) -> str:
    return visible(client.get(f"/documents/case/{world.case.pk}/").content)


def _listed(world: World, *, position: int = 1) -> Hearing:
    defendant = world.case.defendants.get(position=position)
    hearing = Hearing.objects.create(
        case=world.case,
        type_code="FIRST",
        type_name="First hearing",
        court_id=court_of(world.case),
        starts_at=timezone.now() + dt.timedelta(days=20),
    )
    HearingDefendant.objects.create(case=world.case, hearing=hearing, defendant=defendant)
    record(
        "hearing.listed",
        actor=system_actor("Listing"),
        case_id=world.case.pk,
        subject_id=hearing.pk,
        data={"court": "Court", "room": "1", "when": "then"},
    )
    return hearing


def test_nothing_is_marked_in_the_first_visit(clock: TimeMachineFixture, world: World) -> None:
    _listed(world)
    clock.shift(60)
    client = browser(world.solicitor)
    assert "New since your last visit" not in _tab(client, world)
    assert " New " not in _tab(client, world, "hearings/")
    assert " New " not in _tab(client, world, "timeline/")


def test_what_came_since_is_marked_on_every_tab_for_the_whole_visit(clock: TimeMachineFixture, world: World) -> None:
    client = browser(world.solicitor)
    _tab(client, world)
    clock.shift(dt.timedelta(hours=2))
    published(world)
    _listed(world)
    clock.shift(dt.timedelta(hours=2))
    client = browser(world.solicitor)
    summary = _tab(client, world)
    assert "New since your last visit on 23 November 2026 at 9:00am" in summary
    assert "1 change to hearings" in summary
    assert "1 change to documents" in summary
    for minutes in (5, 20, 25):  # pages of one visit, half an hour and more in all
        clock.shift(dt.timedelta(minutes=minutes))
        assert " New " in _documents(client, world)
        assert " New " in _tab(client, world, "hearings/")
        assert " New " in _tab(client, world, "timeline/")
    clock.shift(PAUSE + dt.timedelta(minutes=1))
    assert " New " not in _documents(browser(world.solicitor), world)


def test_what_one_did_oneself_and_what_concerns_a_co_defendant_is_not_new(
    clock: TimeMachineFixture, world: World
) -> None:
    client = browser(world.solicitor)
    _tab(client, world)
    clock.shift(dt.timedelta(hours=1))
    _listed(world, position=2)
    published(world, position=2)
    clock.shift(dt.timedelta(hours=1))
    assert "New since your last visit" not in _tab(browser(world.solicitor), world)
    assert "Listed at" not in _tab(browser(world.solicitor), world, "timeline/")
    assert "Listed at" in _tab(browser(world.prosecutor), world, "timeline/")
    officer = browser(world.officer)
    _tab(officer, world)
    clock.shift(dt.timedelta(hours=1))
    published(world)
    clock.shift(dt.timedelta(hours=1))
    assert "1 change to documents" in _tab(browser(world.officer), world)


def test_each_person_has_their_own_visits_kept_in_one_row(clock: TimeMachineFixture, world: World) -> None:
    for _ in range(3):
        _tab(browser(world.solicitor), world)
        _tab(browser(world.officer), world, "timeline/")
        clock.shift(dt.timedelta(hours=1))
    assert CaseVisit.objects.count() == 2
    visit = CaseVisit.objects.get(user_id=world.solicitor.pk)
    assert visit.last_seen_at - visit.previous_at == dt.timedelta(hours=1)  # type: ignore[operator]


def test_the_tabs_stay_within_their_queries(clock: TimeMachineFixture, world: World) -> None:
    client = browser(world.solicitor)
    _tab(client, world)
    clock.shift(dt.timedelta(hours=1))
    _listed(world)
    clock.shift(dt.timedelta(hours=1))
    client = browser(world.solicitor)
    client.get("/cases/")
    for tab in ("", "defendants/", "hearings/", "timeline/"):
        with at_most_queries():
            _tab(client, world, tab)
