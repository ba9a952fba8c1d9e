"""The pages of custody: what they show, what they refuse, and that nothing typed is lost."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client

from cases.custody.models import Remand, TimeLimit
from cases.custody.states import RemandStatus
from cases.models import Case, Particulars
from commonplatform.accounts.roles import Role
from tests.support.custody import EITHER_WAY, INDICTABLE, SUMMARY, CustodyWorld, make_custody_world
from tests.support.queries import at_most_queries
from tests.support.world import court_staff, make_firm, make_person, prosecution_office, represent, signed_in

pytestmark = pytest.mark.django_db
HEARING = date(2026, 11, 3)


@pytest.fixture(autouse=True)
def _on_the_thirtieth() -> Iterator[None]:
    with time_machine.travel("2026-11-30T10:00:00Z", tick=False):
        yield


@pytest.fixture
def world() -> CustodyWorld:
    return make_custody_world()


def page(world: CustodyWorld, path: str) -> str:
    return f"/cases/{world.case.pk}/{path}"


def remand_page(world: CustodyWorld) -> str:
    return page(world, f"defendants/{world.defendant().pk}/remand/")


def limit_page(world: CustodyWorld, kind: str = "custody-limit", code: str = SUMMARY) -> str:
    return page(world, f"charges/{world.charge(code).pk}/{kind}/")


def words(content: bytes) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", content.decode()).split()))


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def typed(content: bytes, name: str) -> str:
    field = re.search(rf'<input[^>]*name="{name}"[^>]*>', content.decode())
    value = re.search(r'value="([^"]*)"', field[0]) if field else None
    return value[1] if value else ""


def custody_from(on: date, **more: Any) -> dict[str, Any]:
    return {"status": "C", **day("hearing_on", on), "version": "0", **more}


def browser(world: CustodyWorld) -> Client:
    return signed_in(Client(), world.officer)


def seen_by(world: CustodyWorld, user: Any, path: str = "defendants/") -> str:
    answer = signed_in(Client(), user).get(page(world, path))
    assert answer.status_code == 200
    return words(answer.content)


# Recording remand


def test_what_follows_is_shown_with_its_arithmetic_before_it_is_recorded(world: CustodyWorld) -> None:
    browse = browser(world)
    sent = custody_from(HEARING, **day("held_since", date(2026, 10, 20)), days_before="3")
    shown = browse.post(remand_page(world), sent)
    text = words(shown.content)
    for part in (
        "Less days held until the hearing 14 days, from 20 October 2026",
        "Less days held before 3 days",
        "Counted to Saturday 12 December 2026",
        "Moved back over Saturday 12 December 2026",
        "Limit: Friday 11 December 2026",
        "56 days: Either way, allocation not decided",
        "SI 1987/299, regulation 4",
        "Nothing is recorded yet.",
    ):
        assert part in text, part
    assert not Remand.objects.exists()
    carried = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', shown.content.decode()))
    carried.pop("csrfmiddlewaretoken", None)
    answer = browse.post(remand_page(world), {**carried, "confirmed": "yes"})
    assert answer.status_code == 302
    assert Remand.objects.get().days_held_before == 3
    assert TimeLimit.objects.get(offence=world.charge(SUMMARY)).limit_on == date(2026, 12, 11)


def test_from_the_preview_one_goes_back_to_what_was_typed(world: CustodyWorld) -> None:
    answer = browser(world).post(remand_page(world), custody_from(HEARING, days_before="3", change="yes"))
    assert typed(answer.content, "days_before") == "3"
    assert not Remand.objects.exists()


def test_the_allocation_of_either_way_charges_is_asked_and_counts(world: CustodyWorld) -> None:
    browse = browser(world)
    assert "Where is it tried? 2. Theft" in words(browse.get(remand_page(world)).content)
    browse.post(remand_page(world), custody_from(HEARING, reason_1="elects_jury", confirmed="yes"))
    assert TimeLimit.objects.get(offence=world.charge(EITHER_WAY)).limit_on == date(2027, 5, 4)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"status": ""}, "Select what the court decided"),
        ({"status": "R"}, "Select what the court decided"),
        ({"hearing_on_day": "", "hearing_on_month": "", "hearing_on_year": ""}, "Enter the day of the hearing"),
        ({"hearing_on_month": "13"}, "Day of the hearing must be a real date"),
        ({"hearing_on_year": "2027"}, "The day of the hearing must be today or in the past"),
        (day("held_since", date(2026, 11, 4)), "must not be before the day since which they are held, 4 November 2026"),
        ({"held_since_day": "3"}, "Held since must include a month and year"),
        ({"days_before": "-1"}, "Days held before that must be 0 or more"),
        ({"days_before": "a week"}, "Days held before that must be a whole number, like 12"),
        ({"days_before": "99999"}, "Days held before that must be 3,650 or fewer"),
        ({"reason_1": "by_guess"}, "Select where the charge is tried"),
    ],
)
def test_bad_input_names_its_field_and_keeps_what_was_typed(
    world: CustodyWorld, wrong: dict[str, str], said: str
) -> None:
    sent = {**custody_from(HEARING, days_before="7"), **wrong, "confirmed": "yes"}
    answer = browser(world).post(remand_page(world), sent)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "There is a problem" in text
    assert said in words(answer.content)
    for name, value in wrong.items():
        assert not value or name.startswith(("status", "reason")) or typed(answer.content, name) == value
    if "days_before" not in wrong:
        assert typed(answer.content, "days_before") == "7"
    assert not Remand.objects.exists()


def test_the_second_of_two_sees_what_the_first_recorded_and_what_was_typed(world: CustodyWorld) -> None:
    browse = browser(world)
    world.remand(on=HEARING)
    sent = custody_from(HEARING, status="B", days_before="9", confirmed="yes")
    answer = browse.post(remand_page(world), sent)
    assert answer.status_code == 409
    text = words(answer.content)
    assert f"{world.officer.full_name} recorded it on" in text
    assert "In custody, decided on 3 November 2026" in text
    assert typed(answer.content, "days_before") == "9"
    assert Remand.objects.get().status == "C"
    version = re.search(r'name="version" value="(\d+)"', answer.content.decode())
    assert version is not None
    assert browse.post(remand_page(world), {**sent, "version": version[1]}).status_code == 302
    assert Remand.objects.get().status == "B"


def test_a_spoilt_version_is_bad_input_like_any_other(world: CustodyWorld) -> None:
    answer = browser(world).post(remand_page(world), custody_from(HEARING, version="x", confirmed="yes"))
    assert answer.status_code == 200
    assert not Remand.objects.exists()


# Limits and clocks


def test_a_limit_is_extended_on_its_page(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    browse = browser(world)
    assert "Recorded now Limit Tuesday 29 December 2026" in words(browse.get(limit_page(world)).content)
    sent = {
        **day("until", date(2027, 2, 1)),
        **day("decided_on", date(2026, 11, 27)),
        "reason": "Witness ill",
        "version": "1",
    }
    assert browse.post(limit_page(world), sent).status_code == 302
    text = words(browse.get(page(world, "defendants/")).content)
    assert "Monday 1 February 2027 From Extended by the court on 27 November 2026" in text
    assert "Why it was extended Witness ill" in text
    assert "63 days left" in text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": " "}, "Enter why the court extended it"),
        ({"reason": "x" * 501}, "The reason must be 500 characters or fewer"),
        ({"until_day": "31"}, "New custody time limit must be a real date"),
        (day("until", HEARING), "New custody time limit must be after the day of the hearing"),
        (day("decided_on", date(2026, 12, 1)), "The day of the hearing must be today or in the past"),
        ({"until_day": "", "until_month": "", "until_year": ""}, "Enter the new custody time limit"),
    ],
)
def test_bad_input_of_an_extension(world: CustodyWorld, wrong: dict[str, str], said: str) -> None:
    world.remand(on=HEARING)
    sent = {**day("until", date(2027, 2, 1)), **day("decided_on", HEARING), "reason": "Witness ill", "version": "1"}
    answer = browser(world).post(limit_page(world), {**sent, **wrong})
    assert answer.status_code == 200
    assert said in words(answer.content)
    assert TimeLimit.objects.get(offence=world.charge(SUMMARY)).limit_on == date(2026, 12, 29)


def test_a_limit_that_had_passed_is_not_extended(world: CustodyWorld) -> None:
    world.remand(on=date(2026, 9, 1))
    sent = {**day("until", date(2027, 2, 1)), **day("decided_on", HEARING), "reason": "Witness ill", "version": "1"}
    answer = browser(world).post(limit_page(world), sent)
    assert "The limit had passed on 27 October 2026, and a limit that has passed cannot be extended" in words(
        answer.content
    )


def test_a_clock_is_stopped_and_runs_again(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    browse, where = browser(world), limit_page(world, "clock")
    sent = {"why": "jury_sworn", **day("stopped_on", date(2026, 11, 27)), "note": "Court 3", "version": "1"}
    assert browse.post(where, sent).status_code == 302
    text = words(browse.get(page(world, "defendants/")).content)
    assert f"The jury was sworn in for trial, on 27 November 2026, by {world.officer.full_name} Note Court 3" in text
    assert "Not running" in text
    assert "Why does the clock run again?" in words(browse.get(where).content)
    again = browse.post(where, {"reason": "", "version": "2"})
    assert "Enter why the clock runs again" in words(again.content)
    assert browse.post(where, {"reason": "Wrong case", "version": "2"}).status_code == 302
    assert TimeLimit.objects.get(offence=world.charge(SUMMARY)).stop_reason == ""


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"why": ""}, "Select why the clock stops"),
        (day("stopped_on", date(2026, 12, 1)), "The day on which it stopped must be today or in the past"),
        ({"note": "x" * 501}, "The note must be 500 characters or fewer"),
    ],
)
def test_bad_input_of_a_stop(world: CustodyWorld, wrong: dict[str, str], said: str) -> None:
    world.remand(on=HEARING)
    sent = {"why": "jury_sworn", **day("stopped_on", HEARING), "version": "1", **wrong}
    answer = browser(world).post(limit_page(world, "clock"), sent)
    assert said in words(answer.content)
    assert TimeLimit.objects.get(offence=world.charge(SUMMARY)).stop_reason == ""


@pytest.mark.parametrize("kind", ["custody-limit", "clock"])
def test_the_second_who_changes_a_limit_is_told(world: CustodyWorld, kind: str) -> None:
    world.remand(on=HEARING)
    world.remand(on=HEARING, since=HEARING - timedelta(days=1))
    sent = {
        **day("until", date(2027, 2, 1)),
        **day("decided_on", HEARING),
        "reason": "Witness ill",
        **day("stopped_on", HEARING),
        "why": "bail",
        "version": "1",
    }
    answer = browser(world).post(limit_page(world, kind), sent)
    assert answer.status_code == 409
    assert "Somebody else has recorded this meanwhile" in words(answer.content)
    assert 'name="version" value="2"' in answer.content.decode()
    limit = TimeLimit.objects.get(offence=world.charge(SUMMARY))
    assert (limit.origin, limit.stop_reason) == ("worked_out", "")


def test_a_charge_without_a_limit_has_no_clock_page(world: CustodyWorld) -> None:
    assert browser(world).get(limit_page(world, "clock")).status_code == 404


def test_charges_and_defendants_of_other_cases_are_not_found(world: CustodyWorld) -> None:
    other = make_custody_world()
    browse = browser(world)
    for path in (f"defendants/{other.defendant().pk}/remand/", f"charges/{other.charge(SUMMARY).pk}/custody-limit/"):
        assert browse.get(page(world, path)).status_code == 404


# Who sees it


def test_own_defence_prosecutor_and_listing_officer_see_the_limit_and_how_it_was_worked_out(
    world: CustodyWorld,
) -> None:
    world.remand(on=HEARING)
    firm = make_firm()
    represent(world.case, firm)
    assert world.case.court is not None
    people = (
        make_person(Role.SOLICITOR, firm),
        make_person(Role.PROSECUTOR, prosecution_office(world.case.prosecutor)),
        make_person(Role.LISTING_OFFICER, court_staff(world.case.court)),
    )
    for user in people:
        text = seen_by(world, user)
        assert "In custody, decided on 3 November 2026" in text
        assert "Tuesday 29 December 2026" in text
        assert "How this was worked out" in text
        assert "Record remand" not in text
        assert "Custody time limit 29 Dec 2026: 29 days left" in text


def test_the_firm_of_a_co_defendant_learns_nothing_of_it(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    firm = make_firm()
    represent(world.case, firm, position=2)
    solicitor = make_person(Role.SOLICITOR, firm)
    for tab in ("", "defendants/", "timeline/", "hearings/"):
        text = seen_by(world, solicitor, tab)
        assert "ustody" not in text.replace("custody status", ""), tab
        assert "29 Dec" not in text


def test_what_the_prosecutor_sent_is_shown_as_that_and_no_date_is_invented(world: CustodyWorld) -> None:
    Particulars.objects.filter(defendant=world.defendant()).update(custody_status="C")
    text = seen_by(world, world.officer)
    assert "In custody, as the prosecutor sent it" in text
    assert "Not recorded by the court, so no limit is worked out" in text
    assert "In custody, no custody time limit recorded" in text
    form = browser(world).get(remand_page(world)).content.decode()
    assert re.search(r'value="C"[^>]*checked', form)
    world.remand(RemandStatus.UNCONDITIONAL_BAIL, on=HEARING)
    assert "no custody time limit recorded" not in seen_by(world, world.officer)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-11-30", "29 days left"),
        ("2026-12-28", "1 day left"),
        ("2026-12-29", "Last day"),
        ("2026-12-30", "Passed 1 day ago"),
        ("2027-01-02", "Passed 4 days ago"),
    ],
)
def test_how_many_days_are_left_by_the_clock_of_london(world: CustodyWorld, today: str, said: str) -> None:
    world.remand(on=HEARING)
    with time_machine.travel(f"{today}T00:30:00Z", tick=False):
        assert f"Custody time limit 29 Dec 2026: {said} (Ada Lovelace)" in seen_by(world, world.officer, "")


def test_a_case_that_is_over_has_no_flag(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    Case.objects.filter(pk=world.case.pk).update(status="concluded")
    text = seen_by(world, world.officer)
    assert "29 days left" not in text
    assert "Clock stopped The charge has ended" in text


def test_a_limit_beyond_the_bank_holidays_held_asks_to_be_checked(world: CustodyWorld) -> None:
    with time_machine.travel("2028-11-30T10:00:00Z", tick=False):
        world.remand(on=date(2028, 11, 20))
        assert "To be checked The bank holidays of that year are not held" in seen_by(world, world.officer)


def test_the_pages_keep_to_their_queries(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    browse = browser(world)
    for where in (remand_page(world), limit_page(world), limit_page(world, "clock", INDICTABLE)):
        browse.get(where)
        with at_most_queries():
            assert browse.get(where).status_code == 200
