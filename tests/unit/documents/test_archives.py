"""A ZIP is written piece by piece."""

import datetime as dt
import tracemalloc
from pathlib import Path
from zipfile import ZipFile

import pytest

from commonplatform.documents.archives import new_archive

AT = dt.datetime(2026, 7, 1, 12, 0, tzinfo=dt.UTC)
MEGABYTE = 1024 * 1024


def _nothing() -> None:
    pass


def test_a_large_file_takes_little_memory_and_comes_out_as_it_went_in(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(96 * MEGABYTE)
    tracemalloc.start()
    with new_archive(tmp_path / "a.zip") as archive:
        archive.add_file("Documents/large.bin", large, at=AT, on_piece=_nothing)
        archive.add_content("data.json", b"{}", at=AT)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * MEGABYTE
    with ZipFile(tmp_path / "a.zip") as file:
        assert file.testzip() is None
        assert {each.filename: each.file_size for each in file.infolist()} == {
            "Documents/large.bin": 96 * MEGABYTE,
            "data.json": 2,
        }


def test_files_bear_the_time_in_london_and_their_names_in_unicode(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.write_bytes(b"x")
    with new_archive(tmp_path / "a.zip") as archive:
        archive.add_file("Documents/Tŷ.txt", small, at=AT, on_piece=_nothing)
    with ZipFile(tmp_path / "a.zip") as file:
        (entry,) = file.infolist()
    assert (entry.filename, entry.date_time) == ("Documents/Tŷ.txt", (2026, 7, 1, 13, 0, 0))


def test_it_can_be_stopped_at_every_piece(tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(b"x" * 3 * MEGABYTE)
    seen: list[None] = []

    def stopped() -> None:
        seen.append(None)
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), new_archive(tmp_path / "a.zip") as archive:
        archive.add_file("large", large, at=AT, on_piece=stopped)
    assert len(seen) == 2
