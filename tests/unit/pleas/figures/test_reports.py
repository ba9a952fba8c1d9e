"""What the board says of a court, and what of a long table is shown."""

from datetime import date, timedelta

from pleas.figures.presenters.board import state_before_today
from pleas.figures.presenters.reports import Section, as_csv
from pleas.figures.types import BoardDay

MONDAY = date(2026, 11, 30)
NOTHING_AT_WEEKENDS = [BoardDay(MONDAY), BoardDay(MONDAY - timedelta(days=1)), BoardDay(MONDAY - timedelta(days=2))]


def on_friday(**counted: int) -> list[BoardDay]:
    return [*NOTHING_AT_WEEKENDS, BoardDay(MONDAY - timedelta(days=3), **counted)]


def said(days: list[BoardDay]) -> str:
    return str(state_before_today(days).text)


def test_on_a_monday_the_board_looks_at_friday() -> None:
    assert said(on_friday(imported=3, submissions=2)) == "In order"
    assert said(on_friday(submissions=2)) == "No cases"
    assert said(on_friday(imported=3)) == "No answers"
    assert said(on_friday()) == "No cases, no answers"


def test_a_message_that_failed_at_the_weekend_is_not_forgotten() -> None:
    days = on_friday(imported=3, submissions=2)
    days[1] = BoardDay(days[1].day, failed_messages=1)
    assert said(days) == "Messages failed"


def test_a_long_table_shows_its_beginning_and_the_download_has_all() -> None:
    section = Section(key="x", title="X", columns=["Number"], rows=[[number] for number in range(100)])
    assert (len(section.table_rows), section.left_out) == (60, 40)
    assert len(as_csv(section).splitlines()) == 101


def test_what_would_be_a_formula_is_text_in_the_download() -> None:
    for dangerous in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1"):
        section = Section(key="x", title="X", columns=["Court"], rows=[[dangerous]])
        assert as_csv(section).split("\r\n", 1)[1].strip('"').startswith("'"), repr(dangerous)
