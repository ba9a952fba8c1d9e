"""What the people of the story say besides their pleas: varied by name, the same in every run."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from cases.states import PleaChoice
from commonplatform.demonstration.told import Defendant
from pleas.answers import (
    Answers,
    Attendance,
    Benefits,
    ChargeAnswer,
    CompanyDetails,
    CompanyFinances,
    CompanyPosition,
    CorrectedAddress,
    DatesToAvoid,
    DeductionWish,
    Employer,
    EmploymentStatus,
    HearingLanguage,
    Income,
    Means,
    OfferAnswer,
    Outgoings,
    PayPeriod,
    PersonDetails,
    Witness,
)
from pleas.types import OwnCase

SORRY = {"en": "I was late for work and did not look. I am sorry.", "cy": "Roeddwn yn hwyr. Mae’n ddrwg gen i."}
DENIED = {"en": "I was at home that evening. My neighbour saw me.", "cy": "Roeddwn gartref y noson honno."}
PAID = Means(
    status=EmploymentStatus.EMPLOYED,
    pay=Income(Decimal("1640"), PayPeriod.MONTHLY),
    employer=Employer("Fernside Bakery Ltd", "2 Mill Lane; Newtown", employee_reference="E-4711"),
    deduction=DeductionWish.EARNINGS,
    has_outstanding_fines=False,
    has_hardship=False,
)
ON_BENEFITS = Means(
    status=EmploymentStatus.OUT_OF_WORK_BENEFITS,
    benefits=Benefits("universal_credit", Decimal("393.45"), PayPeriod.MONTHLY),
    deduction=DeductionWish.BENEFITS,
    has_outstanding_fines=True,
    outstanding_fines=Decimal("120"),
    has_hardship=True,
    hardship="I have two children and a debt plan.",
    outgoings=Outgoings(
        household={"accommodation": Decimal("540"), "utilities": Decimal("165.20"), "council_tax": Decimal("98")},
        others_contribute=False,
        other={"travel": Decimal("60"), "telephone": Decimal("18"), "fines": Decimal("20")},
        has_anything_else=False,
    ),
)
# Of somebody whose notice has none.
ADULT_BIRTHDAY = date(1980, 12, 26)
FINANCES = CompanyFinances(True, 14, Decimal("812000"), Decimal("93500.50"), has_outstanding_fines=False)


def told_answers(
    defendant: Defendant, pleas: Mapping[UUID, PleaChoice], *, case: OwnCase, email: str, today: date
) -> Answers:
    """Everything that the journey asks of somebody with these pleas to the charges of this case."""
    language = "cy" if defendant.welsh else "en"
    chosen = HearingLanguage(language) if case.court is not None and case.court.supports_welsh else None
    number, denied = sum(map(ord, defendant.name)), PleaChoice.NOT_GUILTY in pleas.values()
    answers = Answers(
        {charge: _to_charge(choice, language, number) for charge, choice in pleas.items()},
        offer=OfferAnswer.DECLINED if case.has_fixed_offer else None,
        document_language=chosen,
        attendance=_at_court(defendant, number, today, chosen)
        if denied or PleaChoice.GUILTY_ATTENDING in pleas.values()
        else None,
    )
    guilty = any(choice != PleaChoice.NOT_GUILTY for choice in pleas.values())
    if defendant.company:
        company = CompanyDetails(
            defendant.company, "Kit", "Corvid", CompanyPosition.DIRECTOR, address_is_correct=True, email=email
        )
        return replace(answers, company=company, finances=FINANCES if guilty else None)
    return replace(
        answers,
        person=_who(defendant, number, email, born_on=None if case.born_on else ADULT_BIRTHDAY),
        means=(ON_BENEFITS if number % 3 == 0 else PAID) if guilty else Means(),
    )


def _to_charge(choice: PleaChoice, language: str, number: int) -> ChargeAnswer:
    if choice != PleaChoice.NOT_GUILTY:
        return ChargeAnswer(choice, SORRY[language] if number % 2 else "")
    neighbour = Witness("Mary Somerville", "1 Mill Lane, Newtown", date(1980, 12, 26), False)
    return ChargeAnswer(
        choice,
        DENIED[language],
        disputes_evidence=number % 2 == 0,
        disputed_evidence="The time in the officer’s statement." if number % 2 == 0 else "",
        calls_witnesses=True,
        witnesses=(neighbour,),
    )


def _at_court(defendant: Defendant, number: int, today: date, language: HearingLanguage | None) -> Attendance:
    away = DatesToAvoid(today + timedelta(days=40), today + timedelta(days=47), "A stay in hospital")
    needs_interpreter = number % 4 == 0 and not defendant.welsh
    return Attendance(
        needs_interpreter=needs_interpreter,
        interpreter_language="Polish" if needs_interpreter else "",
        has_disability_needs=number % 3 == 0,
        disability_needs="A seat near the door, because of a bad hip." if number % 3 == 0 else "",
        has_dates_to_avoid=number % 2 == 1,
        dates_to_avoid=(away,) if number % 2 == 1 else (),
        hearing_language=language,
    )


def _who(defendant: Defendant, number: int, email: str, *, born_on: date | None) -> PersonDetails:
    moved = number % 5 == 0
    return PersonDetails(
        defendant.forenames,
        defendant.surname,
        born_on=born_on,
        address_is_correct=not moved,
        address=CorrectedAddress(("22 Orchard Way", "Newtown"), "SY16 2AB") if moved else None,
        email=email,
        telephone="01632960111",
        has_insurance_number=True,
        insurance_number="AB123456C",
        has_licence=False,
    )
