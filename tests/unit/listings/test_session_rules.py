"""What a new session must satisfy; each fault names its field."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest

from listings.session_rules import faults_of, window_of
from listings.states import Basis, Panel, SessionKind
from listings.types import SessionToCreate

TODAY = dt.date(2026, 11, 23)
REMANDS = SessionToCreate(
    court_room_id=uuid4(),
    day=TODAY,
    kind=SessionKind.AM,
    panel=Panel.ADULT,
    business_type="REM",
    basis=Basis.SLOTS,
    maxima=(12,),
)
TRIAL = replace(REMANDS, kind=SessionKind.AD, business_type="TRL", basis=Basis.HALVES, maxima=(120, 180))


def faults(session: SessionToCreate, *, magistrates: bool = True) -> set[str]:
    return set(faults_of(session, today=TODAY, in_magistrates_court=magistrates))


@pytest.mark.parametrize("session", [REMANDS, TRIAL, replace(TRIAL, basis=Basis.MINUTES, maxima=(300,))])
def test_a_proper_session_has_no_fault(session: SessionToCreate) -> None:
    assert faults(session) == set()


@pytest.mark.parametrize(
    ("kind", "starts", "ends"),
    [
        (SessionKind.AM, dt.time(10), dt.time(13)),
        (SessionKind.PM, dt.time(14), dt.time(17)),
        (SessionKind.AD, dt.time(10), dt.time(17)),
    ],
)
def test_times_left_out_are_the_usual_ones(kind: SessionKind, starts: dt.time, ends: dt.time) -> None:
    assert window_of(replace(REMANDS, kind=kind)) == (starts, ends)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"day": TODAY - dt.timedelta(days=1)}, "date"),
        ({"ends": dt.time(13, 1)}, "ends"),
        ({"kind": SessionKind.PM, "starts": dt.time(13, 59)}, "starts"),
        ({"starts": dt.time(0, 59)}, "starts"),
        ({"kind": SessionKind.PM, "ends": dt.time(23, 1)}, "ends"),
        ({"starts": dt.time(12), "ends": dt.time(12)}, "ends"),
        ({"business_type": "NONE"}, "business_type"),
        ({"basis": Basis.MINUTES, "maxima": (60,)}, "basis"),
        ({"panel": None}, "panel"),
        ({"maxima": (-1,)}, "max_slots"),
        ({"maxima": (501,)}, "max_slots"),
        ({"maxima": (None,)}, "max_slots"),
    ],
)
def test_a_fault_names_its_field(change: dict[str, object], field: str) -> None:
    assert faults(replace(REMANDS, **change)) == {field}  # type: ignore[arg-type]


def test_trials_are_counted_in_minutes() -> None:
    assert faults(replace(TRIAL, basis=Basis.SLOTS, maxima=(3,))) == {"basis"}


def test_only_an_all_day_session_is_split_at_the_break() -> None:
    assert faults(replace(TRIAL, kind=SessionKind.AM)) == {"basis"}
    assert faults(replace(TRIAL, starts=dt.time(14))) == {"basis"}


def test_both_halves_need_a_limit_and_nought_is_one() -> None:
    assert faults(replace(TRIAL, maxima=(0, None))) == {"afternoon_minutes"}


def test_the_crown_court_has_no_youth_panel_and_no_magistrates_business() -> None:
    assert faults(replace(REMANDS, panel=Panel.YOUTH), magistrates=False) == {"panel"}
    assert faults(replace(REMANDS, business_type="APP"), magistrates=False) == {"business_type"}


def test_a_time_that_the_clocks_skip_is_a_fault_of_that_time() -> None:
    assert faults(replace(REMANDS, day=dt.date(2027, 3, 28), starts=dt.time(1, 30))) == {"starts"}
