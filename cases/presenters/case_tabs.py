"""The tabs of the case page that belong to the case room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.access.policy import Action, Target
from cases.presenters.case_frame import court_name
from cases.presenters.custody import LimitBlock, custody_href, custody_rows, limit_block
from cases.presenters.given_answers import needs_rows, plea_rows
from cases.selectors.case_file import CaseFile
from cases.states import EnteredPlea, PleaMethod
from cases.types import Sentence
from commonplatform.ui.components import Cell, Column, Row, SummaryRow, Tag, TimelineEntry
from commonplatform.ui.formats import clock_time, date_and_time, long_date, page_language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from cases.custody.types import DefendantCustody
    from cases.models import CourtNeeds, Defendant, Hearing, Offence, Plea
    from cases.types import AcceptedOffer
    from commonplatform.reference.models import CourtRoom

PLEA_COLOURS = {EnteredPlea.NOT_GUILTY: "purple", EnteredPlea.WITHDRAWN: "orange"}


@dataclass(frozen=True, slots=True)
class ChargeBlock:
    """One charge as the case page shows it."""

    number: int
    title: str
    code: str
    wording: str
    language: str
    facts: tuple[SummaryRow, ...]
    plea: Tag | None
    said: tuple[SummaryRow, ...] = ()
    limit: LimitBlock | None = None


@dataclass(frozen=True, slots=True)
class DefendantBlock:
    """One defendant with their particulars (when the reader may have them) and charges."""

    heading: str
    anchor: str
    particulars: tuple[SummaryRow, ...]
    charges: tuple[ChargeBlock, ...]
    needs: tuple[SummaryRow, ...] = ()
    custody: tuple[SummaryRow, ...] = ()
    custody_href: str = ""


def defendant_blocks(
    file: CaseFile, needs: Mapping[UUID, CourtNeeds], custody: Mapping[UUID, DefendantCustody]
) -> tuple[DefendantBlock, ...]:
    """The defendants the reader may see, in order. The file must have been opened with charges."""
    return tuple(
        DefendantBlock(
            heading=defendant.display_name,
            anchor=f"defendant-{defendant.position}",
            particulars=_particulars(defendant)
            if file.standing.may(Action.VIEW, Target.PARTICULARS, defendant.pk)
            else (),
            charges=tuple(
                _charge(
                    number,
                    offence,
                    plea_shown=file.standing.may(Action.VIEW, Target.PLEA, defendant.pk),
                    limit=limit_block(file, offence, custody.get(defendant.pk)),
                )
                for number, offence in enumerate(defendant.offences.all(), start=1)
            ),
            needs=needs_rows(needs[defendant.pk]) if defendant.pk in needs else (),
            custody=custody_rows(custody[defendant.pk]) if defendant.pk in custody else (),
            custody_href=custody_href(file, defendant),
        )
        for defendant in file.defendants
    )


def charges_table(file: CaseFile, offers: Mapping[UUID, AcceptedOffer]) -> tuple[list[Column], list[Row]]:
    """Who is charged with what and what was pleaded, or accepted, on one screen."""
    columns = [Column(text=_("Defendant")), Column(text=_("Charge")), Column(text=_("Plea"))]
    rows = []
    for defendant in file.defendants:
        for number, offence in enumerate(defendant.offences.all()):
            shown = file.standing.may(Action.VIEW, Target.PLEA, defendant.pk)
            rows.append(
                Row(
                    cells=[
                        defendant.display_name if number == 0 else "",
                        Cell(text=charge_title(offence), second_line=offence.code),
                        Cell(text="", tag=_answer(offence, offers.get(defendant.pk)), second_line=_entered(offence))
                        if shown
                        else _("Not shown to you"),
                    ]
                )
            )
    return columns, rows


def hearings_table(file: CaseFile, since: datetime | None = None) -> tuple[list[Column], list[Row]]:
    """The hearings, soonest first."""
    columns = [
        Column(text=_("Date")),
        Column(text=_("Time")),
        Column(text=_("Court")),
        Column(text=_("Hearing")),
    ]
    rows = [
        Row(
            cells=[
                long_date(hearing.starts_at),
                clock_time(hearing.starts_at),
                Cell(
                    text=court_name(hearing.court),
                    second_line=_room_name(hearing.court_room),
                ),
                Cell(
                    text=hearing.type_name,
                    tag=_state_of_hearing(hearing, since),
                ),
            ]
        )
        for hearing in file.hearings
    ]
    return columns, rows


def _state_of_hearing(hearing: Hearing, since: datetime | None) -> Tag | None:
    if hearing.status != hearing.Status.LISTED:
        return Tag(text=hearing.get_status_display(), colour="grey")
    return new_tag() if since is not None and hearing.created_at > since else None


def new_tag() -> Tag:
    """What came since the reader's last visit."""
    return Tag(text=_("New"), colour="yellow")


def timeline_entries(sentences: list[Sentence], since: datetime | None = None) -> list[TimelineEntry]:
    """Sentences with who, when and in which role."""
    return [
        TimelineEntry(
            title=sentence.text,
            at=sentence.occurred_at,
            byline=f"{sentence.who}, {sentence.role}" if sentence.who != sentence.role else sentence.who,
            description=_("Outcome: %(outcome)s") % {"outcome": sentence.outcome} if sentence.outcome else "",
            is_new=since is not None and sentence.occurred_at > since and not sentence.is_own,
        )
        for sentence in sentences
    ]


def _particulars(defendant: Defendant) -> tuple[SummaryRow, ...]:
    particulars = getattr(defendant, "particulars", None)
    if particulars is None:
        return ()
    address = ", ".join([*particulars.address_lines, particulars.postcode]).strip(", ")
    rows = (
        (_("Date of birth"), long_date(particulars.date_of_birth) if particulars.date_of_birth else ""),
        (_("Address"), address),
        (_("E-mail"), particulars.email),
        (_("Telephone"), particulars.telephone),
        (_("Bail conditions"), particulars.bail_conditions),
        (_("Language needs"), particulars.language_needs),
        (_("Other needs"), particulars.special_needs),
    )
    kept = [SummaryRow(key=key, value=value) for key, value in rows if value]
    if not particulars.date_of_birth and defendant.kind == defendant.Kind.PERSON:
        kept.insert(0, SummaryRow(key=_("Date of birth"), value=_("Not held")))
    return tuple(kept)


def _charge(number: int, offence: Offence, *, plea_shown: bool, limit: LimitBlock | None) -> ChargeBlock:
    welsh = page_language() == "cy" and bool(offence.wording_welsh)
    facts = (
        (_("CJS code"), offence.code),
        (_("Date of offence"), long_date(offence.committed_on)),
        (_("Charged"), long_date(offence.charged_on) if offence.charged_on else ""),
        (_("Place"), offence.location),
        (_("Vehicle"), offence.vehicle_registration),
        (_("Legislation"), offence.legislation),
    )
    return ChargeBlock(
        number=number,
        title=charge_title(offence),
        code=offence.code,
        wording=offence.wording_welsh if welsh else offence.wording,
        language="cy" if welsh else "en",
        facts=tuple(SummaryRow(key=key, value=value) for key, value in facts if value),
        plea=_plea(offence) if plea_shown else None,
        said=plea_rows(current) if plea_shown and (current := _current_plea(offence)) else (),
        limit=limit,
    )


def charge_title(offence: Offence) -> str:
    """In the reader's language, where the case holds it."""
    return offence.title_welsh if page_language() == "cy" and offence.title_welsh else offence.title


def _current_plea(offence: Offence) -> Plea | None:
    pleas = list(offence.pleas.all())
    return pleas[-1] if pleas else None


def _plea(offence: Offence) -> Tag:
    plea = _current_plea(offence)
    if plea is None:
        return Tag(text=_("No plea yet"), colour="grey")
    choice = EnteredPlea(plea.choice)
    return Tag(text=choice.label, colour=PLEA_COLOURS.get(choice, "turquoise"))


def _answer(offence: Offence, offer: AcceptedOffer | None) -> Tag:
    """The plea; while an accepted offer can be taken back there is none yet."""
    if offer is not None and offer.is_pending:
        return Tag(text=_("Fixed offer accepted, cooling-off"), colour="yellow")
    return _plea(offence)


def _entered(offence: Offence) -> str:
    plea = _current_plea(offence)
    if plea is None:
        return ""
    method = str(PleaMethod(plea.method).label)
    return f"{method}, {date_and_time(plea.entered_at)}"


def _room_name(room: CourtRoom | None) -> str:
    if room is None:
        return ""
    return room.name_welsh if page_language() == "cy" and room.name_welsh else room.name
