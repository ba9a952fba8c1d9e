"""The day's list: page, CSV and PDF say the same, of this court only, as it stood when it was issued."""

import csv
import datetime as dt
import io
import shutil
import subprocess
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from cases.models import Case, Defendant
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.documents.render import render_pdf
from commonplatform.storage.objects import read_object
from listings import effects
from listings.models import Booking, PublishedList
from listings.services import prepare_daily_list
from listings.states import SessionKind
from tests.functional.listings.court_world import CourtWorld, MakeCourt
from tests.support.files import fetch
from tests.support.queries import at_most_queries
from tests.support.world import Person, make_case, make_firm, make_person, make_prosecutor, signed_in

pytestmark = pytest.mark.django_db


def address(name: str, day: dt.date) -> str:
    return reverse(f"listings:{name}", kwargs={"day": day})


def page_rows(client: Client, day: dt.date) -> list[list[str]]:
    response = client.get(address("daily_list", day))
    assert response.status_code == 200
    rows: Any = html.fromstring(response.content).xpath("//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("td")] for row in rows]


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def live_csv(client: Client, day: dt.date) -> list[dict[str, str]]:
    response = client.get(address("daily_list_csv", day))
    assert response["Content-Type"].startswith("text/csv")
    return csv_rows(response.content)


def run_waiting_effects() -> None:
    for effect in Effect.objects.filter(kind="listings.render_daily_list", status="waiting"):
        assert run_effect(effect.pk), Effect.objects.get(pk=effect.pk).last_error


def many(world: CourtWorld, number: int) -> list[Case]:
    """Cases spread over four sessions in two rooms."""
    kinds = (SessionKind.AM, SessionKind.PM)
    session_ids = [world.session(room=room, kind=kind, most=number) for room in (0, 1) for kind in kinds]
    prosecutor = make_prosecutor()
    cases = [make_case(court=world.court, prosecutor=prosecutor) for _ in range(number)]
    for position, case in enumerate(cases):
        world.book(session_ids[position % len(session_ids)], case)
    return cases


def test_an_empty_day_says_what_would_appear(world: CourtWorld, client: Client) -> None:
    signed_in(client, world.user)
    response = client.get(address("daily_list", world.day))
    assert "Nothing is listed for this day" in response.content.decode()
    assert live_csv(client, world.day) == []


def test_the_list_shows_who_is_heard_where_when_and_for_what(world: CourtWorld, client: Client) -> None:
    prosecutor = make_prosecutor("Transport for London")
    case = make_case(court=world.court, prosecutor=prosecutor, defendants=(Person(), Person("Charles", "Babbage")))
    world.book(world.session(), case, starts=dt.time(10, 20))
    signed_in(client, world.user)
    rows = page_rows(client, world.day)
    assert [row[0].split(" ")[0] for row in rows] == ["10:20am", "10:20am"]
    assert all(case.reference_received in row[1] for row in rows)
    assert "Ada Lovelace" in rows[0][2]
    assert "Charles Babbage" in rows[1][2]
    assert "Drive a motor vehicle" in rows[0][3]
    assert rows[0][4] == "Transport for London"


def test_rooms_and_sessions_stand_in_order_and_hearings_by_time(world: CourtWorld, client: Client) -> None:
    afternoon, morning, other = world.session(kind=SessionKind.PM), world.session(), world.session(room=1)
    for session_id, starts in ((other, (10, 0)), (afternoon, (15, 0)), (morning, (11, 0)), (morning, (10, 30))):
        world.book(session_id, starts=dt.time(*starts))
    signed_in(client, world.user)
    assert [row[0].split(" ")[0] for row in page_rows(client, world.day)] == ["10:30am", "11:00am", "3:00pm", "10:00am"]


def test_another_court_sees_nothing_of_it_and_its_issues_do_not_exist_there(
    world: CourtWorld, court_world: MakeCourt, client: Client
) -> None:
    world.book(world.session())
    issue = prepare_daily_list(actor=world.actor, day=world.day)
    run_waiting_effects()
    signed_in(client, court_world().user)
    assert page_rows(client, world.day) == []
    for name in ("issued_list", "download_list_pdf", "download_list_csv"):
        for list_id in (issue.list_id, uuid4()):
            assert client.get(reverse(f"listings:{name}", kwargs={"list_id": list_id})).status_code == 404


def test_nobody_outside_the_court_reads_or_issues_its_list(world: CourtWorld, client: Client) -> None:
    signed_in(client, make_person(Role.SOLICITOR, make_firm()))
    for name in ("daily_list", "daily_list_csv"):
        assert client.get(address(name, world.day)).status_code == 403
    assert client.post(address("issue_list", world.day)).status_code == 403


@pytest.mark.parametrize("number", [0, 1, 200])
def test_the_page_makes_a_bounded_number_of_queries(world: CourtWorld, client: Client, number: int) -> None:
    many(world, number)
    signed_in(client, world.user)
    with at_most_queries():
        rows = page_rows(client, world.day)
    assert len(rows) == number


def test_page_csv_and_pdf_agree_row_by_row(world: CourtWorld, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    session_id, other = world.session(most=20), world.session(room=1, kind=SessionKind.PM)
    for person in (Person("=HYPERLINK(1)", "O'Dea-Ŵyn"), Person(organisation_name="Acme & Sons <Ltd>")):
        world.book(session_id, make_case(court=world.court, defendants=(person, Person("Ann", "Other"))))
    world.book(other, make_case(court=world.court, defendants=(Person("Li", "X" * 70),)))
    printed: list[Any] = []

    def spied(template: str, *, language: str, facts: dict[str, Any]) -> Any:
        printed.append(facts["sheet"])
        return render_pdf(template, language=language, facts=facts)

    monkeypatch.setattr("listings.effects.render_pdf", spied)
    issue = prepare_daily_list(actor=world.actor, day=world.day)
    run_waiting_effects()
    signed_in(client, world.user)
    on_page, now = page_rows(client, world.day), live_csv(client, world.day)
    issued = csv_rows(read_object(PublishedList.objects.get(pk=issue.list_id).csv_key))
    in_pdf = [row for _session, row in printed[0].rows()]
    assert now == issued
    assert len(on_page) == len(now) == len(in_pdf) == 5
    for cells, line, row in zip(on_page, now, in_pdf, strict=True):
        for told in (row.time, row.reference, row.defendant, row.prosecutor, *row.offences):
            assert told in " ".join(cells)
            assert told in " ".join(line.values())
    assert now[0]["Defendant"].startswith("'=")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_every_row_and_the_page_numbers_can_be_read_in_the_pdf(world: CourtWorld) -> None:
    cases = many(world, 40)
    issue = prepare_daily_list(actor=world.actor, day=world.day)
    run_waiting_effects()
    made = PublishedList.objects.get(pk=issue.list_id)
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=read_object(made.pdf_key), capture_output=True, check=True
    ).stdout.decode()
    assert all(case.reference_received in text for case in cases)
    assert made.pages is not None
    assert made.pages > 1
    assert f"Page {made.pages} of {made.pages}" in text
    assert text.count(world.court.name) >= made.pages


def test_asking_twice_issues_one_version_and_a_change_makes_the_next(world: CourtWorld) -> None:
    session_id = world.session()
    world.book(session_id)
    first = prepare_daily_list(actor=world.actor, day=world.day)
    assert prepare_daily_list(actor=world.actor, day=world.day) == first
    world.book(session_id)
    second = prepare_daily_list(actor=world.actor, day=world.day)
    assert (first.version, second.version) == (1, 2)
    assert Effect.objects.filter(kind="listings.render_daily_list").count() == 2


def test_the_issue_says_what_was_booked_when_it_was_asked_for(world: CourtWorld) -> None:
    session_id = world.session()
    world.book(session_id)
    issue = prepare_daily_list(actor=world.actor, day=world.day)
    world.book(session_id)
    run_waiting_effects()
    assert len(csv_rows(read_object(PublishedList.objects.get(pk=issue.list_id).csv_key))) == 1


def test_making_the_documents_again_writes_the_same_objects(world: CourtWorld) -> None:
    world.book(world.session())
    prepare_daily_list(actor=world.actor, day=world.day)
    run_waiting_effects()
    before = PublishedList.objects.get()
    Effect.objects.update(status="waiting", done_at=None)
    run_waiting_effects()
    after = PublishedList.objects.get()
    assert (before.pdf_key, before.csv_key, before.pages) == (after.pdf_key, after.csv_key, after.pages)


def test_the_page_of_an_issue_looks_again_by_itself_until_it_is_ready(world: CourtWorld, client: Client) -> None:
    world.book(world.session())
    signed_in(client, world.user)
    response = client.post(address("issue_list", world.day))
    progress = response["Location"]
    waiting = client.get(progress)
    assert waiting["Refresh"]
    assert "The list is being prepared" in waiting.content.decode()
    run_waiting_effects()
    done = client.get(progress)
    assert "Refresh" not in done
    assert "Download PDF" in done.content.decode()


def test_a_document_that_cannot_be_made_is_said_so_and_still_tried(
    world: CourtWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.book(world.session())
    prepare_daily_list(actor=world.actor, day=world.day)
    effect = Effect.objects.get(kind="listings.render_daily_list")
    monkeypatch.setattr("listings.effects.store_object", lambda *args, **kwargs: 1 / 0)
    for _ in range(effects.TRIES_UNTIL_SAID_TO_HAVE_FAILED):
        assert PublishedList.objects.get().state == "preparing"
        run_effect(effect.pk)
    assert PublishedList.objects.get().state == "failed"
    monkeypatch.undo()
    run_waiting_effects()
    assert PublishedList.objects.get().state == "ready"


@pytest.mark.parametrize("name", ["download_list_pdf", "download_list_csv"])
def test_a_file_is_handed_out_by_a_link_and_on_record(world: CourtWorld, client: Client, name: str) -> None:
    world.book(world.session())
    issue = prepare_daily_list(actor=world.actor, day=world.day)
    signed_in(client, world.user)
    where = reverse(f"listings:{name}", kwargs={"list_id": issue.list_id})
    assert client.get(where).status_code == 404
    run_waiting_effects()
    fetched = fetch(client.get(where)["Location"])
    assert fetched.headers["Content-Disposition"].startswith('attachment; filename="court-list-')
    assert fetched.body.startswith(b"%PDF" if name.endswith("pdf") else b"\xef\xbb\xbf")
    assert Event.objects.filter(kind="list.downloaded", subject_id=issue.list_id).count() == 1


def test_a_youth_is_marked_as_restricted_on_page_and_in_csv(world: CourtWorld, client: Client) -> None:
    born_on = world.day.replace(year=world.day.year - 18) + dt.timedelta(days=1)
    youth = Person("Young", "Person", born_on=born_on)
    world.book(world.session(), make_case(court=world.court, defendants=(youth, Person())))
    signed_in(client, world.user)
    marked = [("reporting restrictions apply" in row[2]) for row in page_rows(client, world.day)]
    assert marked == [True, False]
    assert [bool(line["Restriction"]) for line in live_csv(client, world.day)] == [True, False]


def test_the_effects_payload_cannot_be_read_by_people(world: CourtWorld) -> None:
    from commonplatform.accounts.database_scope import actor_scope

    world.book(world.session())
    prepare_daily_list(actor=world.actor, day=world.day)
    with actor_scope(world.actor):
        assert not Effect.objects.filter(kind="listings.render_daily_list").exists()


def test_a_case_that_has_left_the_court_is_not_on_its_list(world: CourtWorld, client: Client) -> None:
    from cases.services import revoke_access
    from cases.states import Relation

    case = make_case(court=world.court)
    world.book(world.session(), case)
    revoke_access(actor=world.actor, case_id=case.pk, principal_id=world.court.pk, relation=Relation.COURT)
    signed_in(client, world.user)
    assert page_rows(client, world.day) == []
    assert Booking.objects.count() == 1


def test_hard_names_are_all_on_the_page(world: CourtWorld, client: Client) -> None:
    people = (
        Person("", "Prince"),
        Person(organisation_name="Acme & Sons <Ltd>"),
        Person("Llŷr", "ab Owain", born_on=None),
        Person("A", "B", offences=[(f"RT8800{n}", f"Offence {n}") for n in range(14)]),
    )
    world.book(world.session(), make_case(court=world.court, defendants=people))
    signed_in(client, world.user)
    cells = [row[2] for row in page_rows(client, world.day)]
    assert [cell.removesuffix(" 10 December 1990, age 35") for cell in cells] == [
        "Prince",
        "Acme & Sons <Ltd>",
        "Llŷr ab Owain",
        "A B",
    ]
    assert Defendant.objects.count() == 4
