"""Whose penalties count: those of an organisation, of somebody under 18, or of an adult."""

from datetime import date

from commonplatform.reference.models import PenaltyLevel

ADULT_YEARS = 18


def offer_level(*, is_organisation: bool, born_on: date | None, posted_on: date) -> PenaltyLevel:
    """The level on the day the notice was posted; somebody who turned 18 that day is an adult."""
    if is_organisation:
        return PenaltyLevel.ORGANISATION
    if born_on is not None and is_under_18(born_on, on=posted_on):
        return PenaltyLevel.YOUTH
    return PenaltyLevel.ADULT


def is_under_18(born_on: date, *, on: date) -> bool:
    """Before the eighteenth birthday; somebody born on 29 February comes of age on 1 March."""
    years = on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
    return years < ADULT_YEARS
