"""Sessions in words and numbers, with a meter of how full they are."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonplatform.ui.formats import weekday_date
from listings.business_types import business_name
from listings.capacity import Part
from listings.publication.wording import in_page_language, session_times
from listings.states import Basis
from listings.types import SessionLine

METER_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Meter:
    """One part of a session as a bar: how much of it is filled, in words and as a length."""

    booked: str
    free: str
    filled: int
    is_overbooked: bool


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session as the diary shows it."""

    session_id: UUID
    room: str
    times: str
    kind: str
    business: str
    panel: str
    is_youth: bool
    hearings: int
    meters: tuple[Meter, ...]


def session_row(line: SessionLine) -> SessionRow:
    """The session in the reader's language."""
    return SessionRow(
        session_id=line.session_id,
        room=in_page_language(line.room),
        times=session_times(line),
        kind=str(line.kind.label),
        business=business_name(line.business_type),
        panel=str(line.panel.label),
        is_youth=line.panel == "youth",
        hearings=line.hearings,
        meters=tuple(_meter(line.basis, number, part) for number, part in enumerate(line.parts)),
    )


def session_choice(line: SessionLine) -> tuple[UUID, str, str]:
    """The session as a choice: when and where; its hint says what for and what is free."""
    text = ", ".join((weekday_date(line.day), session_times(line), in_page_language(line.room)))
    row = session_row(line)
    hint = " · ".join((row.business, row.panel, *(meter.free for meter in row.meters)))
    return line.session_id, text, hint


def _meter(basis: Basis, number: int, part: Part) -> Meter:
    share = min(1.0, part.booked / part.maximum) if part.maximum else 1.0
    return Meter(
        booked=_booked(basis, part),
        free=_free(basis, number, part),
        filled=round(METER_WIDTH * share),
        is_overbooked=part.is_overbooked,
    )


def _booked(basis: Basis, part: Part) -> str:
    facts = {"booked": part.booked, "most": part.maximum}
    if basis == Basis.SLOTS:
        return ngettext("%(booked)d of %(most)d hearing", "%(booked)d of %(most)d hearings", part.maximum) % facts
    return _("%(booked)d of %(most)d minutes") % facts


def _free(basis: Basis, number: int, part: Part) -> str:
    facts = {"free": part.free}
    if part.is_overbooked:
        return _("Overbooked")
    if basis == Basis.SLOTS:
        return ngettext("%(free)d place free", "%(free)d places free", part.free) % facts
    if basis == Basis.MINUTES:
        return _("%(free)d minutes free") % facts
    half = _("%(free)d minutes free before the break"), _("%(free)d minutes free after the break")
    return half[number] % facts
