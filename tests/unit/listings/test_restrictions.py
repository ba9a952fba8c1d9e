"""Who must not be identified (QUALITY B-28)."""

import datetime as dt

import pytest

from listings.restrictions import is_restricted
from listings.states import Panel

DAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("born_on", "restricted"),
    [(dt.date(2008, 11, 24), True), (dt.date(2008, 11, 23), False), (dt.date(1990, 1, 1), False)],
)
def test_somebody_who_turns_18_after_the_hearing_day_is_restricted(born_on: dt.date, restricted: bool) -> None:
    assert is_restricted(born_on, DAY, panel=Panel.ADULT) is restricted


def test_without_a_date_of_birth_only_the_youth_panel_restricts() -> None:
    assert is_restricted(None, DAY, panel=Panel.YOUTH)
    assert not is_restricted(None, DAY, panel=Panel.ADULT)


def test_a_company_is_never_a_youth() -> None:
    assert not is_restricted(None, DAY, panel=Panel.YOUTH, is_person=False)
