"""What a report is made of: sections, each with a chart, the table under it, and the same as CSV."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from commonplatform.ui.charts import Chart
from commonplatform.ui.components import Cell, Column, Row, Tag, Text
from commonplatform.ui.formats import short_date

Value = str | int | float | date | Tag | None
NOTHING = "–"
MOST_ROWS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Figures that are looked at together. ``key`` names the export; ``note`` says how they are counted.

    The table shows the first ``MOST_ROWS``; the export has all.
    """

    key: str
    title: Text
    columns: Sequence[Text]
    rows: Sequence[Sequence[Value]]
    chart: Chart | None = None
    note: Text = ""
    empty: Text = ""

    @property
    def table_columns(self) -> list[Column]:
        """Columns of numbers are set to the right."""
        return [Column(text=text, numeric=self._is_numeric(place)) for place, text in enumerate(self.columns)]

    @property
    def table_rows(self) -> list[Row]:
        return [Row(cells=[shown(value) for value in row]) for row in self.rows[:MOST_ROWS]]

    @property
    def left_out(self) -> int:
        """How many rows only the export has."""
        return max(0, len(self.rows) - MOST_ROWS)

    def _is_numeric(self, place: int) -> bool:
        values = [row[place] for row in self.rows]
        return any(isinstance(v, int | float) for v in values) and not any(isinstance(v, str | date) for v in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One page of figures."""

    key: str
    title: Text
    lead: Text
    sections: Sequence[Section]


def shown(value: Value) -> Cell | Text:
    """A value as the table shows it: percentages to one decimal, nothing as a dash."""
    match value:
        case None | "":
            return NOTHING
        case Tag():
            return Cell(text="", tag=value)
        case float():
            return f"{value:.1f}%"
        case int():
            return f"{value:,}"
        case date():
            return short_date(value)
    return value


def as_csv(section: Section) -> str:
    """The same figures for a spreadsheet: bare numbers, ISO dates, empty where there is none."""
    written = io.StringIO()
    out = csv.writer(written, lineterminator="\r\n")
    out.writerow([str(column) for column in section.columns])
    for row in section.rows:
        out.writerow([_bare(value) for value in row])
    return written.getvalue()


def _bare(value: Value) -> str:
    match value:
        case None:
            return ""
        case Tag():
            return str(value.text)
        case date():
            return value.isoformat()
        case str():
            return f"'{value}" if _may_be_a_formula(value) else value
    return str(value)


def _may_be_a_formula(value: str) -> bool:
    """A spreadsheet passes over white space before it looks for a formula, and begins a cell on a new line."""
    return value[:1] in ("\t", "\r", "\n") or value.lstrip()[:1] in ("=", "+", "-", "@")
