"""Every file of the hostile corpus is classified as intended, in bounded time and memory (R-07, S-11)."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from tempfile import TemporaryFile

import pytest

from commonplatform.storage.confined.program import MEMORY_BYTES
from commonplatform.storage.content import safe_file_name
from commonplatform.storage.file_faults import FileRefused
from commonplatform.storage.inspection import WALL_SECONDS, InspectedFile, inspect_file, sanitised_pdf
from tests.support.hostile.corpus import SIZE, SentFile, corpus
from tests.support.hostile.documents import active_pdfs
from tests.support.memory import with_peak_of_children

LONGEST_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of one file of the corpus."""

    sent: SentFile
    fault: str
    inspected: InspectedFile | None
    seconds: float

    @property
    def as_intended(self) -> bool:
        if self.inspected is None:
            return self.fault in self.sent.faults
        return (not self.sent.faults or self.sent.or_taken) and (
            self.sent.or_taken or self.inspected.active is self.sent.active
        )


def look_at(sent: SentFile) -> Seen:
    begun = time.monotonic()
    with TemporaryFile() as file:
        file.write(sent.content)
        try:
            inspected, fault = inspect_file(file, name=safe_file_name(sent.name)), ""
        except FileRefused as refused:
            inspected, fault = None, refused.fault
    return Seen(sent, fault, inspected, time.monotonic() - begun)


def look_at_all() -> tuple[Seen, ...]:
    with ThreadPoolExecutor(2) as pool:
        return tuple(pool.map(look_at, corpus()))


@cache
def seen_and_peak() -> tuple[tuple[Seen, ...], int]:
    return with_peak_of_children(look_at_all)


def all_seen() -> tuple[Seen, ...]:
    return seen_and_peak()[0]


def test_the_corpus_is_as_large_as_it_says_and_the_same_every_time() -> None:
    first, second = corpus(), corpus()
    assert len(first) == SIZE
    certain = [(sent.name, sent.faults) for sent in first]
    assert certain == [(sent.name, sent.faults) for sent in second]
    groups = Counter(sent.group for sent in first)
    assert groups["changed at random"] <= SIZE // 4, groups


def test_every_file_is_classified_as_intended() -> None:
    wrong = [
        (seen.sent.group, seen.sent.name, seen.fault or "taken in", sorted(seen.sent.faults)[:3])
        for seen in all_seen()
        if not seen.as_intended
    ]
    assert wrong == []


def test_no_file_costs_much_time_or_memory() -> None:
    slowest = max(all_seen(), key=lambda seen: seen.seconds)
    assert slowest.seconds < min(LONGEST_SECONDS, WALL_SECONDS), slowest.sent.name
    assert seen_and_peak()[1] <= MEMORY_BYTES


@pytest.mark.parametrize("number", range(6))
def test_the_viewed_copy_of_an_active_pdf_has_its_pages_and_nothing_active(number: int) -> None:
    for name, content in list(active_pdfs())[number::6]:
        with TemporaryFile() as file, TemporaryFile() as copy:
            file.write(content)
            copy.write(sanitised_pdf(file))
            inspected = inspect_file(copy, name=name)
        assert (inspected.active, inspected.pages) == (False, 1), name
