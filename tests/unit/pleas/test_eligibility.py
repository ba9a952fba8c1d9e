"""Whether a found case can be answered online."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from cases.states import CaseStatus
from pleas.eligibility import is_under_18, why_not_open
from pleas.states import StopReason
from pleas.types import Bilingual, EarlierPlea, OwnCase, ProvedDefendant

TODAY = date(2026, 11, 21)
CASE = OwnCase(
    proved=ProvedDefendant(uuid4(), uuid4()),
    reference="12AB3456726",
    status=CaseStatus.RECEIVED,
    initiation_code="J",
    posting_date=date(2026, 11, 1),
    first_hearing_at=None,
    prosecutor=Bilingual("Police"),
    prosecutor_id=uuid4(),
    court=None,
    defendant_name="Ada Lovelace",
    is_company=False,
    born_on=date(1990, 12, 10),
    charges=(),
    earlier_plea=None,
)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (CaseStatus.RECEIVED, None),
        (CaseStatus.PLEA_ENTERED, None),
        (CaseStatus.LISTED, StopReason.LISTED),
        (CaseStatus.CONCLUDED, StopReason.CONCLUDED),
        (CaseStatus.WITHDRAWN, StopReason.WITHDRAWN),
    ],
)
def test_the_state_of_the_case_decides(status: CaseStatus, reason: StopReason | None) -> None:
    assert why_not_open(replace(CASE, status=status), today=TODAY) == reason


def test_ones_own_earlier_plea_is_named_before_anything_else() -> None:
    earlier = EarlierPlea(datetime(2026, 11, 2, tzinfo=UTC), "postal")
    case = replace(CASE, status=CaseStatus.LISTED, earlier_plea=earlier)
    assert why_not_open(case, today=TODAY) == StopReason.ALREADY_ANSWERED


def test_a_reply_date_that_has_passed_stops_nobody() -> None:
    assert why_not_open(replace(CASE, posting_date=date(2026, 1, 1)), today=TODAY) is None


def test_somebody_under_18_is_stopped() -> None:
    assert why_not_open(replace(CASE, born_on=date(2008, 11, 22)), today=TODAY) == StopReason.UNDER_18
    assert why_not_open(replace(CASE, born_on=date(2008, 11, 21)), today=TODAY) is None
    assert why_not_open(replace(CASE, born_on=None), today=TODAY) is None


def test_a_leap_day_child_comes_of_age_on_the_first_of_march() -> None:
    assert is_under_18(date(2008, 2, 29), today=date(2026, 2, 28))
    assert not is_under_18(date(2008, 2, 29), today=date(2026, 3, 1))
