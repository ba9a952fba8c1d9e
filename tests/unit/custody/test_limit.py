"""CTL calculation, row by row, and what holds whatever the figures."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cases.custody.exceptions import HeldAfterHearing
from cases.custody.rules.limit import work_out_limit
from cases.custody.states import NoLimitBecause
from cases.custody.types import ChargeFacts, Limit, NoLimit, Remanded
from cases.custody.working_kept import working_kept, working_to_keep
from cases.presenters.custody_working import working_rows
from commonplatform.reference.custody import CustodyFigures, Holiday, LimitDays
from commonplatform.reference.models import BankHoliday, CustodyLimitDays, TrialReason
from commonplatform.reference.services.load_reference import TABLES, read_rows

CROWN = tuple(TrialReason)[:7]
MAGISTRATES = tuple(TrialReason)[7:]
HEARING = date(2026, 11, 2)
HELD = Remanded("C", HEARING)
EITHER_WAY = ChargeFacts(mode="either_way")


def figures() -> CustodyFigures:
    """Those of the files that come with the service."""
    files = {table.model: list(read_rows(table)) for table in TABLES}
    days = [LimitDays(r["mode"], r["reason"], r["days"], r["source"]) for r in files[CustodyLimitDays]]
    holidays = {row["day"]: Holiday(row["name"], row["name_welsh"]) for row in files[BankHoliday]}
    return CustodyFigures(days=tuple(days), holidays=holidays, held_until=date(2028, 12, 31))


FIGURES = figures()
BARE = replace(FIGURES, holidays={})


def outcome(
    charge: ChargeFacts, remand: Remanded = HELD, on: date = HEARING, known: CustodyFigures = FIGURES
) -> Limit | NoLimit:
    return work_out_limit(charge=charge, remand=remand, hearing_on=on, figures=known)


def limit(charge: ChargeFacts, remand: Remanded = HELD, on: date = HEARING, known: CustodyFigures = FIGURES) -> Limit:
    found = outcome(charge, remand, on, known)
    assert isinstance(found, Limit)
    return found


@pytest.mark.parametrize("code", ["C", "L", "S", "P", "c", "l", "s", "p"])
def test_a_limit_runs_for_everybody_who_is_held_whatever_the_case_of_the_code(code: str) -> None:
    assert isinstance(outcome(EITHER_WAY, Remanded(code, HEARING)), Limit)


@pytest.mark.parametrize("code", ["A", "B", "U", "R", "", "X"])
def test_no_limit_runs_for_anybody_else(code: str) -> None:
    assert outcome(EITHER_WAY, Remanded(code)) == NoLimit(NoLimitBecause.NOT_HELD)


@pytest.mark.parametrize(
    ("facts", "because"),
    [
        ({"mode": ""}, NoLimitBecause.MODE_UNKNOWN),
        ({"pleaded_guilty": True}, NoLimitBecause.PLEADED_GUILTY),
        ({"convicted": True}, NoLimitBecause.CONVICTED),
        ({"has_verdict": True}, NoLimitBecause.VERDICT),
        ({"is_concluded": True}, NoLimitBecause.CONCLUDED),
        ({"clock_stopped": True}, NoLimitBecause.CLOCK_STOPPED),
        ({"receipt_type": "Voluntary bill"}, NoLimitBecause.VOLUNTARY_BILL),
        ({"reason": "heard of by nobody"}, NoLimitBecause.REASON_UNKNOWN),
    ],
)
def test_each_reason_for_which_no_limit_applies(facts: dict[str, Any], because: NoLimitBecause) -> None:
    assert outcome(replace(EITHER_WAY, **facts)) == NoLimit(because)


def test_what_stands_in_the_way_of_a_limit_stands_in_the_way_of_an_extended_one_too() -> None:
    extended = replace(EITHER_WAY, extended_to=date(2027, 5, 1), pleaded_guilty=True)
    assert outcome(extended) == NoLimit(NoLimitBecause.PLEADED_GUILTY)


def test_a_limit_that_was_extended_stays_even_on_a_saturday() -> None:
    assert outcome(replace(EITHER_WAY, extended_to=date(2027, 5, 1))) == Limit(date(2027, 5, 1), None)


@pytest.mark.parametrize(
    ("charge", "days"),
    [
        (ChargeFacts(mode="summary"), 56),
        (ChargeFacts(mode="indictable"), 182),
        (ChargeFacts(mode="either_way"), 56),
        (ChargeFacts(mode="either_way", reason="  "), 56),
        *[(ChargeFacts(mode="either_way", reason=reason), 182) for reason in CROWN],
        *[(ChargeFacts(mode="either_way", reason=reason), 56) for reason in MAGISTRATES],
        # A youth's indictable charge is counted by the either way table; a summary one is not.
        (ChargeFacts(mode="indictable", is_youth=True), 56),
        *[(ChargeFacts(mode="indictable", is_youth=True, reason=reason), 182) for reason in CROWN],
        *[(ChargeFacts(mode="indictable", is_youth=True, reason=reason), 56) for reason in MAGISTRATES],
        (ChargeFacts(mode="either_way", is_youth=True, reason="youth_grave_crime"), 182),
        (ChargeFacts(mode="summary", is_youth=True), 56),
        # Of an adult's summary or indictable charge the reason does not matter.
        (ChargeFacts(mode="summary", reason="elects_jury"), 56),
        (ChargeFacts(mode="indictable", reason="consents_summary"), 182),
    ],
)
def test_the_days_of_each_mode_of_trial_and_reason(charge: ChargeFacts, days: int) -> None:
    found = limit(charge, known=BARE).working
    assert found is not None
    assert found.days == days
    assert found.counted_to == HEARING + timedelta(days=days)


def test_the_youth_rule_is_said_where_it_is_used() -> None:
    youth = limit(ChargeFacts(mode="indictable", is_youth=True)).working
    adult = limit(ChargeFacts(mode="indictable")).working
    assert youth is not None
    assert adult is not None
    assert (youth.by_youth_rule, adult.by_youth_rule) == (True, False)


def test_days_held_before_and_since_are_taken_away() -> None:
    working = limit(EITHER_WAY, Remanded("C", date(2026, 10, 19), 10)).working
    assert working is not None
    assert (working.days_since, working.days_before) == (14, 10)
    assert working.counted_to == HEARING + timedelta(days=56 - 14 - 10)


def test_a_limit_counts_from_the_hearing_when_nobody_says_since_when() -> None:
    assert limit(EITHER_WAY, Remanded("C")).on == limit(EITHER_WAY, Remanded("C", HEARING)).on


def test_custody_that_begins_after_the_hearing_is_refused() -> None:
    with pytest.raises(HeldAfterHearing):
        outcome(EITHER_WAY, Remanded("C", HEARING + timedelta(days=1)))


@pytest.mark.parametrize(
    ("hearing", "ends", "skipped"),
    [
        # 56 days on: a Monday stays; Christmas falls back over three days to the Thursday before.
        (date(2026, 11, 2), date(2026, 12, 24), 4),
        (date(2026, 11, 3), date(2026, 12, 29), 0),
        # A Saturday and a Sunday fall back to the Friday.
        (date(2026, 9, 12), date(2026, 11, 6), 1),
        (date(2026, 9, 13), date(2026, 11, 6), 2),
        # Easter Monday of 2027 falls back over Sunday, Saturday and Good Friday.
        (date(2027, 2, 1), date(2027, 3, 25), 4),
    ],
)
def test_a_limit_moves_back_over_weekends_and_bank_holidays(hearing: date, ends: date, skipped: int) -> None:
    found = limit(EITHER_WAY, Remanded("C", hearing), hearing)
    assert found.on == ends
    assert found.working is not None
    assert len(found.working.skipped) == skipped


def test_the_arithmetic_is_kept_and_read_back_as_it_was() -> None:
    working = limit(EITHER_WAY, Remanded("C", date(2026, 10, 19), 10)).working
    assert working is not None
    assert working_kept(working_to_keep(working)) == working
    assert working_kept(None) is None


hearings = st.dates(date(2015, 1, 1), date(2028, 1, 1))
charges = st.builds(
    ChargeFacts,
    mode=st.sampled_from(["summary", "indictable", "either_way"]),
    reason=st.sampled_from(["", *TrialReason.values]),
    is_youth=st.booleans(),
)
days = st.integers(0, 400)


@given(charges, hearings, days, days)
def test_no_limit_ends_on_a_weekend_or_bank_holiday(
    charge: ChargeFacts, hearing: date, since: int, before: int
) -> None:
    found = limit(charge, Remanded("C", hearing - timedelta(days=since), before), hearing)
    assert found.on.weekday() < 5
    assert found.on not in FIGURES.holidays


@given(charges, hearings, days, days)
def test_no_limit_is_later_than_the_days_of_the_law_after_the_hearing(
    charge: ChargeFacts, hearing: date, since: int, before: int
) -> None:
    found = limit(charge, Remanded("C", hearing - timedelta(days=since), before), hearing)
    assert found.working is not None
    assert found.on <= hearing + timedelta(days=found.working.days)


@given(charges, hearings, days, days, days, days)
def test_who_was_held_longer_never_has_a_later_limit(
    charge: ChargeFacts, hearing: date, since: int, before: int, longer: int, more: int
) -> None:
    first = limit(charge, Remanded("C", hearing - timedelta(days=since), before), hearing)
    second = limit(charge, Remanded("C", hearing - timedelta(days=since + longer), before + more), hearing)
    assert second.on <= first.on


@given(charges, hearings, days, days)
def test_the_same_custody_counted_from_a_later_hearing_ends_on_the_same_day(
    charge: ChargeFacts, hearing: date, later: int, before: int
) -> None:
    held = Remanded("C", hearing, before)
    assert limit(charge, held, hearing).on == limit(charge, held, hearing + timedelta(days=later)).on


@given(charges, hearings, days)
def test_the_arithmetic_adds_up(charge: ChargeFacts, hearing: date, before: int) -> None:
    working = limit(charge, Remanded("S", hearing, before), hearing).working
    assert working is not None
    assert working.counted_to == hearing + timedelta(days=working.days - before)
    assert working.limit_on == working.counted_to - timedelta(days=len(working.skipped))


def test_the_arithmetic_reads_in_welsh_too() -> None:
    working = limit(EITHER_WAY, Remanded("C", HEARING)).working
    assert working is not None
    with translation.override("cy"):
        said = {str(row.key): str(row.value) for row in working_rows(working)}
    assert said["Dyddiau o’r gwrandawiad"] == "56 diwrnod: Neillffordd, y dyraniad heb ei benderfynu"
    assert "Dydd Nadolig" in said["Symudwyd yn ôl dros"]
