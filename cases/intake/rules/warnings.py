"""What is accepted but staff should know.

Source: domain document "Case and evidence intake", "Warnings". Computed for every channel.
"""

import calendar
from collections.abc import Iterator
from datetime import date

from cases.intake.problems import Problem, ProblemValue, problem
from cases.intake.rules.examination import Charge

ADULT = 18


def out_of_time(charge: Charge) -> Iterator[Problem]:
    """Charged after the offence's time limit; on the last day is in time."""
    facts, offence = charge.facts, charge.offence
    if facts is None or facts.time_limit_months is None:
        return
    if offence.committed_on is None or offence.charge_date is None:
        return
    limit = months_after(offence.committed_on, facts.time_limit_months)
    if limit is not None and offence.charge_date > limit:
        overdue = (offence.charge_date - limit).days
        yield charge.finding("OFFENCE_OUT_OF_TIME", str(overdue), named=True)


def not_in_effect(charge: Charge) -> Iterator[Problem]:
    """The offence was not law on the day; both ends count as in effect, open ends are unlimited."""
    facts, on = charge.facts, charge.offence.committed_on
    if facts is None or on is None:
        return
    start, end = facts.in_effect_from, facts.in_effect_until
    if (start is not None and on < start) or (end is not None and on > end):
        parts = (
            facts.code,
            on.isoformat(),
            start.isoformat() if start else "",
            end.isoformat() if end else "",
        )
        yield charge.finding("OFFENCE_NOT_IN_EFFECT_ON_OFFENCE_COMMITTED_DATE", " ".join(parts).strip(), named=True)


def youth(charge: Charge) -> Iterator[Problem]:
    """Not yet 18 on the charge date: a youth cannot be dealt with by a single justice."""
    born = charge.defendant.person.date_of_birth if charge.defendant.person else None
    on = charge.offence.charge_date
    if born is None or on is None or age_on(born, on) >= ADULT:
        return
    yield problem(
        "DEFENDANT_UNDER_18_YEARS_AT_CHARGE_DATE",
        ProblemValue("dateOfBirth", born.isoformat()),
        ProblemValue("chargeDate", on.isoformat()),
        defendant_index=charge.defendant_index,
        offence_index=charge.offence_index,
    )


def imprisonable(charge: Charge) -> Iterator[Problem]:
    """A single justice deals only with offences that carry no prison sentence."""
    if charge.facts is not None and charge.facts.mode_of_trial == "SIMP":
        yield charge.finding("IMPRISONABLE_OFFENCE", named=True)


def not_summary(charge: Charge) -> Iterator[Problem]:
    """A single justice deals only with summary offences."""
    if charge.facts is not None and not charge.facts.is_summary:
        yield charge.finding("OFFENCE_NOT_SUMMARY", named=True)


def months_after(day: date, months: int) -> date | None:
    """The same day of a later month, or that month's last day; nothing beyond the calendar."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    if year > date.max.year:
        return None
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def age_on(born: date, day: date) -> int:
    """Whole years lived on that day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
