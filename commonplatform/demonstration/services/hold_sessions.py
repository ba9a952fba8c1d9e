"""The court sessions of the next days, added by their listing officers."""

from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.demonstration.dates import working_day
from commonplatform.demonstration.services.build_world import organisation_standing_for, person_acting
from commonplatform.demonstration.told import rows
from commonplatform.reference.courts import rooms_of
from listings.services.create_session import create_session
from listings.services.prepare_daily_list import prepare_daily_list
from listings.states import Basis, Panel, SessionKind
from listings.types import SessionToCreate


def key_of(*parts: str) -> UUID:
    """The same key for the same act of the story, so that telling it again changes nothing."""
    return uuid5(NAMESPACE_URL, "demonstration:" + ":".join(parts))


def listing_officer(court: str) -> Actor:
    """The listing officer of the story at that court."""
    return person_acting(Role.LISTING_OFFICER, organisation_standing_for(court))


def hold_sessions(*, today: date) -> dict[str, UUID]:
    """The sessions by the names that the story gives them."""
    return {row["key"]: _hold(row, today) for row in rows("sessions")}


def issue_first_list(*, today: date) -> None:
    """The list of the next working day, in the first court, as a document."""
    officer = listing_officer(next(rows("sessions"))["court"])
    with actor_scope(officer):
        prepare_daily_list(actor=officer, day=working_day(today, 1), language="en")


def _hold(row: dict[str, str], today: date) -> UUID:
    officer = listing_officer(row["court"])
    assert officer.court_id is not None
    in_magistrates_court = row["court"].startswith("B")
    with actor_scope(officer):
        room = next(room for room in rooms_of(officer.court_id) if room.number == int(row["room"]))
        wanted = SessionToCreate(
            court_room_id=room.pk,
            day=working_day(today, int(row["working_days_ahead"])),
            kind=SessionKind(row["kind"]),
            panel=Panel.ADULT if in_magistrates_court else None,
            business_type=row["business"],
            basis=Basis(row["basis"]),
            maxima=(int(row["capacity"]),),
        )
        return create_session(actor=officer, wanted=wanted, submission_key=key_of("session", row["key"]))
