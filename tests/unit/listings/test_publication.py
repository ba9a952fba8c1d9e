"""The words of a list: one source for page, PDF and CSV; nothing in it runs in a spreadsheet."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplatform.documents.spreadsheets import harmless
from listings.publication.csv_file import as_csv
from listings.publication.sheet import ListSheet, SheetRow, SheetSession, from_facts

texts = st.text(max_size=30)
rows = st.builds(
    SheetRow,
    case_id=texts,
    time=texts,
    reference=texts,
    hearing_type=texts,
    minutes=st.integers(1, 500),
    defendant=texts,
    born=texts,
    offences=st.lists(texts, max_size=3).map(tuple),
    prosecutor=texts,
    restriction=texts,
)
sheets = st.builds(
    ListSheet,
    court=texts,
    day=st.dates().map(lambda day: day.isoformat()),
    day_in_words=texts,
    language=st.sampled_from(("en", "cy")),
    sessions=st.lists(
        st.builds(
            SheetSession,
            room=texts,
            times=texts,
            business=texts,
            panel=texts,
            hearings=st.integers(0, 9),
            rows=st.lists(rows, max_size=4).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
)


@given(sheets)
def test_a_stored_sheet_is_read_back_as_it_was(sheet: ListSheet) -> None:
    assert from_facts(json.loads(json.dumps(sheet.as_facts()))) == sheet


@given(sheets, sheets)
def test_the_digest_is_equal_when_and_only_when_the_list_says_the_same(one: ListSheet, other: ListSheet) -> None:
    assert (one.digest == other.digest) == (one == other)


@given(sheets)
def test_the_csv_has_one_line_per_row_of_the_list(sheet: ListSheet) -> None:
    lines = list(csv.reader(io.StringIO(as_csv(sheet).decode("utf-8-sig"), newline="")))
    assert len(lines) == 1 + len(list(sheet.rows()))
    assert {len(line) for line in lines} == {15}


@given(sheets)
def test_no_cell_of_the_csv_starts_a_formula(sheet: ListSheet) -> None:
    for line in csv.reader(io.StringIO(as_csv(sheet).decode("utf-8-sig"), newline="")):
        for cell in line:
            assert not cell.strip().startswith(("=", "+", "-", "@")), cell


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1"])
def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "O'Brien", "Smith-Jones", "10:00am", "ŵyr"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text
