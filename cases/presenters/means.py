"""A means form as summary lists: on the case page and, the same, in the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from cases.presenters.given_answers import yes_or_no
from cases.states import MeansKind
from commonplatform.ui.components import SummaryRow
from commonplatform.ui.formats import date_and_time, money

if TYPE_CHECKING:
    from cases.models import Means

STATUSES = {
    "employed": gettext_lazy("Employed"),
    "employed_and_benefits": gettext_lazy("Employed and receiving benefits"),
    "self_employed": gettext_lazy("Self-employed"),
    "self_employed_and_benefits": gettext_lazy("Self-employed and receiving benefits"),
    "out_of_work_benefits": gettext_lazy("Receiving out-of-work benefits"),
    "other": pgettext_lazy("employment status", "Other"),
}
PERIODS = {
    "weekly": gettext_lazy("a week"),
    "fortnightly": gettext_lazy("a fortnight"),
    "monthly": gettext_lazy("a month"),
    "yearly": gettext_lazy("a year"),
}
DEDUCTIONS = {
    "earnings": gettext_lazy("From earnings"),
    "benefits": gettext_lazy("From benefits"),
    "none": gettext_lazy("No deduction"),
}
SOURCES = {
    "pay": gettext_lazy("Pay"),
    "benefits": gettext_lazy("Benefits"),
    "other_income": gettext_lazy("Other income"),
    "pension_credit": gettext_lazy("Pension Credit"),
}
BENEFITS = {
    "contributory_jsa": gettext_lazy("Contributory Jobseeker’s Allowance"),
    "income_based_jsa": gettext_lazy("Income-based Jobseeker’s Allowance"),
    "contributory_esa": gettext_lazy("Contributory Employment and Support Allowance"),
    "income_related_esa": gettext_lazy("Income-related Employment and Support Allowance"),
    "income_support": gettext_lazy("Income Support"),
    "universal_credit": gettext_lazy("Universal Credit"),
    "other": gettext_lazy("Another benefit"),
}
# Asked only of somebody who has fines to pay.
FINES = "fines"
HOUSEHOLD = frozenset({"accommodation", "utilities", "insurance", "council_tax"})
OUTGOINGS = {
    "accommodation": gettext_lazy("Rent or mortgage"),
    "utilities": gettext_lazy("Gas, electricity and water"),
    "insurance": gettext_lazy("Insurance"),
    "council_tax": gettext_lazy("Council tax"),
    "television": gettext_lazy("Television and broadband"),
    "travel": gettext_lazy("Travel"),
    "telephone": gettext_lazy("Telephone"),
    "loans": gettext_lazy("Loans and credit"),
    "county_court_orders": gettext_lazy("County court orders"),
    "child_maintenance": gettext_lazy("Child maintenance"),
    FINES: gettext_lazy("Fines"),
}


@dataclass(frozen=True, slots=True)
class MeansSection:
    """One part of the form."""

    title: str
    rows: tuple[SummaryRow, ...]


def means_sections(means: Means) -> tuple[MeansSection, ...]:
    """The parts that were filled in, in order."""
    details = means.details
    made = (
        [_company(details["answers"])]
        if means.kind == MeansKind.COMPANY
        else [_income(details), _payment(details), _hardship(details["answers"]), _outgoings(details)]
    )
    given = [(_("Given by"), means.given_by), (_("Given"), date_and_time(means.given_at))]
    return tuple(part for part in (*made, _section(_("This form"), given)) if part.rows)


def means_in_short(kind: str, details: Mapping[str, Any]) -> tuple[SummaryRow, ...]:
    """What is looked at first: income against outgoings, hardship, and how to collect; the form has the rest."""
    answers = details["answers"]
    if kind == MeansKind.COMPANY:
        return _company(answers).rows
    hardship = yes_or_no(answers.get("has_hardship"))
    rows = [
        (_("Employment"), _word(STATUSES, answers.get("status"))),
        (_("Weekly income from all sources"), _pounds(details.get("weekly_total"))),
        (_("Monthly outgoings"), _pounds(details.get("monthly_total")) if answers.get("has_hardship") else ""),
        (_("Paying would cause hardship"), hardship),
        (_("Wish for deduction"), _word(DEDUCTIONS, answers.get("deduction"))),
        (_("Fines still to pay"), _pounds(answers.get("outstanding_fines")) or _said_no(answers)),
    ]
    return _section("", rows).rows


def _said_no(answers: Mapping[str, Any]) -> str:
    return yes_or_no(answers.get("has_outstanding_fines"))


def _income(details: Mapping[str, Any]) -> MeansSection:
    answers, rows = details["answers"], []
    rows.append((_("Employment"), _word(STATUSES, answers.get("status"))))
    for source, label in SOURCES.items():
        rows.append((str(label), _amount(answers.get(source))))
    rows.append((_("Receives Pension Credit"), yes_or_no(answers.get("receives_pension_credit"))))
    rows.append((_("Weekly income from all sources"), _pounds(details.get("weekly_total"))))
    rows.append((_("National Insurance number"), details.get("insurance_number", "")))
    rows.append((_("Why there is no number"), details.get("no_insurance_number_reason", "")))
    return _section(_("Income"), rows)


def _payment(details: Mapping[str, Any]) -> MeansSection:
    answers = details["answers"]
    employer = answers.get("employer") or {}
    rows = [
        (_("Wish for deduction"), _word(DEDUCTIONS, answers.get("deduction"))),
        (_("Employer"), employer.get("name", "")),
        (_("Address of the employer"), employer.get("address", "")),
        (_("Telephone of the employer"), employer.get("telephone", "")),
        (_("Employee reference"), employer.get("employee_reference", "")),
        (_("Fines still to pay"), yes_or_no(answers.get("has_outstanding_fines"))),
        (_("Amount still to pay"), _pounds(answers.get("outstanding_fines"))),
    ]
    return _section(_("Paying a fine"), rows)


def _hardship(answers: Mapping[str, Any]) -> MeansSection:
    rows = [
        (_("Paying would cause hardship"), yes_or_no(answers.get("has_hardship"))),
        (_("Why"), answers.get("hardship", "")),
    ]
    return _section(_("Hardship"), rows)


def _outgoings(details: Mapping[str, Any]) -> MeansSection:
    """Every line of the pages that were asked, those left blank too: a blank counts as nothing."""
    answers = details["answers"].get("outgoings", {})
    asked_household, asked_other = (answers.get(key) is not None for key in ("others_contribute", "has_anything_else"))
    amounts = {**answers.get("household", {}), **answers.get("other", {})}
    rows = []
    for item, label in OUTGOINGS.items():
        asked = item in amounts or (item != FINES and (asked_household if item in HOUSEHOLD else asked_other))
        rows.append((str(label), _pounds(amounts.get(item)) or (_("Left blank") if asked else "")))
    if answers.get("has_anything_else"):
        rows.append((answers.get("anything_else") or _("Anything else"), _pounds(answers.get("anything_else_amount"))))
    if asked_household or asked_other or amounts:
        rows.append((_("Household total"), _pounds(details.get("monthly_household"))))
        rows.append((_("Total of other outgoings"), _pounds(details.get("monthly_other"))))
        rows.append((_("Total of all outgoings"), _pounds(details.get("monthly_total"))))
    rows.append((_("Somebody else contributes"), yes_or_no(answers.get("others_contribute"))))
    return _section(_("Monthly outgoings"), rows)


def _company(answers: Mapping[str, Any]) -> MeansSection:
    rows = [
        (_("Trading for more than 12 months"), yes_or_no(answers.get("trading_over_a_year"))),
        (_("Number of employees"), str(answers.get("employees", ""))),
        (_("Gross turnover"), _pounds(answers.get("gross_turnover"))),
        (_("Net turnover"), _pounds(answers.get("net_turnover"))),
        (_("Fines still to pay"), yes_or_no(answers.get("has_outstanding_fines"))),
        (_("Amount still to pay"), _pounds(answers.get("outstanding_fines"))),
    ]
    return _section(_("Finances of the company"), rows)


def _section(title: str, rows: list[tuple[str, str]]) -> MeansSection:
    return MeansSection(title, tuple(SummaryRow(key=key, value=value) for key, value in rows if value))


def _amount(income: Mapping[str, Any] | None) -> str:
    """Like "£1,300 a month (Universal Credit)"."""
    if income is None:
        return ""
    kind = "" if income.get("kind_details") else _word(BENEFITS, income.get("kind"))
    average = _("average of a week") if income.get("is_average") else ""
    about = [kind, income.get("kind_details", ""), income.get("source", ""), average]
    said = ", ".join(part for part in about if part)
    text = f"{_pounds(income['amount'])} {_word(PERIODS, income['period'])}"
    return f"{text} ({said})" if said else text


def _pounds(amount: str | None) -> str:
    return "" if amount is None else money(Decimal(amount))


def _word(words: Mapping[str, Any], code: str | None) -> str:
    return str(words.get(code, code.replace("_", " "))) if code else ""
