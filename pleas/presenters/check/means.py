"""Means: income, benefits, employer, fines, outgoings with their totals; or a company's finances."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonplatform.ui.formats import money
from pleas.answers import Answers, Benefits, DeductionWish, EmploymentStatus, Income, PayPeriod
from pleas.means import HOUSEHOLD_ITEMS, OTHER_ITEMS, income_lines, outgoings_totals, weekly_income
from pleas.presenters.check.shown import Line, Shown, Text, in_lines, written, yes_no
from pleas.yes_no import Reply

_STATUSES: dict[EmploymentStatus, Promise] = {
    EmploymentStatus.EMPLOYED: gettext_lazy("I am employed"),
    EmploymentStatus.EMPLOYED_AND_BENEFITS: gettext_lazy("I am employed and get benefits"),
    EmploymentStatus.SELF_EMPLOYED: gettext_lazy("I am self-employed"),
    EmploymentStatus.SELF_EMPLOYED_AND_BENEFITS: gettext_lazy("I am self-employed and get benefits"),
    EmploymentStatus.OUT_OF_WORK_BENEFITS: gettext_lazy("I get out-of-work benefits"),
    EmploymentStatus.OTHER: gettext_lazy("None of these"),
}
_BENEFITS: dict[str, Promise] = {
    "contributory_jsa": gettext_lazy("Contributory Jobseeker’s Allowance"),
    "income_based_jsa": gettext_lazy("Income-based Jobseeker’s Allowance"),
    "contributory_esa": gettext_lazy("Contributory Employment and Support Allowance"),
    "income_related_esa": gettext_lazy("Income-related Employment and Support Allowance"),
    "income_support": gettext_lazy("Income Support"),
    "universal_credit": gettext_lazy("Universal Credit"),
}
_HOW_OFTEN: dict[PayPeriod, Promise] = {
    PayPeriod.WEEKLY: gettext_lazy("%(amount)s a week"),
    PayPeriod.FORTNIGHTLY: gettext_lazy("%(amount)s every 2 weeks"),
    PayPeriod.MONTHLY: gettext_lazy("%(amount)s a month"),
    PayPeriod.YEARLY: gettext_lazy("%(amount)s a year"),
}
_WISHES: dict[DeductionWish, Promise] = {
    DeductionWish.EARNINGS: gettext_lazy("My employer takes it from my pay"),
    DeductionWish.BENEFITS: gettext_lazy("It is taken from my benefits"),
    DeductionWish.NONE: gettext_lazy("I pay it myself"),
}
_ITEMS: dict[str, Promise] = {
    "accommodation": gettext_lazy("Rent or mortgage"),
    "utilities": gettext_lazy("Gas, electricity and water"),
    "insurance": gettext_lazy("Insurance"),
    "council_tax": gettext_lazy("Council Tax"),
    "television": gettext_lazy("Television subscription and licence"),
    "travel": gettext_lazy("Travel"),
    "telephone": gettext_lazy("Telephone and internet"),
    "loans": gettext_lazy("Loans and credit cards"),
    "county_court_orders": gettext_lazy("County court orders"),
    "child_maintenance": gettext_lazy("Child maintenance"),
    "fines": gettext_lazy("Other fines"),
}


def totals(answers: Answers) -> list[Line]:
    """What comes in in a week and, where it was asked, what goes out in a month."""
    lines = [Line(_("Total income in a week"), money(weekly_income(answers.means)))] if _earns(answers) else []
    if answers.means.has_hardship:
        monthly = outgoings_totals(answers.means.outgoings).all
        lines.append(Line(_("Total expenses in a month"), money(monthly)))
    return lines


def _earns(answers: Answers) -> bool:
    return bool(income_lines(answers.means))


def _amount(given: Income | Benefits | None) -> str:
    return str(_HOW_OFTEN[given.period]) % {"amount": money(given.amount)} if given else ""


def _status(shown: Shown) -> list[Line]:
    status = shown.answers.means.status
    return [Line(_("How you make your living"), _STATUSES[status] if status else "")]


def _pay(shown: Shown) -> list[Line]:
    return [Line(_("Pay"), _amount(shown.answers.means.pay))]


def _benefits(shown: Shown) -> list[Line]:
    benefits = shown.answers.means.benefits
    if benefits is None:
        return []
    kind = _BENEFITS.get(benefits.kind, benefits.kind_details)
    return [Line(_("Benefits"), in_lines([kind, _amount(benefits)]))]


def _other_income(shown: Shown) -> list[Line]:
    means = shown.answers.means
    source = means.other_income.source if means.other_income else ""
    return [
        Line(_("Other income"), in_lines([source, _amount(means.other_income)])),
        Line(_("Gets Pension Credit"), yes_no(Reply.I_DO, means.receives_pension_credit)),
    ]


def _pension_credit(shown: Shown) -> list[Line]:
    return [Line(_("Pension Credit"), _amount(shown.answers.means.pension_credit))]


def _employer(shown: Shown) -> list[Line]:
    employer = shown.answers.means.employer
    if employer is None:
        return []
    lines: list[Text] = [employer.name, *employer.address.splitlines(), employer.telephone, employer.employee_reference]
    return [Line(_("Employer"), in_lines(lines))]


def _deduction(shown: Shown) -> list[Line]:
    wish = shown.answers.means.deduction
    return [Line(_("How you would like to pay a fine"), _WISHES[wish] if wish else "")]


def _outstanding_fines(shown: Shown) -> list[Line]:
    means = shown.answers.means
    value = money(means.outstanding_fines) or yes_no(Reply.I_DO, means.has_outstanding_fines)
    return [Line(_("Fines still to be paid"), value)]


def _hardship_question(shown: Shown) -> list[Line]:
    return [Line(_("A fine would cause serious problems"), yes_no(Reply.IT_DOES, shown.answers.means.has_hardship))]


def _hardship(shown: Shown) -> list[Line]:
    return [Line(_("Why a fine would cause serious problems"), written(shown.answers.means.hardship))]


def _household(shown: Shown) -> list[Line]:
    outgoings = shown.answers.means.outgoings
    return [
        Line(_("Household expenses in a month"), _amounts(outgoings.household, HOUSEHOLD_ITEMS)),
        Line(_("Somebody else pays part of them"), yes_no(Reply.IT_DOES, outgoings.others_contribute)),
    ]


def _other_expenses(shown: Shown) -> list[Line]:
    outgoings = shown.answers.means.outgoings
    lines = [Line(_("Other expenses in a month"), _amounts(outgoings.other, OTHER_ITEMS))]
    if not outgoings.has_anything_else:
        return lines
    return [
        *lines,
        Line(_("Anything else"), in_lines([outgoings.anything_else, money(outgoings.anything_else_amount)])),
    ]


def _amounts(amounts: Mapping[str, Decimal], items: tuple[str, ...]) -> Text:
    return in_lines(f"{_ITEMS[item]}: {money(amounts[item])}" for item in items if item in amounts) or _("Nothing")


def _company_finances(shown: Shown) -> list[Line]:
    finances = shown.answers.finances
    if finances is None:
        return []
    fines = money(finances.outstanding_fines) or yes_no(Reply.IT_DOES, finances.has_outstanding_fines)
    return [
        Line(_("Trading for more than 12 months"), yes_no(Reply.IT_DOES, finances.trading_over_a_year)),
        Line(_("Employees"), f"{finances.employees:,}"),
        Line(_("Gross turnover in a year"), money(finances.gross_turnover)),
        Line(_("Net turnover in a year"), money(finances.net_turnover)),
        Line(_("Fines still to be paid"), fines),
    ]


MEANS: dict[str, Callable[[Shown], list[Line]]] = {
    "status": _status,
    "pay": _pay,
    "benefits": _benefits,
    "in_work_benefits": _benefits,
    "other_income": _other_income,
    "pension_credit": _pension_credit,
    "employer": _employer,
    "deduction": _deduction,
    "outstanding_fines": _outstanding_fines,
    "hardship_question": _hardship_question,
    "hardship": _hardship,
    "household": _household,
    "other_expenses": _other_expenses,
    "company_finances": _company_finances,
}
