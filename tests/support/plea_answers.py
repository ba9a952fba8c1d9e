"""Answers to every question of the plea journey, typed as the pages keep them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from cases.states import PleaChoice
from pleas.answers import (
    Answers,
    Attendance,
    Benefits,
    CompanyDetails,
    CompanyFinances,
    CompanyPosition,
    DatesToAvoid,
    DeductionWish,
    Employer,
    EmploymentStatus,
    HearingLanguage,
    Income,
    OfferAnswer,
    Outgoings,
    PayPeriod,
    PersonDetails,
    Witness,
)
from pleas.journey import CaseFacts, Journey, Place


@dataclass(frozen=True, slots=True)
class Choices:
    """What decides the way through the journey; `pleas` by number of the charge."""

    pleas: Mapping[int, PleaChoice] = field(default_factory=dict)
    offer: OfferAnswer = OfferAnswer.DECLINED
    status: EmploymentStatus = EmploymentStatus.EMPLOYED
    pension_credit: bool = False
    hardship: bool = False


Answer = Callable[[Answers, UUID | None, Choices], Answers]
WEEKLY = Income(Decimal("312.50"), PayPeriod.WEEKLY)
BENEFITS = Benefits("universal_credit", Decimal("90.00"), PayPeriod.WEEKLY)


def walked(facts: CaseFacts, choices: Choices, answers: Answers | None = None) -> Journey:
    """The journey of somebody who answers every page in turn until nothing is missing."""
    journey = Journey(facts, answers or Answers())
    while not journey.is_complete:
        journey = Journey(facts, answered(journey, journey.first_unanswered(), choices))
    return journey


def answered(journey: Journey, place: Place, choices: Choices) -> Answers:
    """The answers with the one to this page."""
    answers = journey.answers
    if place.name == "charge":
        charge_id = journey.facts.charges[place.number - 1]
        plea = choices.pleas.get(place.number, PleaChoice.GUILTY)
        return answers.with_charge(charge_id, replace(answers.charge(charge_id), plea=plea))
    if place.number:
        charge_id = journey.facts.charges[place.number - 1]
        return answers.with_charge(charge_id, replace(answers.charge(charge_id), **OF_CHARGES[place.name]))
    if place.name in OF_MEANS:
        return replace(answers, means=replace(answers.means, **OF_MEANS[place.name](choices)))
    if place.name in OF_ATTENDANCE:
        attendance = answers.attendance or Attendance()
        return replace(answers, attendance=replace(attendance, **OF_ATTENDANCE[place.name]))
    if place.name in OF_DETAILS:
        return _with_details(answers, OF_DETAILS[place.name], company=journey.facts.is_company)
    return replace(answers, **OTHERS[place.name](choices))


OF_CHARGES: dict[str, dict[str, Any]] = {
    "mitigation": {"statement": "I am sorry."},
    "defence": {"statement": "I was not there."},
    "evidence": {"disputes_evidence": True, "disputed_evidence": "The photograph."},
    "witnesses": {"calls_witnesses": True, "witnesses": (Witness("Mary Somerville", born_on=date(1980, 12, 26)),)},
}
OF_ATTENDANCE: dict[str, dict[str, Any]] = {
    "interpreter": {"needs_interpreter": True, "interpreter_language": "Polish"},
    "disability": {"has_disability_needs": True, "disability_needs": "A hearing loop"},
    "dates_to_avoid": {
        "has_dates_to_avoid": True,
        "dates_to_avoid": (DatesToAvoid(date(2027, 1, 4), date(2027, 1, 8), "Operation"),),
    },
    "hearing_language": {"hearing_language": HearingLanguage.WELSH},
}
OF_DETAILS: dict[str, dict[str, Any]] = {
    "details": {"first_name": "Ada", "last_name": "Lovelace", "born_on": date(1990, 12, 10)},
    "company": {
        "company_name": "Engines Ltd",
        "representative_first_name": "Ada",
        "representative_last_name": "Lovelace",
        "position": CompanyPosition.DIRECTOR,
    },
    "address": {"address_is_correct": True},
    "contact": {"email": "ada@example.org", "telephone": "02920180999"},
    "insurance_number": {"has_insurance_number": True, "insurance_number": "QQ123456C"},
    "licence": {"has_licence": True, "driver_number": "LOVEL912100A99AB"},
}
OF_MEANS: dict[str, Callable[[Choices], dict[str, Any]]] = {
    "status": lambda choices: {"status": choices.status},
    "pay": lambda _: {"pay": WEEKLY},
    "benefits": lambda _: {"benefits": BENEFITS},
    "in_work_benefits": lambda _: {"benefits": BENEFITS},
    "other_income": lambda choices: {
        "other_income": replace(WEEKLY, source="Savings"),
        "receives_pension_credit": choices.pension_credit,
    },
    "pension_credit": lambda _: {"pension_credit": WEEKLY},
    "employer": lambda _: {"employer": Employer("Engines Ltd", "1 Mill Lane, Enginetown")},
    "deduction": lambda _: {"deduction": DeductionWish.EARNINGS},
    "outstanding_fines": lambda _: {"has_outstanding_fines": True, "outstanding_fines": Decimal("40.00")},
    "hardship_question": lambda choices: {"has_hardship": choices.hardship},
    "hardship": lambda _: {"hardship": "Three children."},
    "household": lambda _: {"outgoings": Outgoings({"accommodation": Decimal("500")}, others_contribute=False)},
    "other_expenses": lambda _: {
        "outgoings": Outgoings({"accommodation": Decimal("500")}, others_contribute=False, has_anything_else=False)
    },
}
OTHERS: dict[str, Callable[[Choices], dict[str, Any]]] = {
    "offer": lambda choices: {"offer": choices.offer},
    "company_finances": lambda _: {
        "finances": CompanyFinances(
            trading_over_a_year=True,
            employees=12,
            gross_turnover=Decimal("100000"),
            net_turnover=Decimal("90000"),
            has_outstanding_fines=False,
        )
    },
    "document_language": lambda _: {"document_language": HearingLanguage.ENGLISH},
}


def _with_details(answers: Answers, given: Mapping[str, Any], *, company: bool) -> Answers:
    if company:
        return replace(answers, company=replace(answers.company or CompanyDetails(), **given))
    return replace(answers, person=replace(answers.person or PersonDetails(), **given))
