"""Whatever is cut off after whichever write: what users are shown is there, and the rest is swept in a day (R-16).

`make cuts` tries every write that lasts; without it some of all writes are tried, drawn by a seed.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random

import pytest

from tests.functional.disclosure.cutting.agreeing import (
    nothing_is_half_saved,
    swept_a_day_later,
    the_store_holds_what_rows_name,
    what_is_missing,
)
from tests.functional.disclosure.cutting.case_scenarios import DOING
from tests.functional.disclosure.cutting.cuts import die_after, writes_of
from tests.functional.disclosure.cutting.looking_once import look_once
from tests.functional.disclosure.cutting.pictures import picture_of
from tests.functional.disclosure.cutting.sending_scenarios import SENDING, Act
from tests.functional.disclosure.cutting.undoing import empty_the_store, undone
from tests.functional.disclosure.steps import ADA, CHARLES, World, make_world
from tests.functional.disclosure.test_store_and_record import _own_bucket  # noqa: F401

pytestmark = pytest.mark.django_db
SCENARIOS = {**SENDING, **DOING}
EVERY_WRITE = os.environ.get("CUTS") == "every"
SEED, OF_EACH, WANTED = 20261130, 1, 500
tried: Counter[str] = Counter()


@pytest.mark.parametrize("name", SCENARIOS)
def test_cut_off_after_a_write(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    look_once(monkeypatch)
    world = make_world((ADA, CHARLES))
    act = SCENARIOS[name](world)
    with undone():
        writes = writes_of(act)
        expected = picture_of(world.case.pk)
    for number in _chosen(name, writes):
        with undone():
            die_after(number, act)
            _agreed(world, number)
            _goes_on(world, act, monkeypatch, number)
            assert picture_of(world.case.pk) == expected, f"cut off after write {number}, not all is as it should be"
        tried[writes[number - 1]] += 1
    empty_the_store()


def _chosen(name: str, writes: Sequence[str]) -> Iterable[int]:
    """A row of a transaction that was cut off leaves no more than the write before it left."""
    if EVERY_WRITE:
        return [number for number, kind in enumerate(writes, 1) if kind != "row"]
    return Random(f"{SEED} {name}").sample(range(1, len(writes) + 1), OF_EACH)


def _goes_on(world: World, act: Act, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Whoever did it does it again, and the worker comes back: at once, or when it was swept a day later."""
    if number % 2:
        swept_a_day_later(monkeypatch)
        _agreed(world, number)
    act()
    swept_a_day_later(monkeypatch)
    _agreed(world, number)
    the_store_holds_what_rows_name()


def _agreed(world: World, number: int) -> None:
    nothing_is_half_saved()
    missing = what_is_missing(world)
    assert missing == [], f"cut off after write {number}"


@pytest.mark.skipif(not EVERY_WRITE, reason="`make cuts` counts what it has tried")
def test_enough_was_tried(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{tried.total()} cuts in {len(SCENARIOS)} scenarios: {dict(tried.most_common())}\n")
    assert tried.total() >= WANTED
