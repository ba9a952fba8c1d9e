"""Who is to be heard at the actor's court on a day: one row per hearing and defendant.

Three queries, however long the day. Row security stands beneath: a case that has left the court is
not on its list, though its booking still counts against the session.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.db.models import F

from cases.access.policy import Action, Target
from commonplatform.accounts.types import Actor
from commonplatform.ui.formats import person_name
from listings.models import Booking
from listings.permissions import require_court
from listings.restrictions import is_restricted
from listings.selectors.diary import own_court, sessions_on
from listings.types import DayList, ListedDefendant, SessionLine

_AT_HEARING: Final = "hearing__defendants__defendant"
_FACTS: Final = {
    "reference": "case__reference_received",
    "prosecutor": "case__prosecutor__name",
    "prosecutor_welsh": "case__prosecutor__name_welsh",
    "type_code": "hearing__type_code",
    "type_name": "hearing__type_name",
    "defendant_id": f"{_AT_HEARING}_id",
    "kind": f"{_AT_HEARING}__kind",
    "forenames": f"{_AT_HEARING}__forenames",
    "surname": f"{_AT_HEARING}__surname",
    "organisation": f"{_AT_HEARING}__organisation_name",
    "born_on": f"{_AT_HEARING}__particulars__date_of_birth",
}
Titles = dict[UUID, list[tuple[str, str]]]


def day_list(actor: Actor, day: dt.date) -> DayList:
    """The day's list as it stands now, in order of room, session, time and reference."""
    require_court(actor, Action.VIEW, Target.COURT_LIST)
    sessions = sessions_on(actor, day)
    order = {session.session_id: position for position, session in enumerate(sessions)}
    found = sorted(_booked(order), key=lambda row: order[row["session_id"]])
    titles = _titles(order) if found else {}
    by_id = {session.session_id: session for session in sessions}
    return DayList(
        court=own_court(actor),
        day=day,
        sessions=tuple(sessions),
        listed=tuple(_listed(row, by_id[row["session_id"]], titles) for row in found),
    )


def _booked(session_ids: Iterable[UUID]) -> list[Any]:
    bookings = Booking.objects.filter(
        session_id__in=list(session_ids), hearing__status="listed", **{f"{_AT_HEARING}__isnull": False}
    )
    return list(
        bookings.order_by("starts_at", "case__reference", "id", f"{_AT_HEARING}__position").values(
            "session_id",
            "hearing_id",
            "case_id",
            "starts_at",
            "minutes",
            **{name: F(path) for name, path in _FACTS.items()},
        )
    )


def _titles(session_ids: Iterable[UUID]) -> Titles:
    """Titles of the charges of everybody on the list, English and Welsh, in the order charged."""
    charges = f"{_AT_HEARING}__offences"
    rows = (
        Booking.objects.filter(
            session_id__in=list(session_ids), hearing__status="listed", **{f"{charges}__isnull": False}
        )
        .order_by(f"{_AT_HEARING}_id", f"{charges}__sequence")
        .values_list(f"{_AT_HEARING}_id", f"{charges}__sequence", f"{charges}__title", f"{charges}__title_welsh")
        .distinct()
    )
    titles: Titles = {}
    for defendant_id, _sequence, title, welsh in rows:
        titles.setdefault(defendant_id, []).append((title, welsh or title))
    return titles


def _listed(row: dict[str, Any], session: SessionLine, titles: Titles) -> ListedDefendant:
    charges = titles.get(row["defendant_id"], [])
    return ListedDefendant(
        session_id=row["session_id"],
        hearing_id=row["hearing_id"],
        case_id=row["case_id"],
        starts_at=row["starts_at"],
        minutes=row["minutes"],
        reference=row["reference"],
        type_code=row["type_code"],
        type_name=row["type_name"],
        name=row["organisation"] or person_name(row["forenames"], row["surname"]),
        born_on=row["born_on"],
        restricted=is_restricted(row["born_on"], session.day, panel=session.panel, is_person=row["kind"] == "person"),
        offences=tuple(english for english, _welsh in charges),
        offences_welsh=tuple(welsh for _english, welsh in charges),
        prosecutor=row["prosecutor"],
        prosecutor_welsh=row["prosecutor_welsh"] or row["prosecutor"],
    )
