"""Whose identity must not be published (domain document "Court listing", Restricting from lists).

Children and Young Persons Act 1933, section 49. Pure rules; what an order of the court adds comes
with the restrictions themselves.
"""

import datetime as dt
from typing import Final

from listings.sitting_times import age_on
from listings.states import Panel

ADULT_AT: Final = 18


def is_restricted(born_on: dt.date | None, day: dt.date, *, panel: Panel, is_person: bool = True) -> bool:
    """Is this defendant under 18 on the day of the hearing, or possibly so before a youth panel?

    Eighteen on the day is not restricted. With no date of birth, only the youth panel restricts.
    """
    if not is_person:
        return False
    if born_on is None:
        return panel == Panel.YOUTH
    return age_on(born_on, day) < ADULT_AT
