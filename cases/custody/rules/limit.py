"""CTL calculation: the last day on which somebody may be held for a charge without the trial having begun.

Source: domain document "Hearings and results", CTL calculation, in its order of steps; Prosecution of Offences (Custody
Time Limits) Regulations 1987, SI 1987/299: regulation 2(4) leaves out the day on which custody began, regulation 2(5)
moves a limit back from weekends, Christmas Day, Good Friday and bank holidays.
"""

from datetime import date, timedelta

from cases.custody.exceptions import HeldAfterHearing
from cases.custody.states import NoLimitBecause
from cases.custody.types import ChargeFacts, Limit, NoLimit, Remanded, SkippedDay, Working
from commonplatform.reference.custody import CustodyFigures, LimitDays
from commonplatform.reference.models import TrialMode

VOLUNTARY_BILL = "voluntary bill"
SATURDAY = 5


def work_out_limit(
    *, charge: ChargeFacts, remand: Remanded, hearing_on: date, figures: CustodyFigures
) -> Limit | NoLimit:
    """The limit of one charge with its arithmetic, or why there is none.

    `figures` are those of the hearing day. Raises `HeldAfterHearing` when custody is said to begin after the hearing.
    """
    because = no_limit_because(charge, remand)
    if because is not None:
        return NoLimit(because)
    if charge.extended_to is not None:
        return Limit(charge.extended_to, working=None)
    by_youth_rule = charge.is_youth and charge.mode == TrialMode.INDICTABLE
    row = _days(charge, figures)
    if row is None:
        return NoLimit(NoLimitBecause.REASON_UNKNOWN)
    working = _count(row, remand, hearing_on, figures, by_youth_rule=by_youth_rule)
    return Limit(working.limit_on, working)


def no_limit_because(charge: ChargeFacts, remand: Remanded) -> NoLimitBecause | None:
    """The first of the reasons for which no limit applies."""
    reasons = (
        (not remand.is_held, NoLimitBecause.NOT_HELD),
        (not charge.mode, NoLimitBecause.MODE_UNKNOWN),
        (charge.pleaded_guilty, NoLimitBecause.PLEADED_GUILTY),
        (charge.convicted, NoLimitBecause.CONVICTED),
        (charge.has_verdict, NoLimitBecause.VERDICT),
        (charge.is_concluded, NoLimitBecause.CONCLUDED),
        (charge.clock_stopped, NoLimitBecause.CLOCK_STOPPED),
        (charge.receipt_type.strip().lower() == VOLUNTARY_BILL, NoLimitBecause.VOLUNTARY_BILL),
    )
    return next((because for true, because in reasons if true), None)


def _days(charge: ChargeFacts, figures: CustodyFigures) -> LimitDays | None:
    """The either way table for an either way charge, and for a youth's indictable one; else the mode's own row."""
    either_way = charge.mode == TrialMode.EITHER_WAY or (charge.is_youth and charge.mode == TrialMode.INDICTABLE)
    if either_way:
        return figures.days_of(TrialMode.EITHER_WAY, charge.reason.strip())
    return figures.days_of(charge.mode, "")


def _count(
    row: LimitDays, remand: Remanded, hearing_on: date, figures: CustodyFigures, *, by_youth_rule: bool
) -> Working:
    since = remand.since or hearing_on
    if since > hearing_on:
        raise HeldAfterHearing(held_since=since, hearing_on=hearing_on)
    days_since = (hearing_on - since).days
    counted_to = hearing_on + timedelta(days=row.days - remand.days_before - days_since)
    skipped = _skipped(counted_to, figures)
    return Working(
        hearing_on=hearing_on,
        days=row.days,
        mode=row.mode,
        reason=row.reason,
        by_youth_rule=by_youth_rule,
        source=row.source,
        held_since=remand.since,
        days_since=days_since,
        days_before=remand.days_before,
        counted_to=counted_to,
        skipped=skipped,
        limit_on=counted_to - timedelta(days=len(skipped)),
        holidays_held_until=figures.held_until,
    )


def _skipped(day: date, figures: CustodyFigures) -> tuple[SkippedDay, ...]:
    """The days from this one back on which no limit may end."""
    found = []
    while day.weekday() >= SATURDAY or day in figures.holidays:
        holiday = figures.holidays.get(day)
        found.append(SkippedDay(day, holiday.name, holiday.name_welsh) if holiday else SkippedDay(day))
        day -= timedelta(days=1)
    return tuple(found)
