"""Rules of the first hearing (domain document "Case and evidence intake", "Problem catalogue", Defendant).

The hearing stands in the case, its problems belong to each defendant, as partners read them.
"""

from collections.abc import Iterator

from cases.intake.problems import Problem, problem
from cases.intake.rules.examination import Examination
from cases.intake.types import ParsedDefendant


def hearing_location(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """The hearing location is a known court with its room, seven characters."""
    hearing = examination.case.hearing
    code = hearing.court_ou_code if hearing else ""
    if len(code) != 7 or examination.reference.court(code) is None:
        yield problem("COURT_HEARING_LOCATION_OUCODE_INVALID", code, defendant_index=index)


def hearing_not_past(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """The hearing is today or later."""
    hearing = examination.case.hearing
    if hearing is not None and hearing.date is not None and hearing.date < examination.today:
        yield problem("DATE_OF_HEARING_IN_THE_PAST", hearing.date.isoformat(), defendant_index=index)


def hearing_after_offences(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """The hearing is not before any offence of the defendant."""
    hearing = examination.case.hearing
    on = hearing.date if hearing else None
    if on is not None and any(
        offence.committed_on is not None and on < offence.committed_on for offence in defendant.offences
    ):
        yield problem("DATE_OF_HEARING_EARLIER_THAN_OFFENCE_COMMITTED_DATE", on.isoformat(), defendant_index=index)


def hearing_time(examination: Examination) -> Iterator[Problem]:
    """Warn of a time that is none, or when the court does not sit."""
    hearing = examination.case.hearing
    if hearing is None or examination.case.is_sjp or not hearing.time_received:
        return
    if hearing.local_time is None:
        yield problem("HEARING_TIME_INVALID", hearing.time_received)
        return
    court = examination.reference.court(hearing.court_ou_code)
    if court is None or court.sits_from is None or court.sits_until is None:
        return
    if not court.sits_from <= hearing.local_time <= court.sits_until:
        taken_as = hearing.local_time.isoformat(timespec="minutes")
        yield problem("HEARING_TIME_OUTSIDE_SITTING_HOURS", f"{hearing.time_received} taken as {taken_as}")
