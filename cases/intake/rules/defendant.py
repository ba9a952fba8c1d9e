"""Rules of a defendant (domain document "Case and evidence intake", "Problem catalogue", Defendant)."""

import re
from collections.abc import Iterator

from cases.intake.cppi.business import repeated_sequence_numbers
from cases.intake.identifiers import is_cro_number, is_email, is_pnc_id, is_postcode
from cases.intake.problems import Problem, ProblemValue, problem
from cases.intake.rules.examination import Examination
from cases.intake.rules.reference import CodeSet
from cases.intake.types import Channel, ParsedDefendant

_TELEPHONE = re.compile(r"[0-9 \-]{1,20}", re.ASCII)
SJP = "J"


def date_of_birth(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """Nobody is born after today."""
    born = defendant.person.date_of_birth if defendant.person else None
    if born is not None and born > examination.today:
        yield problem("DEFENDANT_DOB_IN_FUTURE", born.isoformat(), defendant_index=index)


def perceived_birth_year(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """A perceived birth year lies before this year."""
    year = defendant.perceived_birth_year
    if year is not None and year >= examination.today.year:
        yield problem("DEFENDANT_PERCEIVED_BIRTH_YEAR_IN_FUTURE", str(year), defendant_index=index)


def nationality(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """A given nationality is a known country code."""
    code = defendant.nationality
    if code and not examination.reference.knows(CodeSet.NATIONALITY, code):
        yield problem("DEFENDANT_NATIONALITY_INVALID", code, defendant_index=index)


def additional_nationality(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """A given additional nationality is a known country code."""
    code = defendant.additional_nationality
    if code and not examination.reference.knows(CodeSet.NATIONALITY, code):
        yield problem("DEFENDANT_ADDITIONAL_NATIONALITY_INVALID", code, defendant_index=index)


def ethnicity(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """Given ethnicities, observed and self-defined, are known."""
    person, reference = defendant.person, examination.reference
    if person is None:
        return
    observed, defined = person.observed_ethnicity, person.self_defined_ethnicity
    if observed is not None and not reference.knows(CodeSet.OBSERVED_ETHNICITY, str(observed)):
        yield problem("DEFENDANT_OBSERVED_ETHNICITY_INVALID", str(observed), defendant_index=index)
    if defined and not reference.knows(CodeSet.SELF_DEFINED_ETHNICITY, defined):
        yield problem("DEFENDANT_SELF_DEFINED_ETHNICITY_INVALID", defined, defendant_index=index)


def custody_status(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """A person charged has a bail status."""
    status = defendant.custody_status
    if defendant.person is not None and not examination.reference.knows(CodeSet.BAIL_STATUS, status):
        yield problem("DEFENDANT_CUSTODY_STATUS_INVALID", status, defendant_index=index)


def bail_conditions(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """Conditional bail names its conditions."""
    if defendant.custody_status == "B" and not defendant.bail_conditions.strip():
        yield problem("BAIL_CONDITIONS_REQUIRED", "", defendant_index=index)


def offender_code(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """A given offender code is known."""
    code = defendant.offender_code
    if code and not examination.reference.knows(CodeSet.OFFENDER, code):
        yield problem("OFFENDER_CODE_IS_INVALID", code, defendant_index=index)


def emails(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """Given e-mail addresses are addresses."""
    of_person = defendant.person is not None
    contact = defendant.person.contact if defendant.person else defendant.organisation_contact
    for code, address, corporate_key in (
        ("DEFENDANT_PRIMARY_EMAIL_ADDRESS_INVALID", contact.primary_email, "emailAddress1"),
        ("DEFENDANT_SECONDARY_EMAIL_ADDRESS_INVALID", contact.secondary_email, "emailAddress2"),
    ):
        if address and not is_email(address):
            value = address if of_person else ProblemValue(corporate_key, address)
            yield problem(code, value, defendant_index=index)


def guardian(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """What is said of a parent or guardian can be true."""
    person = defendant.guardian.person if defendant.guardian else None
    if person is None:
        return
    reference, contact = examination.reference, person.contact
    prefix = "DEFENDANT_PARENT_GUARDIAN"
    if person.date_of_birth is not None and person.date_of_birth > examination.today:
        born = person.date_of_birth.isoformat()
        yield problem(f"{prefix}_DATE_OF_BIRTH_IN_FUTURE", born, defendant_index=index)
    observed, defined = person.observed_ethnicity, person.self_defined_ethnicity
    if observed is not None and not reference.knows(CodeSet.OBSERVED_ETHNICITY, str(observed)):
        yield problem(f"{prefix}_OBSERVED_ETHNICITY_INVALID", str(observed), defendant_index=index)
    if defined and not reference.knows(CodeSet.SELF_DEFINED_ETHNICITY, defined):
        yield problem(f"{prefix}_SELF_DEFINED_ETHNICITY_INVALID", defined, defendant_index=index)
    for which, address in (("PRIMARY", contact.primary_email), ("SECONDARY", contact.secondary_email)):
        if address and not is_email(address):
            yield problem(f"{prefix}_{which}_EMAIL_ADDRESS_INVALID", address, defendant_index=index)


def police_numbers(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """PNC and CRO numbers have a known form; only the prosecutor API must use its own form."""
    strict = examination.case.channel is Channel.CPPI
    if defendant.pnc_id and not is_pnc_id(defendant.pnc_id, strict=strict):
        yield problem("INVALID_PNC_ID", defendant.pnc_id, defendant_index=index)
    if defendant.cro_number and not is_cro_number(defendant.cro_number, strict=strict):
        yield problem("INVALID_CRO_NUMBER", defendant.cro_number, defendant_index=index)


def postcodes(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """Given postcodes are postcodes."""
    own = defendant.address.postcode
    if own and not is_postcode(own):
        code = "INVALID_DEFENDANT_INDIVIDUAL_POST_CODE" if defendant.person else "INVALID_DEFENDANT_POST_CODE"
        yield problem(code, own, defendant_index=index)
    of_guardian = defendant.guardian.address.postcode if defendant.guardian else ""
    if of_guardian and not is_postcode(of_guardian):
        yield problem("INVALID_GUARDIAN_POST_CODE", of_guardian, defendant_index=index)


def defendant_initiation_code(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """Single justice procedure is never mixed with another initiation within one case."""
    own = defendant.initiation_code
    if own and (own == SJP) != examination.case.is_sjp:
        yield problem("DEFENDANT_INITIATION_CODE_INVALID", own, defendant_index=index)


def sequence_numbers(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """Each offence of a defendant has its own sequence number."""
    yield from repeated_sequence_numbers(defendant, index)


def languages(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """Warn of a language that is neither English nor Welsh; English is used."""
    for code, language in (
        ("DOCUMENTATION_LANGUAGE_INVALID", defendant.documentation_language),
        ("HEARING_LANGUAGE_INVALID", defendant.hearing_language),
    ):
        if language not in ("E", "W"):
            yield problem(code, language, defendant_index=index)


def telephones(examination: Examination, defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """Warn of police telephone numbers that are none; they are kept as received."""
    if not examination.from_police:
        return
    contact = defendant.person.contact if defendant.person else defendant.organisation_contact
    for number in (contact.home_telephone, contact.work_telephone, contact.mobile_telephone):
        if number and _TELEPHONE.fullmatch(number) is None:
            yield problem("TELEPHONE_NUMBER_INVALID", number, defendant_index=index)
