"""The diary and the booking page through the browser's eyes, as the database's web role."""

import datetime as dt
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from cases.models import Case, Defendant, Hearing
from commonplatform.accounts.roles import Role
from listings.models import Booking, CourtSession
from listings.states import SessionKind
from tests.functional.listings.court_world import CourtWorld, MakeCourt
from tests.support.queries import at_most_queries
from tests.support.world import (
    Person,
    make_case,
    make_firm,
    make_person,
    make_prosecutor,
    prosecution_office,
    signed_in,
)

pytestmark = pytest.mark.django_db


def words(response: object) -> str:
    assert response.status_code == 200, response.status_code  # type: ignore[attr-defined]
    return " ".join(html.fromstring(response.content).text_content().split())  # type: ignore[attr-defined]


def diary(client: Client, day: dt.date) -> str:
    return words(client.get(reverse("listings:diary_day", kwargs={"day": day})))


def session_form(world: CourtWorld, **changes: str) -> dict[str, str]:
    day = world.day
    return {
        "submission_key": str(uuid4()),
        "date_day": str(day.day),
        "date_month": str(day.month),
        "date_year": str(day.year),
        "court_room": str(world.rooms[0].pk),
        "kind": "AM",
        "panel": "adult",
        "business_type": "REM",
        "basis": "slots",
        "max_slots": "12",
        **changes,
    }


def booking_form(case: Case, session_id: object, **changes: object) -> dict[str, object]:
    return {
        "submission_key": str(uuid4()),
        "defendants": [str(pk) for pk in Defendant.objects.filter(case=case).values_list("pk", flat=True)],
        "type_code": "PLE",
        "session": str(session_id),
        **changes,
    }


def test_the_diary_opens_on_today_and_says_what_would_appear(world: CourtWorld, client: Client) -> None:
    signed_in(client, world.user)
    text = words(client.get(reverse("listings:diary")))
    assert str(timezone.localdate().day) in text
    assert world.court.name in text
    assert "No sessions on this day" in text


def test_the_diary_of_a_day_shows_the_capacity_in_numbers(world: CourtWorld, client: Client) -> None:
    world.book(world.session(most=5))
    signed_in(client, world.user)
    with at_most_queries():
        text = diary(client, world.day)
    assert "1 of 5 hearings" in text
    assert "4 places free" in text
    assert "Remands" in text


def test_the_diary_of_another_court_is_not_seen(world: CourtWorld, court_world: MakeCourt, client: Client) -> None:
    world.session()
    signed_in(client, court_world().user)
    assert "No sessions on this day" in diary(client, world.day)


def test_the_number_of_queries_does_not_grow_with_the_sessions(world: CourtWorld, client: Client) -> None:
    for room in range(2):
        for kind in (SessionKind.AM, SessionKind.PM):
            session_id = world.session(room=room, kind=kind)
            world.book(session_id)
            world.book(session_id)
    signed_in(client, world.user)
    with at_most_queries():
        diary(client, world.day)


@pytest.mark.parametrize("day", ["2026-02-30", "1999-12-31", "2200-01-01", "20261123", "tomorrow"])
def test_what_is_no_day_is_no_address(world: CourtWorld, client: Client, day: str) -> None:
    signed_in(client, world.user)
    assert client.get(f"/court/diary/{day}/").status_code == 404


def test_go_to_another_day_leads_to_its_address(world: CourtWorld, client: Client) -> None:
    signed_in(client, world.user)
    asked = {"day_day": "1", "day_month": "3", "day_year": "2027"}
    response = client.get(reverse("listings:diary"), asked)
    assert response["Location"] == "/court/diary/2027-03-01/"
    assert "must be a real date" in words(client.get(reverse("listings:diary"), {**asked, "day_month": "13"}))


def test_a_session_is_added_through_the_page(world: CourtWorld, client: Client) -> None:
    signed_in(client, world.user)
    response = client.post(reverse("listings:create_session"), session_form(world))
    assert response["Location"] == reverse("listings:diary_day", kwargs={"day": world.day})
    assert CourtSession.objects.get().max_slots == 12


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"date_year": "2001"}, "The date must be today or in the future"),
        ({"ends": "14:00"}, "A morning session must end by 1:00pm"),
        ({"business_type": "TRL"}, "Capacity for this business is counted in minutes"),
        ({"max_slots": ""}, "Enter how many hearings the session can hold"),
        ({"court_room": ""}, "Select the court room"),
        ({"starts": "late"}, "Enter a time, like 9:30am or 14:00"),
    ],
)
def test_a_fault_is_said_beside_its_field(
    world: CourtWorld, client: Client, changes: dict[str, str], message: str
) -> None:
    signed_in(client, world.user)
    response = client.post(reverse("listings:create_session"), session_form(world, **changes))
    assert message in words(response)
    assert "Error:" in words(response)
    assert not CourtSession.objects.exists()


def test_a_case_is_listed_through_the_page(world: CourtWorld, client: Client) -> None:
    session_id, case = world.session(), make_case(court=world.court)
    signed_in(client, world.user)
    address = reverse("listings:book_case", kwargs={"case_id": case.pk})
    page = words(client.get(address))
    assert "5 places free" in page
    assert "Ada Lovelace" in page
    response = client.post(address, booking_form(case, session_id, starts="11am"))
    assert response["Location"] == reverse("cases:hearings", kwargs={"case_id": case.pk})
    assert Booking.objects.get().minutes == 20


def test_the_booking_page_makes_a_bounded_number_of_queries(world: CourtWorld, client: Client) -> None:
    case = make_case(court=world.court, defendants=[Person(forenames=f"No {n}") for n in range(9)])
    for offset in range(8):
        world.session(day=world.day + dt.timedelta(days=offset))
    signed_in(client, world.user)
    with at_most_queries():
        words(client.get(reverse("listings:book_case", kwargs={"case_id": case.pk})))


def test_whoever_comes_second_is_told_and_offered_another_session(world: CourtWorld, client: Client) -> None:
    taken, free = world.session(most=1), world.session(room=1)
    world.book(taken)
    case = make_case(court=world.court)
    signed_in(client, world.user)
    response = client.post(
        reverse("listings:book_case", kwargs={"case_id": case.pk}), booking_form(case, taken, starts="11am")
    )
    assert "This session is no longer available: select another" in words(response)
    tree = html.fromstring(response.content)
    assert tree.xpath("//input[@name='session']/@value") == [str(free)]
    assert tree.xpath("//input[@name='starts']/@value") == ["11am"]
    assert not Hearing.objects.filter(case=case).exists()


def test_a_session_too_short_for_the_hearing_is_refused_for_its_length(world: CourtWorld, client: Client) -> None:
    session_id = world.session(business_type="TRL", basis="minutes", maxima=(60,))
    case = make_case(court=world.court)
    signed_in(client, world.user)
    response = client.post(
        reverse("listings:book_case", kwargs={"case_id": case.pk}),
        booking_form(case, session_id, type_code="TRL", minutes="61"),
    )
    assert "no longer available for a hearing of this length" in words(response)


def test_a_full_session_is_offered_when_asked_for_and_needs_a_reason(world: CourtWorld, client: Client) -> None:
    session_id, case = world.session(most=0), make_case(court=world.court)
    signed_in(client, world.user)
    address = reverse("listings:book_case", kwargs={"case_id": case.pk})
    assert "No session has room" in words(client.get(address))
    sent = booking_form(case, session_id)
    assert "Enter why the session must be overbooked" in words(client.post(f"{address}?overbook=yes", sent))
    client.post(f"{address}?overbook=yes", {**sent, "overbook_reason": "Custody time limit"})
    assert Booking.objects.get().overbooked


def test_a_youth_is_pointed_out(world: CourtWorld, client: Client) -> None:
    world.session()
    born_on = timezone.localdate() - dt.timedelta(days=16 * 366)
    case = make_case(court=world.court, defendants=(Person(born_on=born_on),))
    signed_in(client, world.user)
    text = words(client.get(reverse("listings:book_case", kwargs={"case_id": case.pk})))
    assert "consider a youth panel" in text


def test_another_courts_case_and_a_case_that_does_not_exist_look_alike(
    world: CourtWorld, court_world: MakeCourt, client: Client
) -> None:
    case = make_case(court=court_world().court)
    signed_in(client, world.user)
    for case_id in (case.pk, uuid4()):
        assert client.get(reverse("listings:book_case", kwargs={"case_id": case_id})).status_code == 404


def test_a_session_of_another_court_cannot_be_chosen(world: CourtWorld, court_world: MakeCourt, client: Client) -> None:
    foreign, case = court_world().session(), make_case(court=world.court)
    world.session()
    signed_in(client, world.user)
    response = client.post(reverse("listings:book_case", kwargs={"case_id": case.pk}), booking_form(case, foreign))
    assert "select another" in words(response)
    assert not Booking.objects.exists()


def test_a_legal_adviser_reads_the_diary_but_adds_and_lists_nothing(
    world: CourtWorld, court_world: MakeCourt, client: Client
) -> None:
    adviser = court_world(Role.LEGAL_ADVISER)
    case = make_case(court=adviser.court)
    signed_in(client, adviser.user)
    assert "Add a session" not in words(client.get(reverse("listings:diary")))
    assert client.get(reverse("listings:create_session")).status_code == 403
    assert client.get(reverse("listings:book_case", kwargs={"case_id": case.pk})).status_code == 403


def test_nobody_outside_the_court_opens_its_diary(world: CourtWorld, client: Client) -> None:
    for user in (
        make_person(Role.PROSECUTOR, prosecution_office(make_prosecutor())),
        make_person(Role.SOLICITOR, make_firm()),
    ):
        signed_in(client, user)
        for name in ("listings:diary", "listings:create_session"):
            assert client.get(reverse(name)).status_code == 403


def test_staff_work_in_english_whatever_their_browser_prefers(court_world: MakeCourt, client: Client) -> None:
    welsh = court_world(name="Cardiff", is_welsh=True)
    signed_in(client, welsh.user)
    client.cookies["django_language"] = "cy"
    answer = client.get(reverse("listings:diary"), headers={"accept-language": "cy"})
    assert answer.headers["Content-Language"] == "en"
    assert '<html lang="en"' in answer.content.decode()
    text = words(answer)
    assert "Cardiff" in text
    assert welsh.court.name_welsh not in text
