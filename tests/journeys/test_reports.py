"""Court staff read the figures: charts with their tables, filters in the address, CSV, and their own post counted."""

import csv
import io

import pytest

from commonplatform.accounts.roles import Role
from commonplatform.demonstration.services.tell_figures import tell_figures
from pleas.figures.models import PostalCount
from tests.functional.figures.writing import monday, today
from tests.journeys.conftest import SomebodyWorks
from tests.support.browser import SMALL_PHONE, Visitor
from tests.support.world import court_staff, make_court, make_person

pytestmark = pytest.mark.django_db(transaction=True)

REPORTS = (
    "Take-up and outcome",
    "Pleas",
    "Pages of the journey",
    "References found",
    "Languages",
    "Satisfaction",
    "Daily board",
)


def test_every_report_is_read_filtered_and_taken_away(somebody_works: SomebodyWorks) -> None:
    court = make_court("Lavender Hill Magistrates’ Court")
    make_court("Cardiff Magistrates’ Court", is_welsh=True)
    tell_figures(today=today())
    officer = somebody_works(make_person(Role.COURT_OFFICER, court_staff(court))).is_signed_in()
    officer.visit("/reports/")
    officer.is_at("Reports")
    officer.sees("Pleas sent online, by week")
    for report in REPORTS:
        officer.visit("/reports/")
        officer.follow(report)
        officer.is_at(report)
    when_it_is_narrowed_to_one_court(officer)
    then_the_csv_says_the_same(officer)
    then_the_post_is_counted(officer)


def when_it_is_narrowed_to_one_court(officer: Visitor) -> None:
    officer.visit("/reports/weeks/")
    officer.select("Court", "Cardiff Magistrates’ Court")
    officer.press("Apply filters")
    officer.is_at("Take-up and outcome")
    assert "court=" in officer.page.url
    assert officer.page.get_by_role("cell", name="Cardiff Magistrates’ Court").count() > 10
    assert officer.page.get_by_role("cell", name="Lavender Hill Magistrates’ Court").count() == 0


def then_the_csv_says_the_same(officer: Visitor) -> None:
    with officer.page.expect_download() as waiting:
        officer.page.locator("#section-courts a[download]").click()
    rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_text())))
    assert {row["Court"] for row in rows} == {"Cardiff Magistrates’ Court"}
    shown = officer.page.locator("#section-courts tbody tr").first.inner_text()
    assert rows[0]["Answers"] in shown


def then_the_post_is_counted(officer: Visitor) -> None:
    PostalCount.objects.filter(week=monday(0)).delete()
    officer.follow("Postal counts")
    officer.write("Requisitions and notices sent by post", "120")
    officer.write("Answers received by post", "forty")
    officer.press("Save")
    officer.sees("How many answers came must be a whole number")
    officer.write("Answers received by post", "40")
    officer.press("Save")
    assert PostalCount.objects.get(week=monday(0)).replies == 40


def test_on_a_small_screen_charts_scroll_inside_their_own_box(somebody_works: SomebodyWorks) -> None:
    court = make_court("Lavender Hill Magistrates’ Court")
    tell_figures(today=today())
    user = make_person(Role.LEGAL_ADVISER, court_staff(court))
    officer = somebody_works(user).is_signed_in()
    officer.page.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]
    for path in ("/reports/", "/reports/weeks/", "/reports/pages/", "/reports/board/"):
        officer.visit(path)
    box = officer.page.locator(".app-figure__scroll")
    officer.visit("/reports/weeks/")
    assert box.first.evaluate("box => box.scrollWidth > box.clientWidth")


def test_each_chart_has_its_words_its_table_and_its_file(somebody_works: SomebodyWorks) -> None:
    court = make_court("Caernarfon Magistrates’ Court", is_welsh=True)
    tell_figures(today=today())
    officer = somebody_works(make_person(Role.COURT_OFFICER, court_staff(court))).is_signed_in()
    for path in ("/reports/weeks/", "/reports/pages/", "/reports/references/"):
        officer.visit(path)
        sections = officer.page.locator(".app-figures-section:has(figure.app-figure)")
        assert sections.count() >= 1, f"{path} has no chart"
        for section in sections.all():
            chart = section.locator("svg[role=img]").first
            assert chart.locator("rect, polyline").count() > 5, f"{path}: an empty chart"
            assert chart.locator("desc").text_content()
            assert section.get_by_role("table").count() >= 1, f"{path}: a chart without its table"
            assert section.locator("a[download]").count() == 1, f"{path}: a chart without its file"
