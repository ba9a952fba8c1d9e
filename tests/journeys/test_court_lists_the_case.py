"""Court staff see the new plea, open the case, put it into a session, and give out the day's list."""

import csv
import io
from datetime import date, timedelta

import pikepdf
import pytest
from django.utils import timezone

from commonplatform.ui.formats import weekday_date
from tests.journeys.conftest import SomebodyWorks
from tests.journeys.world import REFERENCE, given_the_defendant_has_pleaded, make_story
from tests.support.browser import Visitor
from tests.support.live import carry_out_effects
from tests.support.world import make_case

pytestmark = pytest.mark.django_db(transaction=True)

TABS = {
    "Defendants and charges": "Ada Lovelace",
    "Hearings": "No hearings yet",
    "Documents": "Pleas",
    "Timeline": "Plea entered online by %(defendant)s: %(summary)s",
    "Access": "Northshire Police",
    "Summary": "Not guilty",
}


def next_week() -> date:
    """A working day some way ahead."""
    day = timezone.localdate() + timedelta(days=7)
    return day if day.weekday() < 5 else day + timedelta(days=2)


def test_from_the_new_plea_to_the_list_as_page_csv_and_pdf(somebody_works: SomebodyWorks) -> None:
    story = make_story()
    elsewhere = make_case(reference="99ZZ9999926")
    given_the_defendant_has_pleaded(story.case, "not_guilty")
    carry_out_effects()

    officer = somebody_works(story.officer).signs_in()
    then_the_new_plea_waits_on_the_first_page(officer, elsewhere.reference_received)
    when_every_tab_of_the_case_is_opened(officer)
    then_the_plea_document_can_be_read(officer)
    day = next_week()
    when_a_session_is_added(officer, day)
    when_the_case_is_listed_in_it(officer)
    then_the_days_list_shows_it_as_page_and_file(officer, day)
    then_it_is_issued_as_a_document(officer)
    then_the_work_is_done_when_it_is_marked_so(officer)


def then_the_new_plea_waits_on_the_first_page(officer: Visitor, foreign: str) -> None:
    officer.is_at("Work")
    officer.sees("Olive Officer", REFERENCE, "Plea received online")
    officer.does_not_see(foreign)


def when_every_tab_of_the_case_is_opened(officer: Visitor) -> None:
    officer.follow(REFERENCE)
    for tab, content in TABS.items():
        officer.follow(tab)
        officer.is_at("Case %(reference)s", reference=REFERENCE)
        officer.sees(content, defendant="Ada Lovelace", summary="not guilty (1)")


def then_the_plea_document_can_be_read(officer: Visitor) -> None:
    officer.follow("Documents")
    name, content = officer.download(officer.reads('td[data-label="Download"] a'))
    assert name.endswith(".pdf")
    with pikepdf.open(io.BytesIO(content)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "en"


def when_a_session_is_added(officer: Visitor, day: date) -> None:
    officer.follow("Diary and lists")
    officer.press("Add a session")
    officer.write_date("Date", day)
    officer.choose("Courtroom 1")
    officer.choose("Morning")
    officer.select("Business", "General")
    officer.choose("Adult")
    officer.choose("Number of hearings")
    officer.write("Most hearings", "5")
    officer.press("Add the session")
    officer.sees("The session was added", "Courtroom 1")


def when_the_case_is_listed_in_it(officer: Visitor) -> None:
    officer.search(REFERENCE.lower())
    officer.press("List this case")
    officer.press("List the case")
    officer.is_told("Select the hearing type")
    officer.select("Hearing type", "Plea")
    officer.choose_first("Session")
    officer.press("List the case")
    officer.sees("The case is listed", "Courtroom 1")


def then_the_days_list_shows_it_as_page_and_file(officer: Visitor, day: date) -> None:
    officer.visit(f"/court/diary/{day.isoformat()}/")
    officer.press("List for this day")
    officer.is_at("Court list: %(day)s", day=weekday_date(day))
    officer.sees("Ada Lovelace", REFERENCE, "Courtroom 1")
    name, content = officer.download("Download CSV")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert name == f"court-list-{day.isoformat()}.csv"
    assert any(REFERENCE in row for row in rows)


def then_it_is_issued_as_a_document(officer: Visitor) -> None:
    officer.press("Issue this list as PDF")
    officer.sees("The list is being prepared")
    carry_out_effects()
    officer.looks_again()
    name, content = officer.download("Download PDF")
    assert name.endswith("-v1.pdf")
    with pikepdf.open(io.BytesIO(content)) as document:
        assert len(document.pages) == 1
        assert document.Root.MarkInfo.Marked


def then_the_work_is_done_when_it_is_marked_so(officer: Visitor) -> None:
    officer.follow("Work")
    officer.tick_all()
    officer.press("Mark as done")
    officer.sees("Nothing to do")


def test_the_keyboard_alone_searches_and_walks_the_list(somebody_works: SomebodyWorks) -> None:
    story = make_story()
    make_case(prosecutor=story.authority, court=story.court, reference="42AB7654326")
    officer = somebody_works(story.officer).is_signed_in()
    officer.visit("/cases/")
    officer.types("j", "j", "Enter")
    officer.is_at("Case %(reference)s", reference=REFERENCE)
    officer.types("/", "4", "2", "a", "b", "7", "Enter")
    officer.sees("Nothing found")
