"""Capacity of a session: pure arithmetic (domain document "Court listing", Capacity arithmetic).

A session has one part counted in hearings or in minutes, or two parts (before and after the break)
counted in minutes. Availability is always worked out from the bookings; nothing keeps a counter.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from listings.states import Basis


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a session can hold: one number, or for halves the minutes before and after the break."""

    basis: Basis
    maxima: tuple[int, ...]
    break_at: dt.datetime | None = None

    def __post_init__(self) -> None:
        parts = 2 if self.basis == Basis.HALVES else 1
        if len(self.maxima) != parts or (parts == 2) != (self.break_at is not None):
            raise ValueError("limits do not fit the basis")


@dataclass(frozen=True, slots=True)
class Slot:
    """What a booking takes: when it starts and how long it is expected to last."""

    starts_at: dt.datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a session: its limit and what is booked of it."""

    maximum: int
    booked: int

    @property
    def free(self) -> int:
        """What is left; never below nought, also when the part was overbooked with permission."""
        return max(0, self.maximum - self.booked)

    @property
    def is_overbooked(self) -> bool:
        return self.booked > self.maximum


def weight(limits: Limits, slot: Slot) -> tuple[int, ...]:
    """What the booking takes of each part: one hearing, its minutes, or those on each side of the break."""
    if limits.basis == Basis.SLOTS:
        return (1,)
    if limits.basis == Basis.MINUTES or limits.break_at is None:
        return (slot.minutes,)
    until_break = int((limits.break_at - slot.starts_at).total_seconds() // 60)
    morning = min(max(until_break, 0), slot.minutes)
    return (morning, slot.minutes - morning)


def parts(limits: Limits, booked: Iterable[Slot]) -> tuple[Part, ...]:
    """The parts of a session with what is booked of each."""
    weights = [weight(limits, slot) for slot in booked]
    return tuple(Part(maximum, sum(one[n] for one in weights)) for n, maximum in enumerate(limits.maxima))


def fits(limits: Limits, booked: Sequence[Slot], wanted: Slot) -> bool:
    """Does the booking fit, without taking any part over its limit?"""
    return all(
        taken == 0 or part.booked + taken <= part.maximum
        for part, taken in zip(parts(limits, booked), weight(limits, wanted), strict=True)
    )


def has_room(session_parts: Iterable[Part]) -> bool:
    """Is anything left in one of the parts? Halves are never added together."""
    return any(part.free for part in session_parts)
