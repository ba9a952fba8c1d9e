"""What the pages about means accept, keep and refuse."""

from decimal import Decimal
from typing import Any

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from pleas.answers import EmploymentStatus, PayPeriod
from pleas.forms.means import (
    BenefitsForm,
    CompanyFinancesForm,
    DeductionForm,
    EmployerForm,
    HardshipForm,
    HardshipQuestionForm,
    HouseholdForm,
    InWorkBenefitsForm,
    OtherExpensesForm,
    OtherIncomeForm,
    OutstandingFinesForm,
    PayForm,
    PensionCreditForm,
    StatusForm,
)

ALL: tuple[type[forms.Form], ...] = (
    BenefitsForm,
    CompanyFinancesForm,
    DeductionForm,
    EmployerForm,
    HardshipForm,
    HardshipQuestionForm,
    HouseholdForm,
    InWorkBenefitsForm,
    OtherExpensesForm,
    OtherIncomeForm,
    OutstandingFinesForm,
    PayForm,
    PensionCreditForm,
    StatusForm,
)
COMPANY = {
    "trading_over_a_year": "yes",
    "employees": "12",
    "gross_turnover": "£100,000",
    "net_turnover": "90,000",
    "has_outstanding_fines": "no",
}
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def cleaned(form: forms.Form) -> dict[str, Any]:
    assert form.is_valid(), form.errors
    return form.cleaned_data


def periods(form: forms.Form) -> list[str]:
    return [value for value, _label in form.fields["period"].choices]  # type: ignore[attr-defined]


def test_each_page_offers_its_periods() -> None:
    yearly = ["weekly", "fortnightly", "monthly", "yearly"]
    assert periods(PayForm()) == yearly
    assert periods(PayForm(is_self_employed=True)) == [*yearly, "average"]
    assert periods(OtherIncomeForm()) == [*yearly, "average"]
    assert periods(BenefitsForm()) == [*yearly[:3], "average"]
    assert periods(InWorkBenefitsForm()) == periods(PensionCreditForm()) == yearly[:3]


def test_what_comes_at_other_times_is_the_average_of_a_week() -> None:
    form = PayForm({"amount": "310.50", "period": "average"}, is_self_employed=True)
    assert form.is_valid()
    assert form.money() == {"amount": Decimal("310.50"), "period": PayPeriod.WEEKLY, "is_average": True}


def test_an_employee_is_not_paid_at_other_times() -> None:
    assert "period" in PayForm({"amount": "1", "period": "average"}).errors


def test_the_name_of_another_benefit_is_asked_and_of_a_known_one_forgotten() -> None:
    typed = {"kind": "other", "amount": "80", "period": "weekly"}
    assert BenefitsForm(typed).errors["kind_details"] == ["Enter the name of the benefit"]
    known = cleaned(BenefitsForm({**typed, "kind": "universal_credit", "kind_details": "Carer"}))
    assert known["kind_details"] == ""
    assert "kind" in BenefitsForm({**typed, "kind": "income_support"}).errors


@pytest.mark.parametrize(
    ("status", "wishes"),
    [
        (EmploymentStatus.EMPLOYED, ["earnings", "none"]),
        (EmploymentStatus.EMPLOYED_AND_BENEFITS, ["earnings", "benefits", "none"]),
        (EmploymentStatus.SELF_EMPLOYED_AND_BENEFITS, ["benefits", "none"]),
        (EmploymentStatus.OUT_OF_WORK_BENEFITS, ["benefits", "none"]),
    ],
)
def test_a_deduction_is_offered_from_what_somebody_has(status: EmploymentStatus, wishes: list[str]) -> None:
    field = DeductionForm(status=status).fields["deduction"]
    assert [value for value, _label in field.choices] == wishes  # type: ignore[attr-defined]


def test_an_employer_needs_a_name_and_an_address_only() -> None:
    assert set(EmployerForm({}).errors) == {"name", "address"}
    kept = cleaned(EmployerForm({"name": "Works Ltd", "address": "1 Mill Lane\r\nTown"}))
    assert kept == {"name": "Works Ltd", "address": "1 Mill Lane\nTown", "telephone": "", "employee_reference": ""}


def test_outstanding_fines_need_their_amount_only_when_there_are_any() -> None:
    assert "outstanding_fines" in OutstandingFinesForm({"has_outstanding_fines": "yes"}).errors
    kept = cleaned(OutstandingFinesForm({"has_outstanding_fines": "no", "outstanding_fines": "lots"}))
    assert kept == {"has_outstanding_fines": False, "outstanding_fines": None}


def test_household_amounts_are_optional_and_blank_ones_absent() -> None:
    form = HouseholdForm({"accommodation": "£650", "utilities": "", "others_contribute": "no"})
    assert form.is_valid()
    assert form.amounts() == {"accommodation": Decimal("650.00")}
    assert set(HouseholdForm({"accommodation": "-5"}).errors) == {"accommodation", "others_contribute"}


def test_other_expenses_ask_for_fines_only_of_those_who_have_some() -> None:
    assert "fines" in OtherExpensesForm().fields
    assert "fines" not in OtherExpensesForm(has_outstanding_fines=False).fields
    assert set(OtherExpensesForm({"has_anything_else": "yes"}).errors) == {"anything_else", "anything_else_amount"}


@pytest.mark.parametrize("missing", COMPANY)
def test_every_figure_of_a_company_is_needed(missing: str) -> None:
    assert missing in CompanyFinancesForm({**COMPANY, missing: ""}).errors


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("employees", "-1", "The number of employees must be 0 or more"),
        ("employees", "1,2", "The number of employees must be a whole number, like 12"),
        ("employees", "a dozen", "The number of employees must be a whole number, like 12"),
        ("gross_turnover", "10000000000", "The gross turnover must be £9,999,999,999.99 or less"),
        ("net_turnover", "-0.01", "The net turnover must be £0 or more"),
    ],
)
def test_figures_of_a_company_have_limits(field: str, typed: str, says: str) -> None:
    assert CompanyFinancesForm({**COMPANY, field: typed}).errors[field] == [says]


@pytest.mark.parametrize(("typed", "employees"), [("1,200", 1200), ("1200", 1200), (" １２ ", 12), ("0", 0)])
def test_employees_are_counted_however_the_number_is_written(typed: str, employees: int) -> None:
    assert cleaned(CompanyFinancesForm({**COMPANY, "employees": typed}))["employees"] == employees


def test_a_net_turnover_above_the_gross_is_asked_about_once() -> None:
    unusual = {**COMPANY, "net_turnover": "100,000.01"}
    form = CompanyFinancesForm(unusual)
    assert list(form.errors) == ["net_turnover"]
    assert form.asks_whether_right
    assert CompanyFinancesForm({**unusual, "figures_are_right": "true"}).is_valid()
    assert not (usual := CompanyFinancesForm(COMPANY)).errors
    assert not usual.asks_whether_right


@pytest.mark.parametrize("form_class", ALL, ids=lambda form: form.__name__)
@given(data=st.data())
def test_whatever_is_typed_every_field_is_cleaned_or_has_its_message(
    form_class: type[forms.Form], data: st.DataObject
) -> None:
    form = form_class({name: data.draw(ANYTHING, label=name) for name in form_class.base_fields})
    if not form.is_valid():
        assert set(form.errors) <= set(form.fields)
        assert all(message for messages in form.errors.values() for message in messages)
