"""Monthly totals, company figures, and what a change of status clears."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pleas.answers import Benefits, DeductionWish, Employer, EmploymentStatus, Income, Means, Outgoings, PayPeriod
from pleas.means import (
    HOUSEHOLD_ITEMS,
    OTHER_ITEMS,
    means_with_status,
    net_exceeds_gross,
    outgoings_totals,
    weekly_income,
)

AMOUNTS = st.decimals(min_value=0, max_value=Decimal("999999.99"), places=2)
STATUSES = st.sampled_from(EmploymentStatus)
PAY = Income(Decimal("400.00"), PayPeriod.WEEKLY)
FULL = Means(
    pay=PAY,
    benefits=Benefits("universal_credit", Decimal("100.00"), PayPeriod.WEEKLY),
    other_income=Income(Decimal("30.00"), PayPeriod.WEEKLY, source="Lodger"),
    receives_pension_credit=True,
    pension_credit=Income(Decimal("7.00"), PayPeriod.WEEKLY),
    employer=Employer("Works Ltd", "1 Street"),
    deduction=DeductionWish.EARNINGS,
    has_outstanding_fines=True,
    outstanding_fines=Decimal("50.00"),
    has_hardship=True,
    hardship="Two children",
)


def full(status: EmploymentStatus) -> Means:
    """Somebody who answered every page, the pages of other statuses too."""
    return Means(**{**{name: getattr(FULL, name) for name in FULL.__slots__}, "status": status})


@given(
    st.dictionaries(st.sampled_from(HOUSEHOLD_ITEMS), AMOUNTS),
    st.dictionaries(st.sampled_from(OTHER_ITEMS), AMOUNTS),
    st.booleans() | st.none(),
    AMOUNTS | st.none(),
)
def test_the_grand_total_is_everything_that_counts(
    household: dict[str, Decimal], other: dict[str, Decimal], extra: bool | None, extra_amount: Decimal | None
) -> None:
    totals = outgoings_totals(
        Outgoings(household=household, other=other, has_anything_else=extra, anything_else_amount=extra_amount)
    )
    assert totals.household == sum(household.values())
    assert totals.other == sum(other.values()) + (extra_amount if extra and extra_amount else 0)
    assert totals.all == totals.household + totals.other


def test_an_extra_expense_counts_only_while_there_is_one() -> None:
    gone = Outgoings(has_anything_else=False, anything_else="Vet", anything_else_amount=Decimal("40"))
    assert outgoings_totals(gone).all == 0
    there = Outgoings(has_anything_else=True, anything_else="Vet", anything_else_amount=Decimal("40"))
    assert outgoings_totals(there).all == 40


def test_an_amount_under_an_unknown_key_counts_for_nothing() -> None:
    assert outgoings_totals(Outgoings(household={"yacht": Decimal("900")})).all == 0


@pytest.mark.parametrize(("gross", "net", "asked"), [("100", "100", False), ("100", "100.01", True), ("0", "0", False)])
def test_a_net_turnover_above_the_gross_is_asked_about(gross: str, net: str, asked: bool) -> None:
    assert net_exceeds_gross(gross=Decimal(gross), net=Decimal(net)) is asked


WEEKLY_BY_STATUS = {
    EmploymentStatus.EMPLOYED: 400,
    EmploymentStatus.EMPLOYED_AND_BENEFITS: 500,
    EmploymentStatus.SELF_EMPLOYED: 400,
    EmploymentStatus.SELF_EMPLOYED_AND_BENEFITS: 500,
    EmploymentStatus.OUT_OF_WORK_BENEFITS: 100,
    EmploymentStatus.OTHER: 37,
}


@pytest.mark.parametrize("status", EmploymentStatus)
def test_saying_the_same_status_again_keeps_what_belongs_to_it_and_nothing_else(status: EmploymentStatus) -> None:
    assert weekly_income(means_with_status(full(status), status)) == WEEKLY_BY_STATUS[status]


@given(STATUSES, STATUSES)
def test_a_new_status_never_brings_income_of_the_old_one_into_the_total(
    before: EmploymentStatus, after: EmploymentStatus
) -> None:
    means = means_with_status(means_with_status(full(before), before), after)
    assert means.status is after
    assert weekly_income(means) <= WEEKLY_BY_STATUS[after]
    assert (means.hardship, means.outstanding_fines) == (FULL.hardship, FULL.outstanding_fines)
    if "employed" not in after.value or "self" in after.value:
        assert means.employer is None
        assert means.deduction is not DeductionWish.EARNINGS


def test_pay_of_an_employee_is_not_the_pay_of_a_business() -> None:
    assert means_with_status(full(EmploymentStatus.EMPLOYED), EmploymentStatus.SELF_EMPLOYED).pay is None


def test_becoming_an_employee_on_benefits_keeps_pay_and_employer() -> None:
    means = means_with_status(full(EmploymentStatus.EMPLOYED), EmploymentStatus.EMPLOYED_AND_BENEFITS)
    assert (means.pay, means.employer, means.benefits) == (PAY, FULL.employer, None)
    assert means.deduction is DeductionWish.EARNINGS


def test_out_of_work_benefits_are_asked_on_another_page_than_those_of_workers() -> None:
    means = means_with_status(full(EmploymentStatus.EMPLOYED_AND_BENEFITS), EmploymentStatus.OUT_OF_WORK_BENEFITS)
    assert means.benefits is None
