"""Put a prosecution under its rules."""

from dataclasses import replace
from datetime import date

from cases.intake.identifiers import force_code_of_unit, normalise_reference
from cases.intake.problems import Problem
from cases.intake.rules.examination import Charge, Examination
from cases.intake.rules.reference import ProsecutorFacts, ReferenceData
from cases.intake.rules.table import rules_for
from cases.intake.spi.conversion import NO_LOCATION
from cases.intake.types import Channel, ParsedCase

_FILLS_LOCATION = "DVLA"


def find_prosecutor(case: ParsedCase, reference: ReferenceData) -> ProsecutorFacts | None:
    """The authority that prosecutes.

    By the organisation unit code sent; for police, else by the force code inside the reference, else
    by the force code inside the originating organisation.
    """
    found = reference.prosecutor(case.prosecuting_authority)
    if found is not None or case.channel is not Channel.SPI:
        return found
    of_reference = normalise_reference(case.reference)[:2]
    if of_reference.isdigit():
        found = reference.police_force(of_reference)
    return found or reference.police_force(force_code_of_unit(case.prosecuting_authority))


def with_location_default(case: ParsedCase, prosecutor: ProsecutorFacts | None) -> ParsedCase:
    """DVLA sends no locations: its blank ones become the same fixed text as the police feed's."""
    if prosecutor is None or prosecutor.short_name != _FILLS_LOCATION:
        return case
    return replace(
        case,
        defendants=tuple(
            replace(
                defendant,
                offences=tuple(
                    offence if offence.location else replace(offence, location=NO_LOCATION)
                    for offence in defendant.offences
                ),
            )
            for defendant in case.defendants
        ),
    )


def validate(
    case: ParsedCase, reference: ReferenceData, *, today: date, prosecutor: ProsecutorFacts | None
) -> tuple[Problem, ...]:
    """Every problem of the prosecution: of the case, then of each defendant and its offences in order."""
    examination = Examination(case, reference, today, prosecutor)
    rules = rules_for(case.initiation_code, case.channel)
    problems = [found for rule in rules.case for found in rule(examination)]
    for index, defendant in enumerate(case.defendants):
        for defendant_rule in rules.defendant:
            problems.extend(defendant_rule(examination, defendant, index))
        for offence_index, offence in enumerate(defendant.offences):
            facts = reference.offence(offence.code, offence.committed_on)
            charge = Charge(examination, defendant, offence, facts, index, offence_index)
            for offence_rule in rules.offence:
                problems.extend(offence_rule(charge))
    return tuple(problems)
