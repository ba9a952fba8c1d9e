"""A private address for one's calendar: only hearings one may see now, nobody named, right over the clock change."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pytest_django import Settings

from cases.custody.models import TimeLimit
from cases.custody.states import RemandStatus
from cases.models import Case, Defendant, Hearing, HearingDefendant
from cases.services import revoke_access
from cases.states import Relation
from commonplatform.accounts.models import Membership, Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from defence.models import CalendarFeed
from tests.support.custody import make_custody_world
from tests.support.world import FEED, Person, court_of, make_case, make_firm, make_person, represent, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/defence/calendar/"
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def firm() -> Organisation:
    return make_firm()


@pytest.fixture
def solicitor(firm: Organisation) -> User:
    return make_person(Role.SOLICITOR, firm)


def _make(user: User) -> str:
    """The path of a new address, as the page shows it once."""
    browser = signed_in(Client(), user)
    assert browser.post(PAGE).status_code == 302
    page = browser.get(PAGE).content.decode()
    found = re.search(r"/defence/calendar/[\w-]+\.ics", page)
    assert found is not None
    assert found[0] not in browser.get(PAGE).content.decode(), "shown once only"
    return found[0]


def _listed(case: Case, at: dt.datetime, *, position: int = 1, status: str = "listed") -> None:
    hearing = Hearing.objects.create(
        case=case, type_code="T", type_name="Trial", court_id=court_of(case), starts_at=at, minutes=60, status=status
    )
    HearingDefendant.objects.create(
        case=case, hearing=hearing, defendant=Defendant.objects.get(case=case, position=position)
    )


def _events(address: str) -> list[dict[str, object]]:
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return [
        {"title": str(e["summary"]), "place": str(e["location"]), "at": e.decoded("dtstart"), "end": e.decoded("dtend")}
        for e in Calendar.from_ical(answer.content).walk("VEVENT")
    ]


def test_reference_court_time_and_type_and_nobody_is_named(firm: Organisation, solicitor: User) -> None:
    case = make_case(defendants=(Person("Ada", "Lovelace"), Person("Charles", "Babbage")))
    represent(case, firm)
    at = timezone.now().replace(microsecond=0) + dt.timedelta(days=3)
    _listed(case, at)
    _listed(case, at, position=2)
    _listed(case, at + dt.timedelta(days=1), status="vacated")
    _listed(case, at - dt.timedelta(days=60))
    address = _make(solicitor)
    (event,) = _events(address)
    assert event["title"] == f"{case.reference_received}: Trial"
    assert event["place"] == case.court.name  # type: ignore[union-attr]
    assert (event["at"], event["end"]) == (at, at + dt.timedelta(hours=1))
    text = Client().get(address).content.decode()
    assert not [name for name in ("Ada", "Lovelace", "Babbage", solicitor.full_name, firm.name) if name in text]


def test_ten_o_clock_in_london_stays_ten_over_both_changes_of_the_clock(firm: Organisation, solicitor: User) -> None:
    case = make_case()
    represent(case, firm)
    days = [(2027, 3, 26), (2027, 3, 29), (2027, 10, 29), (2027, 11, 1)]
    for day in days:
        _listed(case, dt.datetime(*day, 10, 0, tzinfo=LONDON))
    with time_machine.travel(dt.datetime(2027, 3, 20, tzinfo=dt.UTC)):
        Membership.objects.update(ends_on=None)
        begins = [event["at"] for event in _events(_make(solicitor))]
    assert [at.astimezone(LONDON).timetuple()[:5] for at in begins] == [(*day, 10, 0) for day in days]  # type: ignore[attr-defined]
    assert [at.astimezone(dt.UTC).hour for at in begins] == [10, 9, 9, 10]  # type: ignore[attr-defined]


def test_the_hour_that_happens_twice_is_told_apart(firm: Organisation, solicitor: User) -> None:
    case = make_case()
    represent(case, firm)
    first = dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC)
    _listed(case, first)
    _listed(case, first + dt.timedelta(hours=1))
    with time_machine.travel(dt.datetime(2027, 10, 30, tzinfo=dt.UTC)):
        assert [event["at"] for event in _events(_make(solicitor))] == [first, first + dt.timedelta(hours=1)]


def test_only_what_may_be_seen_at_the_moment_of_asking(firm: Organisation, solicitor: User) -> None:
    case, foreign = make_case(), make_case()
    defendant = represent(case, firm)
    represent(foreign, make_firm())
    for each in (case, foreign):
        _listed(each, timezone.now() + dt.timedelta(days=3))
    address = _make(solicitor)
    assert len(_events(address)) == 1
    revoke_access(
        actor=FEED, case_id=case.pk, principal_id=firm.pk, relation=Relation.REPRESENTING, defendant_id=defendant
    )
    assert _events(address) == []


def test_renewing_and_ending_kill_the_old_address(solicitor: User) -> None:
    first = _make(solicitor)
    second = _make(solicitor)
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)
    assert signed_in(Client(), solicitor).post(PAGE, {"end": "yes"}).status_code == 302
    assert Client().get(second).status_code == 404
    assert [e.kind for e in Event.objects.filter(kind__startswith="calendar.").order_by("occurred_at")] == [
        "calendar.made",
        "calendar.made",
        "calendar.ended",
    ]


def test_only_a_digest_is_kept(solicitor: User) -> None:
    secret = _make(solicitor).rpartition("/")[2].removesuffix(".ics")
    assert len(secret) >= 43
    assert secret not in str(CalendarFeed.objects.values().get())


@pytest.mark.parametrize("how", ["membership", "person", "dormant"])
def test_it_ends_when_the_person_leaves(solicitor: User, how: str) -> None:
    address = _make(solicitor)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    if how == "membership":
        Membership.objects.filter(user=solicitor).update(ends_on=yesterday)
    else:
        long_ago = timezone.now() - dt.timedelta(days=91)
        User.objects.filter(pk=solicitor.pk).update(is_active=how != "person", last_login=long_ago)
    assert Client().get(address).status_code == 404


def test_another_role_of_the_same_person_opens_nothing_more(firm: Organisation, solicitor: User) -> None:
    other = make_firm()
    Membership.objects.create(user=solicitor, organisation=other, role=Role.SOLICITOR, starts_on=dt.date(2020, 1, 1))
    case = make_case()
    represent(case, other)
    _listed(case, timezone.now() + dt.timedelta(days=3))
    address = _make(solicitor)
    held = CalendarFeed.objects.get().membership.organisation_id
    assert len(_events(address)) == (1 if held == other.pk else 0)


def test_asking_too_often_is_refused_until_the_next_hour(settings: Settings, solicitor: User) -> None:
    settings.CALENDAR_FETCHES_PER_HOUR = 3
    start = dt.datetime(2026, 11, 23, 10, 5, tzinfo=dt.UTC)
    with time_machine.travel(start):
        address = _make(solicitor)
        assert [Client().get(address).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    with time_machine.travel(start + dt.timedelta(hours=1)):
        assert Client().get(address).status_code == 200


def test_made_up_addresses_are_absent() -> None:
    for secret in ("x", "a" * 43, "%00"):
        assert Client().get(f"/defence/calendar/{secret}.ics").status_code in (400, 404)


def test_a_custody_time_limit_is_an_entry_of_a_day_that_names_nobody(firm: Organisation, solicitor: User) -> None:
    world = make_custody_world()
    represent(world.case, firm)
    today = timezone.localdate()
    world.remand(on=today)
    address = _make(solicitor)
    answer = Client().get(address).content
    entries = Calendar.from_ical(answer).walk("VEVENT")
    # The summary and the either way charge end on one day: one entry.
    limits = sorted(set(TimeLimit.objects.filter(defendant=world.defendant()).values_list("limit_on", flat=True)))
    assert len(limits) == 2
    assert [entry.decoded("dtstart") for entry in entries] == limits
    assert {str(entry["summary"]) for entry in entries} == {f"{world.case.reference_received}: custody time limit"}
    assert entries[0].decoded("dtend") == limits[0] + dt.timedelta(days=1)
    text = answer.decode()
    assert not [name for name in ("Ada", "Lovelace", "Theft", firm.name) if name in text]
    world.remand(RemandStatus.CONDITIONAL_BAIL, on=today)
    assert not Calendar.from_ical(Client().get(address).content).walk("VEVENT")


def test_limits_of_co_defendants_are_in_nobodys_calendar_but_their_own(firm: Organisation, solicitor: User) -> None:
    world = make_custody_world()
    represent(world.case, firm)
    world.remand(on=timezone.localdate(), position=2)
    assert not Calendar.from_ical(Client().get(_make(solicitor)).content).walk("VEVENT")
