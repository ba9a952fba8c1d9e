"""Any answers that the journey can hold, for properties."""

from decimal import Decimal

from hypothesis import strategies as st

from cases.states import PleaChoice
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
    Outgoings,
    PayPeriod,
    PersonDetails,
    Witness,
)

# What a form field lets through: no control characters, nothing around the text.
TEXTS = st.text(st.characters(exclude_categories=["C"]), max_size=60).map(str.strip)
NAMES = TEXTS.filter(bool)
MAYBE = st.none() | st.booleans()
MONEY = st.decimals(0, Decimal("999999.99"), places=2)
DAYS = st.dates()
LANGUAGES = st.none() | st.sampled_from(HearingLanguage)
INCOMES = st.builds(Income, MONEY, st.sampled_from(PayPeriod), TEXTS)
ADDRESSES = st.builds(
    CorrectedAddress, st.lists(NAMES.map(lambda t: t[:32]), min_size=1, max_size=5).map(tuple), st.just("CF10 1AA")
)
WITNESSES = st.lists(st.builds(Witness, NAMES, TEXTS, st.none() | DAYS, st.booleans(), TEXTS), max_size=3).map(tuple)
CHARGES = st.builds(ChargeAnswer, st.sampled_from(PleaChoice), TEXTS, MAYBE, TEXTS, MAYBE, WITNESSES, TEXTS, TEXTS)
PERSONS = st.builds(
    PersonDetails,
    first_name=NAMES,
    last_name=NAMES,
    middle_name=TEXTS,
    address_is_correct=MAYBE,
    address=st.none() | ADDRESSES,
    email=st.just("ada@example.org"),
    telephone=st.text("0123456789", max_size=15),
    insurance_number=st.sampled_from(["", "AB123456C"]),
    no_insurance_number_reason=TEXTS,
    driver_number=st.sampled_from(["", "LOVEL912100A99AB"]),
    licence_details=TEXTS,
)
COMPANIES = st.builds(
    CompanyDetails,
    company_name=NAMES,
    representative_first_name=NAMES,
    representative_last_name=NAMES,
    position=st.sampled_from(CompanyPosition),
    incorporation_number=TEXTS,
    address=st.none() | ADDRESSES,
    address_is_correct=MAYBE,
    email=st.just("office@example.org"),
)
AT_COURT = st.builds(
    Attendance,
    MAYBE,
    TEXTS,
    MAYBE,
    TEXTS,
    MAYBE,
    st.lists(st.builds(DatesToAvoid, DAYS, DAYS, TEXTS), max_size=3).map(tuple),
    LANGUAGES,
)
OUTGOINGS = st.builds(
    Outgoings,
    st.dictionaries(st.sampled_from(["accommodation", "utilities", "insurance", "council_tax"]), MONEY),
    MAYBE,
    st.dictionaries(st.sampled_from(["travel", "loans", "fines"]), MONEY),
    MAYBE,
    TEXTS,
    st.none() | MONEY,
)
MEANS = st.builds(
    Means,
    status=st.sampled_from(EmploymentStatus),
    pay=st.none() | INCOMES,
    benefits=st.none() | st.builds(Benefits, st.just("universal_credit"), MONEY, st.sampled_from(PayPeriod), TEXTS),
    other_income=st.none() | INCOMES,
    receives_pension_credit=MAYBE,
    pension_credit=st.none() | INCOMES,
    employer=st.none() | st.builds(Employer, NAMES, TEXTS, TEXTS, TEXTS),
    deduction=st.none() | st.sampled_from(DeductionWish),
    has_outstanding_fines=MAYBE,
    outstanding_fines=st.none() | MONEY,
    has_hardship=MAYBE,
    hardship=TEXTS,
    outgoings=OUTGOINGS,
)
FINANCES = st.builds(
    CompanyFinances,
    trading_over_a_year=st.booleans(),
    employees=st.integers(1, 10_000),
    gross_turnover=MONEY,
    net_turnover=MONEY,
    has_outstanding_fines=st.booleans(),
    outstanding_fines=st.none() | MONEY,
)


def answers_of_a_person(charges: int = 2) -> st.SearchStrategy[tuple[list[ChargeAnswer], Answers]]:
    """Answers to that many charges in their order, and everything else an individual can answer."""
    others = st.builds(
        Answers,
        person=PERSONS,
        attendance=st.none() | AT_COURT,
        means=st.just(Means()) | MEANS,
        document_language=LANGUAGES,
    )
    return st.tuples(st.lists(CHARGES, min_size=charges, max_size=charges), others)


def answers_of_a_company(charges: int = 2) -> st.SearchStrategy[tuple[list[ChargeAnswer], Answers]]:
    """The same of a company."""
    others = st.builds(
        Answers,
        company=COMPANIES,
        attendance=st.none() | AT_COURT,
        finances=st.none() | FINANCES,
        document_language=LANGUAGES,
    )
    return st.tuples(st.lists(CHARGES, min_size=charges, max_size=charges), others)
