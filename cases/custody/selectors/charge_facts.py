"""What the case holds of a person's charges when their limits are worked out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from cases.custody.states import WHILE_FREE, LimitOrigin, is_held
from cases.custody.types import ChargeFacts
from cases.models import Defendant, Offence, Plea
from cases.states import OPEN_STATUSES, EnteredPlea
from commonplatform.reference.models import Offence as Record
from commonplatform.reference.models import TrialMode

if TYPE_CHECKING:
    from cases.custody.models import TimeLimit

GUILTY = frozenset({EnteredPlea.GUILTY, EnteredPlea.GUILTY_ATTENDING})
ADULT_AT = 18
_MODES = {
    Record.ModeOfTrial.SUMMARY_NON_IMPRISONABLE: TrialMode.SUMMARY,
    Record.ModeOfTrial.SUMMARY_IMPRISONABLE: TrialMode.SUMMARY,
    Record.ModeOfTrial.STRAFF: TrialMode.SUMMARY,
    Record.ModeOfTrial.EITHER_WAY: TrialMode.EITHER_WAY,
    Record.ModeOfTrial.INDICTABLE: TrialMode.INDICTABLE,
}


def charges_of(defendant_id: UUID) -> list[Offence]:
    """The charges of a person with record, limit and verdict, and their standing pleas, in two queries."""
    charges = Offence.objects.filter(defendant_id=defendant_id).order_by("sequence", "id")
    return list(charges.select_related("record", "custody_limit", "verdict").prefetch_related("pleas"))


def charge_facts(charge: Offence, *, defendant: Defendant, reason: str, code: str, hearing_on: date) -> ChargeFacts:
    """The facts of one charge from `charges_of` on the day of a hearing, with the remand decided there.

    A stop because somebody was free ends when they are held again. A limit that the court has set stays like one that
    it has extended.
    """
    limit = limit_of(charge)
    by_court = limit is not None and limit.origin in (LimitOrigin.EXTENDED, LimitOrigin.SET)
    verdict = getattr(charge, "verdict", None)
    return ChargeFacts(
        mode=_MODES[Record.ModeOfTrial(charge.record.mode_of_trial)] if charge.record else "",
        reason=reason,
        is_youth=is_youth(defendant, hearing_on),
        pleaded_guilty=_standing_plea(charge) in GUILTY,
        convicted=verdict is not None and verdict.convicted_on is not None,
        has_verdict=verdict is not None,
        is_concluded=defendant.case.status not in OPEN_STATUSES,
        clock_stopped=limit is not None and _stays_stopped(limit, code),
        extended_to=limit.limit_on if limit is not None and by_court else None,
    )


def limit_of(charge: Offence) -> TimeLimit | None:
    """The limit that is held for a charge from `charges_of`."""
    limit: TimeLimit | None = getattr(charge, "custody_limit", None)
    return limit


def is_youth(defendant: Defendant, on: date) -> bool:
    """Under 18 on the day; somebody whose birth date is not held counts as an adult."""
    born_on = defendant.particulars.date_of_birth
    if born_on is None:
        return False
    years = on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
    return years < ADULT_AT


def asks_for_reason(charge: Offence, defendant: Defendant, on: date) -> bool:
    """Whether the limit of a charge depends on an allocation decision."""
    mode = charge.record.mode_of_trial if charge.record else ""
    either_way, indictable = Record.ModeOfTrial.EITHER_WAY, Record.ModeOfTrial.INDICTABLE
    return mode == either_way or (mode == indictable and is_youth(defendant, on))


def _standing_plea(charge: Offence) -> str:
    replaced = {plea.replaces_id for plea in charge.pleas.all()}
    standing: list[Plea] = [plea for plea in charge.pleas.all() if plea.pk not in replaced]
    return standing[0].choice if standing else ""


def _stays_stopped(limit: TimeLimit, code: str) -> bool:
    return bool(limit.stop_reason) and not (limit.stop_reason in WHILE_FREE and is_held(code))
