"""The record of readings: on the screen, printed, and as a file, it says what was read and nothing else."""

import csv
import io
import re

from django.urls import reverse
from playwright.sync_api import Page

from cases.models import Case
from commonplatform.ui.formats import date_and_time
from disclosure.models import MaterialRead
from tests.journeys.evidence_story.reading import Notebook, Reading, words_of
from tests.support.browser import Visitor

# Organisation, person, document, version, first time, last time, how many times.
Line = tuple[str, ...]


def says_exactly(reader: Visitor, case: Case, notebook: Notebook, *, but_nobody: tuple[str, ...]) -> None:
    expected = _as_noted(case, notebook)
    reader.visit(reverse("disclosure:documents", args=[case.pk]))
    reader.follow("Who has opened documents")
    assert sorted(_on_the_page(reader.page)) == expected
    reader.follow("Print this record")
    assert sorted(_on_the_page(reader.page)) == expected
    _is_on_paper(reader.page.pdf(format="A4"), expected, but_nobody)
    reader.follow("Back to the record")
    _name, content = reader.download("Download this record (CSV)")
    assert sorted(_in_the_file(content)) == expected


def _as_noted(case: Case, notebook: Notebook) -> list[Line]:
    """What the story wrote down, with the moments at which it happened."""
    assert MaterialRead.objects.filter(case=case).count() == notebook.readings.total()
    return sorted(_noted(reading, times) for reading, times in notebook.readings.items())


def _noted(reading: Reading, times: int) -> Line:
    material, person = reading.material, reading.person
    held = MaterialRead.objects.filter(material=material, user_id=person.pk).order_by("read_at")
    moments = [date_and_time(each.read_at) for each in held]
    assert len(moments) == times
    about = (reading.organisation, person.full_name, material.name, str(material.version or ""))
    return (*about, moments[0], moments[-1], str(times))


def _on_the_page(page: Page) -> list[Line]:
    return [_line(row.get_by_role("cell").all_inner_texts()) for row in page.locator("tbody tr").all()]


def _line(cells: list[str]) -> Line:
    (organisation,), (person, _role), (document, *version), (first,), (last, times) = (c.split("\n") for c in cells)
    return (organisation, person, document, " ".join(version).removeprefix("Version "), first, last, times.split()[0])


def _in_the_file(content: bytes) -> list[Line]:
    """Without the role, which stands in the third place."""
    _heads, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    return [(*row[:2], *row[3:]) for row in rows]


def _is_on_paper(content: bytes, expected: list[Line], but_nobody: tuple[str, ...]) -> None:
    """Lines are broken there, at hyphens too."""
    words = _closed_up(words_of(content))
    for line in expected:
        for value in line[:-1]:
            assert _closed_up(value) in words, value
    for name in but_nobody:
        assert _closed_up(name) not in words


def _closed_up(text: str) -> str:
    return "".join(re.findall(r"\w+", text))
