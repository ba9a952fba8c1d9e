"""The reports: what they count, how they are narrowed, and that chart, table and CSV say the same."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.audit.models import Event
from commonplatform.reference.models import Court
from pleas.figures.models import PostalCount
from pleas.figures.presenters.step_names import STEP_NAMES
from pleas.figures.selectors.board import board_of
from pleas.figures.selectors.languages import journeys_by_month
from pleas.figures.selectors.references import matches_by_area
from pleas.figures.selectors.stages import means_figures, step_figures
from pleas.figures.selectors.weeks import court_weeks
from pleas.figures.types import Chosen
from pleas.journey import STEPS
from pleas.models import Feedback
from tests.functional.figures.writing import ago, entered, given_up, monday, post, sent, today
from tests.functional.pleas.walking import Page
from tests.support.world import actor_of, court_staff, make_court, make_person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def court(db: None) -> Court:
    return make_court("Sallow Street")


@pytest.fixture
def officer(court: Court) -> Actor:
    return actor_of(make_person(Role.COURT_OFFICER, court_staff(court)))


@pytest.fixture
def desk(client: Client, court: Court) -> Client:
    return signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court), full_name="Olive Officer"))


def days(back: int = 182) -> Chosen:
    return Chosen(today(), ago(back), today())


def test_a_week_of_a_court_has_its_answers_pleas_and_take_up(officer: Actor, court: Court) -> None:
    sent(court, day=monday(1), guilty=2)
    sent(court, day=monday(1) + timedelta(days=6), guilty=0, not_guilty=1, processed_on=today())
    sent(court, day=monday(1), channel="postal")
    sent(court, day=monday(1) - timedelta(days=1), guilty_attending=1)
    post(court, week=monday(1), sent=10, replies=2)
    newest, before = court_weeks(officer, days())
    assert (newest.week, newest.pleas.submissions, newest.pleas.guilty, newest.pleas.not_guilty) == (monday(1), 3, 3, 1)
    assert (newest.from_paper, newest.processed) == (1, 1)
    assert (newest.take_up, newest.answered) == (50.0, 40.0)
    assert (before.week, before.pleas.guilty_attending, before.take_up) == (monday(2), 1, None)


def test_a_court_that_only_counted_its_post_has_its_week_too(officer: Actor, court: Court) -> None:
    post(court, week=monday(), sent=4, replies=4)
    [week] = court_weeks(officer, days())
    assert (week.pleas.submissions, week.take_up) == (0, 0.0)


def test_pages_count_who_came_who_answered_and_who_stopped(officer: Actor) -> None:
    sent(steps=["case", "charge", "status", "pay", "check"])
    sent(steps=["case", "charge", "check"])
    given_up("case", "charge", stopped_at="status")
    given_up("case", stopped_at="charge")
    figures = {each.name: each for each in step_figures(officer, days())}
    assert [(figures[name].reached, figures[name].left) for name in ("case", "charge", "status", "pay")] == [
        (4, 0),
        (4, 1),
        (2, 1),
        (1, 0),
    ]
    assert figures["charge"].completion == 75.0
    assert list(figures) == [step.name for step in STEPS if step.name in figures]
    assert [each.name for each in means_figures(figures.values())] == ["status", "pay"]


def test_every_page_of_the_journey_has_a_name_for_staff() -> None:
    assert {step.name for step in STEPS if not step.before_proof} <= STEP_NAMES.keys()


def test_a_reference_counts_once_in_each_of_both_periods(officer: Actor) -> None:
    entered("06", held=True, digest="same")
    entered("06", held=True, digest="same", day=ago(29))
    entered("06", held=False)
    entered("06", held=True, day=ago(30))
    entered("06", held=False, day=ago(59))
    entered("06", held=True, day=ago(60))
    [area] = matches_by_area(officer, today=today())
    assert (area.entered, area.held, area.rate) == (2, 1, 50.0)
    assert (area.entered_before, area.held_before, area.rate_before) == (2, 1, 50.0)


def test_a_month_counts_languages_and_postcodes(officer: Actor) -> None:
    sent(language="cy", near_wales=False)
    sent(language="cy", near_wales=True)
    sent(near_wales=True)
    sent(near_wales=None)
    [month] = journeys_by_month(officer, days(20 if today().day > 20 else today().day - 1))
    assert (month.english, month.welsh, month.near_wales, month.welsh_elsewhere) == (2, 2, 2, 1)


def test_satisfaction_counts_ratings_by_week(desk: Client) -> None:
    for rating, called in ((5, None), (4, 2), (1, None)):
        Feedback.objects.create(
            language="en",
            used_call_centre=called is not None,
            call_centre_satisfaction=called,
            satisfaction=rating,
        )
    rows = list(csv.reader(io.StringIO(desk.get("/reports/satisfaction/service.csv").content.decode())))
    assert rows[1] == [monday().isoformat(), "1", "0", "0", "1", "1", "3", "66.7"]
    calls = list(csv.reader(io.StringIO(desk.get("/reports/satisfaction/call-centre.csv").content.decode())))
    assert calls[1][1:] == ["0", "1", "0", "0", "0", "1", "0.0"]


def test_the_board_has_29_days_of_every_court_that_takes_online_pleas(officer: Actor, court: Court) -> None:
    off = make_court("Switched off")
    Court.objects.filter(pk=off.pk).update(online_plea=False)
    board = board_of(officer, today=today())
    assert len(board["Sallow Street"]) == 29
    assert "Switched off" not in board
    assert all(day.nothing_imported == (day.day.weekday() < 5) for day in board["Sallow Street"])


@pytest.mark.parametrize("key", ["weeks", "pleas", "pages", "references", "languages", "satisfaction", "board"])
def test_a_report_without_figures_says_what_would_stand_there(desk: Client, key: str) -> None:
    Court.objects.update(online_plea=False)
    page = Page(desk.get(f"/reports/{key}/"))
    assert page.status == 200
    assert "No figures" in page.text
    assert not page.root.xpath("//svg[@role='img']")


def test_chart_table_and_csv_say_the_same(desk: Client, court: Court) -> None:
    sent(court, guilty=3)
    sent(court, guilty=0, not_guilty=4)
    page = Page(desk.get("/reports/weeks/"))
    titles = page.root.xpath("//svg[@role='img']//rect/title/text()")
    assert any(title.endswith("Guilty: 3") for title in titles)
    assert any(title.endswith("Not guilty: 4") for title in titles)
    assert "Sallow Street" in page.text
    rows = list(csv.DictReader(io.StringIO(desk.get("/reports/weeks/courts.csv").content.decode())))
    assert [(row["Court"], row["Answers"], row["Guilty"], row["Not guilty"]) for row in rows] == [
        ("Sallow Street", "2", "3", "4")
    ]
    assert rows[0]["Week beginning"] == monday().isoformat()


def test_a_filter_stands_in_the_address_and_narrows_page_and_export(desk: Client, court: Court) -> None:
    other = make_court("Elsewhere")
    sent(court)
    sent(other)
    query = f"court={court.pk}&starts_day={ago(3).day}&starts_month={ago(3).month}&starts_year={ago(3).year}"
    page = Page(desk.get(f"/reports/weeks/?{query}"))
    assert not page.root.xpath("//td[contains(.,'Elsewhere')]")
    assert any(f"/reports/weeks/courts.csv?{query}" in link for link in page.links())
    assert "Elsewhere" not in desk.get(f"/reports/weeks/courts.csv?{query}").content.decode()


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("starts_day=31&starts_month=2&starts_year=2026", "The first day"),
        (
            "starts_day=2&starts_month=2&starts_year=2026&ends_day=1&ends_month=2&ends_year=2026",
            "The last day must not be before the first",
        ),
        ("starts_day=4&starts_month=5&starts_year=2014", "5 May 2014 or later"),
        ("court=nowhere", "court"),
    ],
)
def test_a_filter_that_is_not_understood_is_named_and_shows_no_figures(desk: Client, query: str, says: str) -> None:
    sent()
    page = Page(desk.get(f"/reports/pleas/?{query}"))
    assert page.status == 200
    assert says.lower() in " ".join(page.errors.values()).lower()
    assert not page.root.xpath("//svg[@role='img']")
    assert desk.get(f"/reports/pleas/courts.csv?{query}").status_code == 404


def test_a_report_or_section_that_does_not_exist_is_absent(desk: Client) -> None:
    assert desk.get("/reports/nothing/").status_code == 404
    assert desk.get("/reports/weeks/nothing.csv").status_code == 404


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(desk: Client) -> None:
    sent(make_court("=SUM(1)"))
    assert "'=SUM(1)" in desk.get("/reports/weeks/courts.csv").content.decode()


def test_a_court_counts_its_own_post_and_counting_again_replaces_it(desk: Client, court: Court) -> None:
    week = monday(1).isoformat()
    desk.post("/reports/post/", {"week": week, "sent": "10", "replies": "3"})
    saved = desk.post("/reports/post/", {"week": week, "sent": "12", "replies": "4"})
    assert saved["Location"] == "/reports/post/"
    count = PostalCount.objects.get()
    assert (count.court_id, count.week, count.sent, count.replies) == (court.pk, monday(1), 12, 4)
    assert count.entered_by == "Olive Officer"
    event = Event.objects.filter(kind="figures.post_counted").latest("occurred_at")
    assert event.data["before"] == [10, 3]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"sent": "", "replies": "1"}, "Enter how many requisitions and notices were sent"),
        ({"sent": "-1", "replies": "1"}, "How many were sent must be 0 or more"),
        ({"sent": "1", "replies": "many"}, "How many answers came must be a whole number"),
        ({"sent": "1", "replies": "99999999"}, "1,000,000 or fewer"),
        ({"sent": "1", "replies": "1", "week": "2026-01-06"}, "week"),
    ],
)
def test_a_count_that_cannot_be_is_named_and_what_was_typed_stays(
    desk: Client, typed: dict[str, str], says: str
) -> None:
    page = Page(desk.post("/reports/post/", {"week": monday(1).isoformat(), **typed}))
    assert says in " ".join(page.errors.values())
    assert page.value_of("sent") == typed["sent"]
    assert not PostalCount.objects.exists()


def test_a_week_begins_on_monday_in_the_database_too(court: Court) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        post(court, week=monday() + timedelta(days=1), sent=1, replies=1)
