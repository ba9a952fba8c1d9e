"""Fixed offers as the case page shows them: open, accepted, in the cooling-off, or a conviction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.access.policy import Action, Target
from cases.fixed_offer import OfferOutcome
from cases.offer_lines import figures_of, offer_lines
from cases.selectors.fixed_offers import offer_accepted_by
from cases.states import OPEN_FOR_PLEA
from commonplatform.ui.components import SummaryRow
from commonplatform.ui.formats import date_and_time, long_date, money

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from cases.models import Defendant
    from cases.selectors.case_file import CaseFile
    from cases.types import AcceptedOffer


@dataclass(frozen=True, slots=True)
class OfferBlock:
    """The fixed offer to one defendant."""

    heading: str
    rows: tuple[SummaryRow, ...]


def accepted_offers(file: CaseFile) -> dict[UUID, AcceptedOffer]:
    """What defendants whose pleas the reader may know of have accepted, by the defendant's id."""
    known = (d for d in file.defendants if file.standing.may(Action.VIEW, Target.PLEA, d.pk))
    found = {d.pk: offer_accepted_by(d) for d in known}
    return {defendant_id: accepted for defendant_id, accepted in found.items() if accepted is not None}


def offer_blocks(file: CaseFile, accepted: Mapping[UUID, AcceptedOffer]) -> tuple[OfferBlock, ...]:
    """In the order of the defendants; nothing for those to whom none was made or whose pleas are not shown."""
    blocks = []
    for d in file.defendants:
        heading = _("Fixed offer: %(defendant)s") % {"defendant": d.display_name}
        if d.pk in accepted:
            blocks.append(OfferBlock(heading, _accepted(accepted[d.pk])))
        elif file.standing.may(Action.VIEW, Target.PLEA, d.pk) and _is_made(file, d):
            blocks.append(OfferBlock(heading, _not_accepted(file, d)))
    return tuple(blocks)


def cooling_off(offers: Mapping[UUID, AcceptedOffer]) -> tuple[str, ...]:
    """What happens next because of acceptances that can still be taken back, in sentences."""
    pending = [accepted for accepted in offers.values() if accepted.is_pending]
    return tuple(
        _("%(defendant)s can take back the accepted fixed offer until the end of %(day)s, and is convicted after that.")
        % {"defendant": accepted.defendant_name, "day": long_date(accepted.can_change_until)}
        for accepted in pending
    )


def _is_made(file: CaseFile, defendant: Defendant) -> bool:
    offered = any(offence.fixed_offer_made for offence in defendant.offences.all())
    return offered and file.case.prosecutor.fixed_offer_approved


def _accepted(accepted: AcceptedOffer) -> tuple[SummaryRow, ...]:
    return (SummaryRow(key=_("State"), value=_state(accepted)), *_amounts(accepted), *_dates(accepted))


def _not_accepted(file: CaseFile, defendant: Defendant) -> tuple[SummaryRow, ...]:
    """As it was assessed when the case arrived."""
    assessment = getattr(file.case, "fixed_offer_assessment", None)
    if assessment is None:
        return (SummaryRow(key=_("State"), value=_("Made; not assessed yet")),)
    if assessment.outcome != OfferOutcome.OFFERED:
        return (SummaryRow(key=_("State"), value=_("Not open to the defendant: not every charge qualifies")),)
    has_pleaded = any(offence.pleas.all() for offence in defendant.offences.all())
    is_open = file.case.status in OPEN_FOR_PLEA and not has_pleaded
    rows = [
        SummaryRow(key=_("State"), value=_("Open: the defendant can accept it") if is_open else _("Not accepted")),
        SummaryRow(key=_("Assessed"), value=date_and_time(assessment.assessed_at)),
    ]
    if assessment.total is not None:
        rows.append(SummaryRow(key=_("Total to pay"), value=money(assessment.total)))
    return tuple(rows)


def _state(accepted: AcceptedOffer) -> str:
    if accepted.is_pending:
        return _("Accepted, in its cooling-off")
    return _("Convicted by accepting it") if accepted.is_concluded else _("Accepted, but does not count any more")


def _amounts(accepted: AcceptedOffer) -> tuple[SummaryRow, ...]:
    return tuple(SummaryRow(key=line.text, value=line.amount) for line in offer_lines(figures_of(accepted)))


def _dates(accepted: AcceptedOffer) -> tuple[SummaryRow, ...]:
    rows = [
        SummaryRow(key=_("Accepted"), value=date_and_time(accepted.accepted_at)),
        SummaryRow(key=_("Accepted by"), value=accepted.accepted_by),
        SummaryRow(key=_("Last day to change"), value=long_date(accepted.can_change_until)),
    ]
    if accepted.is_concluded:
        rows += [
            SummaryRow(key=_("Verdict"), value=_("Found guilty of every charge, by accepting the fixed offer")),
            SummaryRow(key=_("Convicted on"), value=long_date(accepted.ended_on)),
            SummaryRow(key=_("Terms"), value=_("One payment to the court")),
            SummaryRow(key=_("Pay by"), value=long_date(accepted.pay_by)),
            SummaryRow(key=_("Collection order"), value=_("Made") if accepted.collection_order else _("Not made")),
        ]
    elif not accepted.is_pending:
        rows.append(SummaryRow(key=_("Ended"), value=long_date(accepted.ended_on)))
    return tuple(rows)
