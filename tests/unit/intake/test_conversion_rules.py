"""Police texts become the texts of the case."""

from datetime import date, time

import pytest

from cases.intake.hearing_time import interpret_hearing
from cases.intake.spi.conversion import (
    bilingual_wording,
    five_line_address,
    split_case_markers,
    split_languages,
    stored_observed_ethnicity,
    without_citations,
)


@pytest.mark.parametrize(
    ("text", "english", "welsh"),
    [
        ("Drove too fast || Gyrrodd yn rhy gyflym", "Drove too fast", "Gyrrodd yn rhy gyflym"),
        ("  Drove too fast  ", "Drove too fast", ""),
        ("Drove too fast||", "Drove too fast", ""),
        ("Drove too fast ||   ", "Drove too fast", ""),
        ("|| Gyrrodd", "", "Gyrrodd"),
        ("a || b || c", "a", "b || c"),
        ("", "", ""),
    ],
)
def test_english_stands_before_the_bars_and_welsh_after(text: str, english: str, welsh: str) -> None:
    assert split_languages(text) == (english, welsh)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Stole a bicycle -- Statement of Facts He was seen", "Stole a bicycle"),
        ("Stole a bicycle --Legislation Theft Act 1968", "Stole a bicycle"),
        ("Stole a bicycle -- LEGISLATION x -- Statement of facts y", "Stole a bicycle"),
        ("-- Statement of Facts He was seen", "-- Statement of Facts He was seen"),
        ("Stole --contrary to section 1-- a bicycle", "Stole  a bicycle"),
        ("Stole --one-- a --two-- bicycle", "Stole  a  bicycle"),
        ("Stole -- a bicycle", "Stole -- a bicycle"),
        ("Stole --one-- a bicycle -- today", "Stole  a bicycle -- today"),
        ("----------ORIGINAL CHARGE----------\n\nOn a day entered", "On a day entered"),
        ("--all of it--", "--all of it--"),
        ("Stole a bicycle", "Stole a bicycle"),
    ],
)
def test_citations_are_cut_from_a_wording(text: str, kept: str) -> None:
    assert without_citations(text) == kept


def test_each_language_loses_its_own_citation_only() -> None:
    wording = "Stole a bicycle -- Legislation one || Dygodd feic -- Legislation two"
    assert bilingual_wording(wording) == ("Stole a bicycle", "Dygodd feic")


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("DV HT", ("DV", "HT")),
        ("DVHTDV", ("DV", "HT")),
        ("DVHTX", ("DV", "HT", "X")),
        ("DV  DV HT", ("DV", "HT")),
        ("DV", ("DV",)),
        ("ABC DE", ("ABC", "DE")),
        ("   ", ()),
        ("", ()),
    ],
)
def test_case_markers_are_separated_and_kept_once(text: str, markers: tuple[str, ...]) -> None:
    assert split_case_markers(text) == markers


@pytest.mark.parametrize(("received", "stored"), [(9, 0), (0, 0), (4, 4), (None, None)])
def test_not_recorded_ethnicity_is_stored_as_nought(received: int | None, stored: int | None) -> None:
    assert stored_observed_ethnicity(received) == stored


def test_a_short_house_number_joins_its_street() -> None:
    made = five_line_address(paon="   89", street="Palace Walk", areas=("", "Hull", "", "Humberside"))
    assert made.lines == ("89 Palace Walk", "Hull", "Humberside")


def test_ten_characters_still_join_and_eleven_do_not() -> None:
    assert five_line_address(paon="Rose House", street="Mill Lane").lines == ("Rose House Mill Lane",)
    assert five_line_address(paon="Rosie House", street="Mill Lane").lines == ("Rosie House", "Mill Lane")


def test_the_part_of_a_building_stands_first() -> None:
    made = five_line_address(saon="Flat 2", paon="12", street="Mill Lane", areas=("Pitsea", "Basildon"))
    assert made.lines == ("Flat 2", "12 Mill Lane", "Pitsea", "Basildon")


def test_lines_run_out_after_five_and_none_stands_twice() -> None:
    made = five_line_address(
        saon="Flat 2",
        paon="Rosie House",
        street="Mill Lane",
        areas=("Pitsea", "PITSEA", "Basildon", "Essex"),
    )
    assert made.lines == ("Flat 2", "Rosie House", "Mill Lane", "Pitsea", "Basildon")


@pytest.mark.parametrize(("length", "line"), [(35, "x" * 35), (36, "x" * 34 + "+"), (100, "x" * 34 + "+")])
def test_a_long_line_is_cut_to_34_and_marked(length: int, line: str) -> None:
    assert five_line_address(street="x" * length).lines == (line,)


WINTER, SUMMER = date(2026, 12, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("on", "received", "kept", "local"),
    [
        (SUMMER, "10:00:00Z", True, time(10)),
        (SUMMER, "10:00:00-00:00", True, time(10)),
        (SUMMER, "10:00:00.0000000-00:00", True, time(10)),
        (SUMMER, "10:00:00+05:00", True, time(10)),
        (SUMMER, "10:00:00Z", False, time(11)),
        (SUMMER, "10:00:00+01:00", False, time(10)),
        (WINTER, "10:00:00Z", True, time(10)),
        (WINTER, "10:00:00+01:00", True, time(9)),
        (SUMMER, "10:00:00", True, time(10)),
        (SUMMER, "10:00:00", False, time(10)),
        (WINTER, "09:01:01.001", False, time(9, 1, 1)),
        (SUMMER, "10:00", False, time(10)),
        (SUMMER, "half past ten", False, None),
        (SUMMER, "25:00:00", False, None),
        (SUMMER, "", False, None),
    ],
)
def test_clock_time_labelled_as_universal_time_is_put_right_in_summer_only(
    on: date, received: str, kept: bool, local: time | None
) -> None:
    hearing = interpret_hearing("B42AZ01", on, received, clock_time_kept=kept)
    assert hearing.local_time == local
    assert hearing.time_received == received


def test_the_hour_that_happens_twice_is_one_instant() -> None:
    hearing = interpret_hearing("B42AZ01", date(2026, 10, 25), "01:30:00", clock_time_kept=False)
    assert hearing.starts_at is not None
    assert hearing.local_time == time(1, 30)
