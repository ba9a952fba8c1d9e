"""Rules of an offence (domain document "Case and evidence intake", "Problem catalogue", Offence)."""

from collections.abc import Iterator

from cases.intake.cppi.business import offence_date_problems
from cases.intake.problems import Problem, ProblemValue, Severity, problem
from cases.intake.rules.examination import Charge
from cases.intake.rules.reference import CodeSet
from cases.intake.types import Channel

GENERIC_CODE = "998"
ALLOWED_WITHOUT_RECORD = "998A"
STATEMENT_OF_FACTS_SUMMONS = "M"


def offence_code(charge: Charge) -> Iterator[Problem]:
    """The offence is in the national list."""
    code = charge.offence.code
    if charge.facts is None and code not in (GENERIC_CODE, ALLOWED_WITHOUT_RECORD):
        yield charge.finding(
            "OFFENCE_CODE_IS_INVALID",
            code,
            ProblemValue("offence_offenceSequenceNo", str(charge.offence.sequence_number)),
        )


def generic_code(charge: Charge) -> Iterator[Problem]:
    """Code 998 stands for no offence in particular."""
    if charge.offence.code == GENERIC_CODE:
        yield charge.finding("OFFENCE_CODE_IS_GENERIC", charge.offence.code)


def wording(charge: Charge) -> Iterator[Problem]:
    """A charge has words."""
    if not charge.offence.wording:
        yield charge.finding("OFFENCE_WORDING_REQUIRED", "")


def location(charge: Charge) -> Iterator[Problem]:
    """An offence that needs a location has one."""
    if charge.facts is not None and charge.facts.location_required and not charge.offence.location:
        yield charge.finding("OFFENCE_REQUIRES_A_LOCATION", "")


def alcohol_level(charge: Charge) -> Iterator[Problem]:
    """A drink or drugs offence states method and level of the test."""
    offence = charge.offence
    if charge.facts is None or not charge.facts.drink_or_drugs:
        return
    if not offence.alcohol_level_method:
        yield charge.finding("ALCOHOL_DRUG_LEVEL_METHOD_MISSING", "")
    if offence.alcohol_level_amount is None:
        yield charge.finding("ALCOHOL_DRUG_LEVEL_AMOUNT_MISSING", "")


def alcohol_method(charge: Charge) -> Iterator[Problem]:
    """A given test method is known."""
    method = charge.offence.alcohol_level_method
    if method and not charge.examination.reference.knows(CodeSet.ALCOHOL_METHOD, method):
        yield charge.finding("ALCOHOL_DRUG_LEVEL_METHOD_INVALID", method)


def vehicle_code(charge: Charge) -> Iterator[Problem]:
    """A given vehicle code is known."""
    code = charge.offence.vehicle_code
    if code and not charge.examination.reference.knows(CodeSet.VEHICLE, code):
        yield charge.finding("DEFENDANT_OFFENCE_VEHICLE_CODE", code)


def charge_date(charge: Charge) -> Iterator[Problem]:
    """The charge date is there and not after today."""
    on = charge.offence.charge_date
    if on is None:
        yield charge.finding("CHARGE_DATE_IN_FUTURE", "Charge date not provided")
    elif on > charge.examination.today:
        yield charge.finding("CHARGE_DATE_IN_FUTURE", on.isoformat())


def arrest_date(charge: Charge) -> Iterator[Problem]:
    """The arrest date is there and not after today."""
    on = charge.offence.arrest_date
    if on is None:
        yield charge.finding("ARREST_DATE_IN_FUTURE", "Arrest date not provided")
    elif on > charge.examination.today:
        yield charge.finding("ARREST_DATE_IN_FUTURE", on.isoformat())


def statement_of_facts(charge: Charge) -> Iterator[Problem]:
    """A statement-of-facts summons states the facts, in Welsh too where documents are Welsh."""
    case, offence = charge.examination.case, charge.offence
    if case.summons_code != STATEMENT_OF_FACTS_SUMMONS or case.channel is Channel.MANUAL:
        return
    if not offence.statement_of_facts:
        yield charge.finding("STATEMENT_OF_FACTS_REQUIRED", "")
    if charge.defendant.documentation_language == "W" and not offence.statement_of_facts_welsh:
        yield charge.finding("STATEMENT_OF_FACTS_WELSH_REQUIRED", "")


def back_duty(charge: Charge) -> Iterator[Problem]:
    """A back-duty offence states the amount, and any period has both ends in order."""
    offence = charge.offence
    if charge.facts is not None and charge.facts.back_duty and offence.back_duty is None:
        yield charge.finding("BACK_DUTY_AMOUNT_MISSING", "", named=True)
    start, end = offence.back_duty_from, offence.back_duty_to
    if start is None and end is None:
        return
    if start is None:
        yield charge.finding("BACK_DUTY_DATE_RANGE_INVALID", ProblemValue("offence_backduty_fromDate", ""), named=True)
    elif end is None:
        yield charge.finding("BACK_DUTY_DATE_RANGE_INVALID", ProblemValue("offence_backduty_toDate", ""), named=True)
    elif start > end:
        yield charge.finding("BACK_DUTY_DATE_RANGE_INVALID", f"{start.isoformat()} {end.isoformat()}", named=True)


def date_code(charge: Charge) -> Iterator[Problem]:
    """The date code fits the dates; police are only warned of it."""
    severity = Severity.WARNING if charge.examination.from_police else Severity.ERROR
    for found in offence_date_problems(charge.offence, charge.defendant_index, charge.offence_index):
        yield problem(
            found.code,
            *found.values,
            severity=severity,
            defendant_index=found.defendant_index,
            offence_index=found.offence_index,
        )
