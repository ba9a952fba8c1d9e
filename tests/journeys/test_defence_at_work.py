"""A solicitor's day: my cases, what is new, the calendar; and the prosecutor's record of who read what."""

import csv
import io
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from cases.models import CaseVisit
from commonplatform.accounts.database_scope import actor_scope
from listings.services import book_hearing, create_session
from listings.states import Basis, Panel, SessionKind
from listings.types import HearingToBook, SessionToCreate
from tests.functional.defence.steps import put_on_record
from tests.functional.disclosure.steps import World, upload
from tests.journeys.conftest import SomebodyWorks
from tests.journeys.world import ADA, CHARLES, REFERENCE, Story, make_story
from tests.support.browser import Visitor
from tests.support.live import Outbox, carry_out_effects, words_of
from tests.support.world import actor_of, prosecution_office
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_the_list_of_cases_to_what_is_new_and_who_read_it(somebody_works: SomebodyWorks, outbox: Outbox) -> None:
    story = make_story(defendants=(ADA, CHARLES))
    put_on_record(story.case, story.firm)
    carry_out_effects()

    solicitor = somebody_works(story.solicitor).is_signed_in()
    when_the_case_is_opened_from_my_cases(solicitor)
    given_a_day_later_initial_details_and_a_hearing_came(story)
    then_the_firm_was_told_that_there_is_something_to_read(outbox, story)
    then_my_cases_say_what_is_new_and_where_to_be(solicitor)
    then_the_case_marks_it_on_every_tab(solicitor)
    then_the_hearing_is_in_the_calendar_until_its_address_ends(solicitor)
    then_the_prosecutor_prints_and_downloads_who_read_it(somebody_works(story.prosecutor).is_signed_in(), story)


def when_the_case_is_opened_from_my_cases(solicitor: Visitor) -> None:
    solicitor.visit("/defence/my-cases/")
    solicitor.is_at("My cases")
    solicitor.sees("Ada Lovelace", "On record", "None fixed", "Not opened yet")
    solicitor.does_not_see("Babbage")
    solicitor.follow(REFERENCE)
    solicitor.does_not_see("New since your last visit")


def given_a_day_later_initial_details_and_a_hearing_came(story: Story) -> None:
    CaseVisit.objects.update(last_seen_at=timezone.now() - timedelta(days=1))
    defendant = story.case.defendants.get(position=1)
    world = World(
        case=story.case,
        office=prosecution_office(story.authority),
        prosecutor=story.prosecutor,
        officer=story.officer,
        firm=story.firm,
        solicitor=story.solicitor,
        defendant=defendant,
    )
    assert upload(world, pdf(2, text="initial details")).status_code == 302
    carry_out_effects()
    list_the_case(story)


def list_the_case(story: Story) -> None:
    officer = actor_of(story.officer)
    room = story.court.rooms.order_by("number")[0]
    with actor_scope(officer):
        session = create_session(
            actor=officer,
            wanted=SessionToCreate(
                court_room_id=room.pk,
                day=timezone.localdate() + timedelta(days=7),
                kind=SessionKind.AM,
                panel=Panel.ADULT,
                business_type="REM",
                basis=Basis.SLOTS,
                maxima=(10,),
            ),
            submission_key=uuid4(),
        )
        defendant = story.case.defendants.get(position=1)
        wanted = HearingToBook(session_id=session, defendant_ids=(defendant.pk,), type_code="PLE")
        book_hearing(actor=officer, case_id=story.case.pk, wanted=wanted, submission_key=uuid4())


def then_the_firm_was_told_that_there_is_something_to_read(outbox: Outbox, story: Story) -> None:
    told = [words_of(mail) for mail in outbox.to(story.firm.email)]
    assert len(told) == 1
    assert REFERENCE in told[0]
    assert "Lovelace" not in told[0]


def then_my_cases_say_what_is_new_and_where_to_be(solicitor: Visitor) -> None:
    solicitor.visit("/defence/my-cases/")
    solicitor.sees("1 change to hearings", "1 change to documents", "Sallow Street Magistrates’ Court")
    solicitor.choose("Within 7 days")
    solicitor.press("Apply filters")
    solicitor.sees("Ada Lovelace", "Selected filters")
    solicitor.choose("None fixed")
    solicitor.press("Apply filters")
    solicitor.sees("No case fits these filters")
    solicitor.follow("Clear filters")
    name, content = solicitor.download("Download these cases (CSV)")
    assert name == "my-cases.csv"
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[1][0] == REFERENCE


def then_the_case_marks_it_on_every_tab(solicitor: Visitor) -> None:
    solicitor.follow(REFERENCE)
    solicitor.sees("New since your last visit", "1 change to hearings", "1 change to documents")
    for tab in ("Hearings", "Documents", "Timeline"):
        solicitor.follow(tab)
        solicitor.sees("New")
    solicitor.follow("Documents")
    solicitor.follow(solicitor.reads("table a"))
    solicitor.sees("Open the document", "Ada Lovelace")


def then_the_hearing_is_in_the_calendar_until_its_address_ends(solicitor: Visitor) -> None:
    solicitor.visit("/defence/my-cases/")
    solicitor.follow("Hearings in your own calendar")
    solicitor.press("Make an address")
    solicitor.sees("Copy it now")
    found = re.search(r"/defence/calendar/[\w-]+\.ics", solicitor.words)
    assert found is not None
    calendar = Client().get(found[0]).content.decode()
    assert REFERENCE in calendar
    assert "Lovelace" not in calendar
    solicitor.press("End the address")
    solicitor.sees("The calendar address has ended")
    assert Client().get(found[0]).status_code == 404


def then_the_prosecutor_prints_and_downloads_who_read_it(prosecutor: Visitor, story: Story) -> None:
    prosecutor.visit(f"/documents/case/{story.case.pk}/readers/")
    prosecutor.sees("Quill & Partners", "Sol Icitor")
    prosecutor.follow("Sol Icitor")
    prosecutor.sees("Show all")
    prosecutor.follow("Print this record")
    prosecutor.sees("Printed by Paula Prosecutor", REFERENCE, "Sol Icitor")
    prosecutor.follow("Back to the record")
    name, content = prosecutor.download("Download this record (CSV)")
    assert name == "readers.csv"
    assert "Sol Icitor" in content.decode()
