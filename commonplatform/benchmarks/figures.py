"""A figure is a ratio to a floor measured in the same run; absolute times only help to read it."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. Times in milliseconds; `ratio` is ours to the floor, `limit` the goal."""

    scenario: str
    floor: float
    ours: float
    ratio: float
    goal: str
    met: bool
    unit: str = "ms"


def interleaved_medians(*runs: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Median milliseconds of each function; they take turns, so that other load falls on all alike."""
    for run in runs:
        run()
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds):
        for slot, run in zip(times, runs, strict=True):
            started = time.perf_counter()
            run()
            slot.append((time.perf_counter() - started) * 1000)
    return [statistics.median(slot) for slot in times]


def at_most(scenario: str, floor: float, ours: float, limit: float, unit: str = "ms") -> Figure:
    """A figure whose goal is a largest ratio."""
    ratio = ours / floor
    return Figure(scenario, floor, ours, ratio, f"≤ {limit:g} ×", ratio <= limit, unit)


def at_least(scenario: str, floor: float, ours: float, limit: float, unit: str = "/s") -> Figure:
    """A figure whose goal is a smallest ratio (throughput)."""
    ratio = ours / floor
    return Figure(scenario, floor, ours, ratio, f"≥ {limit:g} ×", ratio >= limit, unit)


def absolute(scenario: str, value: float, limit: float, unit: str) -> Figure:
    """A figure with a limit of its own and no floor."""
    ratio = value / limit if limit else value
    return Figure(scenario, limit, value, ratio, f"≤ {limit:g} {unit}", value <= limit, unit)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
