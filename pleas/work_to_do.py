"""What a plea gives the court and the prosecutor to do, and why. No database."""

from collections.abc import Iterator
from datetime import date, timedelta

from cases.selectors.answering import AnsweringDefendant
from cases.states import PleaChoice
from cases.types import WorkToAdd
from pleas.answers import Answers, Attendance
from pleas.eligibility import is_under_18
from pleas.recorded_answers import GUILTY_PLEAS, has_given_means, is_guilty_of_anything

DAYS_FOR_DATES_TO_AVOID = 10
# What the prosecutor must know before a decision: the court's own concerns are left out.
FOR_THE_COURT_ONLY = frozenset({"means_missing"})
FOR_THE_PROSECUTOR = ("mitigation", "defence", "under_18", "disability", "interpreter", "details_changed", "welsh")


def reason_flags(answers: Answers, *, language: str, was_under_18: bool, details_changed: bool) -> tuple[str, ...]:
    """Why somebody should look, in the order in which it is shown (domain document "Online plea",
    What the court receives; Not guilty, attending, and trial consequences)."""
    at_court, pleas = answers.attendance or Attendance(), set(answers.pleas.values())
    denied = PleaChoice.NOT_GUILTY in pleas
    guilty = is_guilty_of_anything(answers)
    reasons = {
        "not_guilty": denied,
        "hearing_asked": PleaChoice.GUILTY_ATTENDING in pleas,
        "under_18": was_under_18,
        "mitigation": any(a.statement and a.plea in GUILTY_PLEAS for a in answers.charges.values()),
        "defence": any(a.statement and a.plea == PleaChoice.NOT_GUILTY for a in answers.charges.values()),
        "interpreter": at_court.needs_interpreter is True,
        "disability": at_court.has_disability_needs is True,
        "dates_to_avoid": denied and at_court.has_dates_to_avoid is True,
        "dates_to_avoid_missing": denied and at_court.has_dates_to_avoid is None,
        "means_missing": guilty and not has_given_means(answers),
        "details_changed": details_changed,
        "welsh": "cy" in (language, at_court.hearing_language, answers.document_language),
    }
    return tuple(flag for flag, holds in reasons.items() if holds)


def was_under_18(defendant: AnsweringDefendant, answers: Answers) -> bool:
    """On the day of the first offence. Somebody who is under 18 today never gets this far."""
    given = answers.person.born_on if answers.person else None
    born_on = defendant.born_on or given
    first = defendant.first_offence_on
    return born_on is not None and first is not None and is_under_18(born_on, today=first)


def work_to_add(defendant: AnsweringDefendant, flags: tuple[str, ...], *, today: date) -> Iterator[WorkToAdd]:
    """The court handles the plea, and waits ten days for dates to avoid that were not given; the
    prosecutor reads what bears on the decision. Without a court the prosecutor is told of the plea, and
    still not whether means were given."""
    received = flags if defendant.court_id else tuple(flag for flag in flags if flag not in FOR_THE_COURT_ONLY)
    yield WorkToAdd(defendant.work_goes_to, "plea_received", received)
    if "dates_to_avoid_missing" in flags:
        due = today + timedelta(days=DAYS_FOR_DATES_TO_AVOID)
        yield WorkToAdd(defendant.work_goes_to, "dates_to_avoid", ("dates_to_avoid_missing",), due)
    to_read = tuple(flag for flag in flags if flag in FOR_THE_PROSECUTOR)
    if {"mitigation", "defence", "under_18", "disability"} & set(to_read):
        yield WorkToAdd(defendant.prosecutor_id, "statement_to_read", to_read)
