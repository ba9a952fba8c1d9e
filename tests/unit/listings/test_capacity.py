"""Capacity arithmetic: what fits is decided part by part and never drifts."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listings.capacity import Limits, Slot, fits, has_room, parts, weight
from listings.states import Basis

BREAK = dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC)
OPENS = BREAK.replace(hour=10)

slots = st.builds(
    Slot,
    starts_at=st.integers(0, 419).map(lambda minutes: OPENS + dt.timedelta(minutes=minutes)),
    minutes=st.integers(1, 360),
)
limits = st.one_of(
    st.integers(0, 40).map(lambda most: Limits(Basis.SLOTS, (most,))),
    st.integers(0, 400).map(lambda most: Limits(Basis.MINUTES, (most,))),
    st.tuples(st.integers(0, 180), st.integers(0, 180)).map(lambda most: Limits(Basis.HALVES, most, break_at=BREAK)),
)


@given(limits, st.lists(slots, max_size=60))
def test_accepting_only_what_fits_never_takes_a_part_over_its_limit(limit: Limits, asked: list[Slot]) -> None:
    booked: list[Slot] = []
    for slot in asked:
        if fits(limit, booked, slot):
            booked.append(slot)
    assert not any(part.is_overbooked for part in parts(limit, booked))


@given(limits, st.lists(slots, max_size=20), slots)
def test_what_is_refused_would_take_a_part_over_its_limit(limit: Limits, booked: list[Slot], wanted: Slot) -> None:
    if not fits(limit, booked, wanted):
        taken = weight(limit, wanted)
        after = parts(limit, [*booked, wanted])
        assert any(part.is_overbooked and minutes for part, minutes in zip(after, taken, strict=True))


@given(limits, st.lists(slots, max_size=20), st.randoms())
def test_the_order_of_bookings_does_not_matter(limit: Limits, booked: list[Slot], random: object) -> None:
    shuffled = list(booked)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert parts(limit, booked) == parts(limit, shuffled)


@given(slots)
def test_a_booking_across_the_break_is_divided_there_and_loses_no_minute(slot: Slot) -> None:
    morning, afternoon = weight(Limits(Basis.HALVES, (0, 0), break_at=BREAK), slot)
    assert morning + afternoon == slot.minutes
    assert min(morning, afternoon) >= 0
    if slot.starts_at >= BREAK:
        assert morning == 0
    if slot.starts_at + dt.timedelta(minutes=slot.minutes) <= BREAK:
        assert afternoon == 0


@given(limits, st.lists(slots, max_size=40))
def test_a_session_has_room_exactly_when_one_minute_or_one_hearing_still_fits(
    limit: Limits, booked: list[Slot]
) -> None:
    one_minute = [Slot(OPENS, 1), Slot(BREAK, 1)]
    assert has_room(parts(limit, booked)) == any(fits(limit, booked, slot) for slot in one_minute)


def test_halves_are_not_added_together() -> None:
    limit = Limits(Basis.HALVES, (60, 60), break_at=BREAK)
    assert not fits(limit, [], Slot(OPENS, 90))
    assert fits(limit, [], Slot(BREAK - dt.timedelta(minutes=45), 90))


def test_a_full_morning_does_not_refuse_an_afternoon_hearing() -> None:
    limit = Limits(Basis.HALVES, (30, 30), break_at=BREAK)
    assert fits(limit, [Slot(OPENS, 30)], Slot(BREAK, 30))


def test_an_overbooked_part_has_nothing_free_rather_than_less_than_nothing() -> None:
    (part,) = parts(Limits(Basis.SLOTS, (1,)), [Slot(OPENS, 10), Slot(OPENS, 10)])
    assert (part.booked, part.free, part.is_overbooked) == (2, 0, True)


def test_limits_that_do_not_fit_the_basis_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="basis"):
        Limits(Basis.HALVES, (60, 60))
