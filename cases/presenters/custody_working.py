"""The arithmetic of a custody time limit in words, and what recording a remand would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.custody.states import RemandStatus
from cases.custody.types import ChargePlan, Limit, RemandPlan
from commonplatform.reference.models import TrialMode, TrialReason
from commonplatform.ui.components import SummaryRow
from commonplatform.ui.formats import long_date, page_language, weekday_date

if TYPE_CHECKING:
    from cases.custody.types import SkippedDay, Working


@dataclass(frozen=True, slots=True)
class PlannedCharge:
    """One charge on the page that shows what will follow."""

    heading: str
    outcome: str
    working: tuple[SummaryRow, ...]


def working_rows(working: Working) -> tuple[SummaryRow, ...]:
    """Every step: the days and why so many, what is taken away, and the days that are skipped."""
    rows = [
        SummaryRow(key=_("Hearing"), value=long_date(working.hearing_on)),
        SummaryRow(key=_("Days from the hearing"), value=_days(working)),
        SummaryRow(key=_("Where the figure is from"), value=working.source),
        SummaryRow(key=_("Less days held until the hearing"), value=_held(working)),
        SummaryRow(key=_("Less days held before"), value=_number(working.days_before)),
        SummaryRow(key=_("Counted to"), value=weekday_date(working.counted_to)),
    ]
    if working.skipped:
        rows.append(SummaryRow(key=_("Moved back over"), value="; ".join(map(_skipped, working.skipped))))
    rows.append(SummaryRow(key=_("Limit"), value=weekday_date(working.limit_on)))
    if working.holidays_held_until is None or working.counted_to > working.holidays_held_until:
        rows.append(SummaryRow(key=_("To be checked"), value=_("The bank holidays of that year are not held")))
    return tuple(rows)


def plan_rows(plan: RemandPlan) -> tuple[SummaryRow, ...]:
    """The remand that would be held."""
    after = plan.after
    since = long_date(after.since) if after.since else _("Not held")
    rows = (
        (_("Remand"), str(RemandStatus(after.code).label)),
        (_("Held since"), since),
        (_("Days held before"), str(after.days_before)),
    )
    return tuple(SummaryRow(key=key, value=value) for key, value in rows)


def planned_charges(plan: RemandPlan) -> tuple[PlannedCharge, ...]:
    """What becomes of each charge's limit."""
    return tuple(map(_planned, plan.charges))


def _planned(charge: ChargePlan) -> PlannedCharge:
    title = charge.title_welsh if page_language() == "cy" and charge.title_welsh else charge.title
    facts = {"n": charge.number, "title": title}
    working = charge.outcome.working if isinstance(charge.outcome, Limit) else None
    return PlannedCharge(
        heading=_("Charge %(n)s: %(title)s") % facts,
        outcome=_outcome(charge),
        working=working_rows(working) if working else (),
    )


def _outcome(charge: ChargePlan) -> str:
    if isinstance(charge.outcome, Limit):
        day = {"day": weekday_date(charge.outcome.on)}
        if charge.kept is not None:
            return _("Limit stays on %(day)s, as the court decided") % day
        return _("Limit: %(day)s") % day
    because = {"because": charge.outcome.because.label}
    if charge.stops is not None:
        return _("The clock stops: %(because)s") % because
    return _("No limit: %(because)s") % because


def _days(working: Working) -> str:
    why = str(TrialMode(working.mode).label)
    if working.reason in TrialReason.values:
        why = f"{why}, {TrialReason(working.reason).label}"
    elif working.mode == TrialMode.EITHER_WAY:
        why = _("%(mode)s, allocation not decided") % {"mode": why}
    if working.by_youth_rule:
        why = _("%(why)s (a youth is counted as either way)") % {"why": why}
    return f"{_number(working.days)}: {why}"


def _held(working: Working) -> str:
    if working.held_since is None or not working.days_since:
        return _number(0)
    return _("%(days)s, from %(day)s") % {"days": _number(working.days_since), "day": long_date(working.held_since)}


def _skipped(skipped: SkippedDay) -> str:
    day = weekday_date(skipped.day)
    if not skipped.holiday:
        return day
    welsh = page_language() == "cy" and skipped.holiday_welsh
    return f"{day} ({skipped.holiday_welsh if welsh else skipped.holiday})"


def _number(days: int) -> str:
    return ngettext("%(num)d day", "%(num)d days", days) % {"num": days}
