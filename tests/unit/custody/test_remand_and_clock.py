"""Maintained at share and Clock stops, row by row."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.custody.exceptions import HeldAfterHearing
from cases.custody.rules.clock import ChargeAtHearing, TrialBegun, clocks_to_stop
from cases.custody.rules.remand import court_may_set_limit, remand_after
from cases.custody.states import BAILED, HELD, StopReason
from cases.custody.types import ChargeFacts, Remanded

FIRST, SECOND = date(2026, 11, 2), date(2026, 11, 22)


@pytest.mark.parametrize("code", sorted(BAILED))
def test_bail_adds_the_days_held_and_ends_the_custody(code: str) -> None:
    assert remand_after(Remanded("C", FIRST, 3), code, SECOND) == Remanded(code, None, 23)
    assert remand_after(Remanded("U", None, 3), code, SECOND) == Remanded(code, None, 3)
    assert remand_after(None, code, SECOND) == Remanded(code, None, 0)


@pytest.mark.parametrize("code", sorted(HELD))
def test_custody_begins_with_the_hearing_unless_it_goes_on(code: str) -> None:
    assert remand_after(None, code, SECOND) == Remanded(code, SECOND, 0)
    assert remand_after(Remanded("B", None, 23), code, SECOND) == Remanded(code, SECOND, 23)
    assert remand_after(Remanded("C", FIRST, 3), code, SECOND) == Remanded(code, FIRST, 3)


def test_somebody_not_remanded_any_more_is_not_held_any_more() -> None:
    assert remand_after(Remanded("C", FIRST), "A", SECOND) == Remanded("A", None, 20)


def test_codes_count_in_any_case() -> None:
    assert remand_after(Remanded("C", FIRST), "u", SECOND) == Remanded("U", None, 20)


def test_a_hearing_before_the_custody_began_is_refused() -> None:
    with pytest.raises(HeldAfterHearing):
        remand_after(Remanded("C", SECOND), "B", FIRST)


@given(st.lists(st.tuples(st.sampled_from("CLPSBUA"), st.integers(0, 60)), max_size=12))
def test_days_held_are_counted_once_however_often_somebody_is_released_and_held_again(
    hearings: list[tuple[str, int]],
) -> None:
    day, remand, held, inside = FIRST, Remanded("U"), 0, False
    for code, later in hearings:
        day += timedelta(days=later)
        held += later if inside else 0
        remand = remand_after(remand, code, day)
        inside = code in HELD
    so_far = (day - remand.since).days if remand.since else 0
    assert remand.days_before + so_far == held


@pytest.mark.parametrize(
    ("charge", "code", "allowed"),
    [
        *[(ChargeFacts(mode="summary"), code, True) for code in sorted(HELD)],
        *[(ChargeFacts(mode="summary"), code, False) for code in ("A", "B", "U")],
        (ChargeFacts(mode=""), "C", True),
        (ChargeFacts(mode="summary", pleaded_guilty=True), "C", False),
        (ChargeFacts(mode="summary", convicted=True), "C", False),
        (ChargeFacts(mode="summary", has_verdict=True), "C", False),
    ],
)
def test_the_court_sets_limits_of_unconvicted_charges_of_people_who_are_held(
    charge: ChargeFacts, code: str, allowed: bool
) -> None:
    assert court_may_set_limit(charge, Remanded(code)) is allowed


def charge(**facts: bool) -> ChargeAtHearing:
    return ChargeAtHearing(uuid4(), **{"has_limit": True, **facts})


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"pleaded_guilty": True}, StopReason.GUILTY_PLEA),
        ({"found_guilty": True}, StopReason.GUILTY_VERDICT),
        ({"ended_by_shared_result": True}, StopReason.FINAL_RESULT),
        ({"bailed": True}, StopReason.BAIL),
    ],
)
def test_what_stops_the_clock_of_one_charge(facts: dict[str, bool], why: StopReason) -> None:
    one, other = charge(**facts), charge()
    assert clocks_to_stop([one, other], code="C") == {one.offence_id: why}


@pytest.mark.parametrize("code", ["B", "U", "b"])
def test_bail_stops_all_clocks_of_the_defendant(code: str) -> None:
    charges = [charge(), charge()]
    assert clocks_to_stop(charges, code=code) == {each.offence_id: StopReason.BAIL for each in charges}


def test_a_disability_found_on_one_charge_stops_all_clocks_of_the_defendant() -> None:
    charges = [charge(under_disability=True), charge()]
    assert set(clocks_to_stop(charges).values()) == {StopReason.UNDER_DISABILITY}
    assert len(clocks_to_stop(charges)) == 2


def test_a_disability_found_on_a_charge_without_a_limit_counts_for_the_others() -> None:
    free, held = charge(has_limit=False, under_disability=True), charge()
    assert clocks_to_stop([free, held]) == {held.offence_id: StopReason.UNDER_DISABILITY}


@pytest.mark.parametrize(
    ("trial", "stops"),
    [
        (TrialBegun(at_crown_court=True, is_trial=True), True),
        (TrialBegun(at_crown_court=True, is_trial=True, is_newton=True), False),
        (TrialBegun(at_crown_court=True, is_trial=False), False),
        (TrialBegun(at_crown_court=False, is_trial=True), False),
        (None, False),
    ],
)
def test_a_sworn_jury_stops_clocks_in_a_crown_court_trial_that_is_no_newton_hearing(
    trial: TrialBegun | None, stops: bool
) -> None:
    one = charge()
    expected: dict[UUID, StopReason] = {one.offence_id: StopReason.JURY_SWORN} if stops else {}
    assert clocks_to_stop([one], code="C", trial=trial) == expected


def test_a_charge_without_a_limit_has_no_clock() -> None:
    assert clocks_to_stop([charge(has_limit=False, pleaded_guilty=True)], code="U") == {}


def test_of_several_reasons_the_first_of_the_document_is_told() -> None:
    one = charge(pleaded_guilty=True, bailed=True)
    assert clocks_to_stop([one], code="U") == {one.offence_id: StopReason.GUILTY_PLEA}
