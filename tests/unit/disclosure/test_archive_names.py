"""Names in a case archive: safe on every disk, and no two alike."""

import datetime as dt

import pytest

from disclosure.archive_names import LONGEST, EntryNames, archive_name, safe_name


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("Statement.pdf", "Statement.pdf"),
        ("../../etc/passwd", "_._etc_passwd"),
        ("..\\..\\boot.ini", "_._boot.ini"),
        ('a"*\\><?/:|b', "a_________b"),
        ("annex\u202efdp.exe", "annexfdp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("two\nlines\x00", "twolines"),
        ("ends with. . ", "ends with"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("LPT9 .pdf", "_LPT9 .pdf"),
        ("console.pdf", "console.pdf"),
        ("", "document"),
        (" . ", "document"),
        ("Cafe\u0301.pdf", "Caf\u00e9.pdf"),
    ],
)
def test_whatever_somebody_typed_is_one_safe_part_of_a_path(typed: str, safe: str) -> None:
    assert safe_name(typed) == safe


def test_capital_letters_and_spaces_tell_no_two_files_apart() -> None:
    names = EntryNames()
    given = [names.name_for(name, section="WS", file_name="") for name in ("A b", "a B", "A_B", "A b (2)")]
    assert len({name.casefold() for name in given}) == 4


def test_a_long_name_keeps_its_ending_and_its_number() -> None:
    names = EntryNames()
    first, second = (names.name_for("x" * 500, section="WS", file_name="call.mp3") for _ in range(2))
    assert first.endswith(".mp3")
    assert second.endswith(" (2).mp3")
    assert max(len(first), len(second)) <= LONGEST + len("Documents/")


def test_the_archive_is_called_by_the_reference_and_the_time_in_london() -> None:
    at = dt.datetime(2026, 7, 1, 23, 30, 5, tzinfo=dt.UTC)
    assert archive_name("01TW1000526", at) == "CaseArchive-01TW1000526-20260702003005.zip"
