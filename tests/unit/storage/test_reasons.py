"""Broken files end the confined program with a reason or with nothing to say, never with an error of its own (R-07)."""

from io import BytesIO
from itertools import count, islice
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

import pytest

from commonplatform.benchmarks.mutated.counting import Count
from commonplatform.benchmarks.mutated.looking import WarmJail, look_at
from commonplatform.benchmarks.mutated.mutating import CHANGES, Mutated, Original, mutated
from commonplatform.storage.confined import kinds, pdf, words
from commonplatform.storage.confined.faults import Fault, Refused
from commonplatform.storage.confined.found import opened
from tests.support.hostile.found import broken_files, half_readable_pdfs, pdfs_without_a_clean_copy
from tests.support.hostile.proper import proper_files

ORIGINALS = [Original(name, content) for name, content in proper_files().items()]


@pytest.mark.parametrize(
    ("name", "content", "fault"), [pytest.param(*broken, id=broken[0]) for broken in broken_files()]
)
def test_a_broken_file_is_refused_with_its_reason(name: str, content: bytes, fault: Fault) -> None:
    with pytest.raises(Refused) as refused:
        kinds.inspect(opened(BytesIO(content)))
    assert refused.value.fault == fault, name


@pytest.mark.parametrize(("name", "content"), [pytest.param(*half, id=half[0]) for half in half_readable_pdfs()])
def test_a_pdf_whose_words_cannot_be_read_has_none(name: str, content: bytes) -> None:
    assert kinds.inspect(opened(BytesIO(content))).content_type == pdf.CONTENT_TYPE
    assert words.words_of(opened(BytesIO(content)), pdf.CONTENT_TYPE).strip() == "", name


@pytest.mark.parametrize(("name", "content"), [pytest.param(*one, id=one[0]) for one in pdfs_without_a_clean_copy()])
def test_a_pdf_that_cannot_be_written_without_its_scripts_is_damaged(name: str, content: bytes) -> None:
    assert kinds.inspect(opened(BytesIO(content))).active, name
    with pytest.raises(Refused) as refused:
        pdf.sanitised(opened(BytesIO(content)))
    assert refused.value.fault == Fault.DAMAGED


def test_the_same_seed_and_number_make_the_same_file_and_every_way_of_changing_is_used() -> None:
    made = [mutated(ORIGINALS, seed=7, number=number) for number in range(200)]
    assert made == [mutated(ORIGINALS, seed=7, number=number) for number in range(200)]
    assert made[0] != mutated(ORIGINALS, seed=8, number=0)
    assert {change for file in made for change in file.changes} == set(CHANGES)


def test_the_warm_jail_answers_as_the_jail_of_an_upload_does_and_a_crash_in_it_is_found() -> None:
    seen, count_ = [], Count()
    with WarmJail() as jail, NamedTemporaryFile() as named:
        on_disk = cast("BinaryIO", named)
        for number, original in zip(count(), islice(ORIGINALS, 3), strict=False):
            seen.append(look_at(Mutated(number, original.name, original.content, original, ()), jail, on_disk))
        jail(on_disk, "no such question")
        crash = jail.answers[-1]
    assert [each.fault for each in seen] == [""] * 3
    assert not any(each.finding for each in seen)
    for each in seen:
        count_.add(each)
    assert (count_.files, count_.findings, count_.verdicts["taken in"]) == (3, 0, 3)
    assert crash.is_crash
    assert "TypeError" in crash.words
