"""The demonstration's half a year of figures: the same every time, on every chart, and no false alarm."""

import datetime as dt

import pytest
from django.test import Client

from commonplatform.accounts.roles import Role
from commonplatform.demonstration.services.tell_figures import tell_figures
from pleas.figures.models import SubmissionNote
from pleas.figures.services.recount import recount
from tests.functional.figures.writing import today
from tests.functional.pleas.walking import Page
from tests.support.world import court_staff, make_court, make_person, signed_in

pytestmark = pytest.mark.django_db


def test_every_report_has_something_to_show_and_telling_it_twice_changes_nothing(client: Client) -> None:
    court = make_court()
    make_court(is_welsh=True)
    answers = tell_figures(today=today())
    assert tell_figures(today=today()) == answers == SubmissionNote.objects.count() > 500
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court)))
    for key in ("weeks", "pleas", "pages", "references", "languages", "satisfaction"):
        page = Page(client.get(f"/reports/{key}/"))
        assert page.root.xpath("//svg[@role='img']"), key
    weeks = Page(client.get("/reports/"))
    assert len({box.split(",")[0] for box in weeks.root.xpath("//svg//rect/title/text()")}) >= 26


@pytest.mark.parametrize("day", [dt.date(2026, 11, 30) + dt.timedelta(days=n) for n in range(7)])
def test_half_a_year_is_there_on_every_day_of_the_week(day: dt.date) -> None:
    make_court()
    tell_figures(today=day)
    weeks = {note.day - dt.timedelta(days=note.day.weekday()) for note in SubmissionNote.objects.all()}
    assert len(weeks) == 26 + (day.weekday() > 0)


def test_examples_are_no_differences() -> None:
    make_court()
    tell_figures(today=today())
    assert recount(today=today(), days=60).differences == ()
