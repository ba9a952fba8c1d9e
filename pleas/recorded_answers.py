"""The answers of the journey in the words of the case: what is recorded, and nothing else. No database."""

from decimal import Decimal
from typing import Any

from cases.given import (
    Address,
    DefenceWitness,
    MattersForTrial,
    MeansGiven,
    NeedsAtCourt,
    PersonalDetails,
    TimeToAvoid,
)
from cases.states import MeansKind, PleaChoice
from cases.types import PleaToEnter
from pleas.answers import Answers, Attendance, ChargeAnswer, CompanyDetails, CompanyPosition, PersonDetails
from pleas.means import income_lines, outgoings_totals, weekly_income

GUILTY_PLEAS = frozenset({PleaChoice.GUILTY, PleaChoice.GUILTY_ATTENDING})
# For the court's record, which is in English.
POSITIONS = {
    CompanyPosition.DIRECTOR: "director",
    CompanyPosition.SECRETARY: "company secretary",
    CompanyPosition.SOLICITOR: "company solicitor",
}


def pleas_to_enter(answers: Answers) -> list[PleaToEnter]:
    """One per charge that has a plea, with what was said to it."""
    return [
        PleaToEnter(charge_id, answer.plea, answer.statement, _matters(answer))
        for charge_id, answer in answers.charges.items()
        if answer.plea is not None
    ]


def is_guilty_of_anything(answers: Answers) -> bool:
    """Does any plea call for a sentence, and so for means?"""
    return any(plea in GUILTY_PLEAS for plea in answers.pleas.values())


def details_given(answers: Answers) -> PersonalDetails:
    """The details of the defendant; those of a company's representative are not theirs."""
    if answers.company is not None:
        company = answers.company
        return PersonalDetails(
            organisation_name=company.company_name,
            address=_address(company),
            email=company.email,
            telephone=company.telephone,
        )
    person = answers.person or PersonDetails()
    return PersonalDetails(
        forenames=f"{person.first_name} {person.middle_name}".strip(),
        surname=person.last_name,
        address=_address(person),
        born_on=person.born_on,
        email=person.email,
        telephone=person.telephone,
        insurance_number=person.insurance_number,
        driver_number=person.driver_number,
    )


def who_pleaded(answers: Answers, *, name: str) -> str:
    """The defendant as the case names them, or a company's representative with their position."""
    company = answers.company
    if company is None or company.position is None:
        return name
    representative = f"{company.representative_first_name} {company.representative_last_name}".strip()
    return f"{representative}, {POSITIONS[company.position]}, for {name}"[:255]


def needs_given(answers: Answers) -> NeedsAtCourt | None:
    """What a hearing needs, or None where nothing was asked."""
    if answers.attendance is None and answers.document_language is None:
        return None
    at_court = answers.attendance or Attendance()
    return NeedsAtCourt(
        needs_interpreter=at_court.needs_interpreter,
        interpreter_language=at_court.interpreter_language,
        has_disability_needs=at_court.has_disability_needs,
        disability_needs=at_court.disability_needs,
        has_dates_to_avoid=at_court.has_dates_to_avoid,
        dates_to_avoid=tuple(TimeToAvoid(each.first, each.last, each.reason) for each in at_court.dates_to_avoid),
        hearing_language=(at_court.hearing_language or ""),
        document_language=(answers.document_language or ""),
    )


def means_given(answers: Answers) -> MeansGiven | None:
    """The means form of an individual or of a company, or None where none was filled in."""
    if answers.finances is not None:
        return MeansGiven(MeansKind.COMPANY, {"answers": answers.as_json()["finances"]})
    if answers.means.status is None:
        return None
    person, totals = answers.person or PersonDetails(), outgoings_totals(answers.means.outgoings)
    return MeansGiven(
        MeansKind.INDIVIDUAL,
        {
            "answers": answers.as_json()["means"],
            "insurance_number": person.insurance_number,
            "no_insurance_number_reason": person.no_insurance_number_reason,
            "weekly": {line.source.value: _money(line.weekly) for line in income_lines(answers.means)},
            "weekly_total": _money(weekly_income(answers.means)),
            "monthly_household": _money(totals.household),
            "monthly_other": _money(totals.other),
            "monthly_total": _money(totals.all),
        },
    )


def has_given_means(answers: Answers) -> bool:
    """Has any means form been filled in?"""
    return answers.finances is not None or answers.means.status is not None


def who_answered(answers: Answers) -> dict[str, Any]:
    """The page of details as it was sent, kept with the receipt."""
    written = answers.as_json()
    return {part: written[part] for part in ("person", "company", "offer") if part in written}


def _matters(answer: ChargeAnswer) -> MattersForTrial | None:
    if answer.plea is not PleaChoice.NOT_GUILTY:
        return None
    return MattersForTrial(
        disputes_evidence=answer.disputes_evidence,
        disputed_evidence=answer.disputed_evidence,
        calls_witnesses=answer.calls_witnesses,
        witnesses=tuple(
            DefenceWitness(each.name, each.address, each.born_on, each.needs_interpreter, each.interpreter_language)
            for each in answer.witnesses
        ),
        other_driver="\n".join(filter(None, (answer.other_driver, answer.other_driver_address))),
    )


def _address(details: PersonDetails | CompanyDetails) -> Address:
    if details.address_is_correct is not False or details.address is None:
        return Address()
    return Address(details.address.lines, details.address.postcode)


def _money(amount: Decimal) -> str:
    return f"{amount:.2f}"
