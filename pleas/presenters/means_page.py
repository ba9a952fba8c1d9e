"""Income as its owner reads it, and the words for everything that the pages about means keep."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonplatform.ui.components import SummaryRow
from commonplatform.ui.formats import money
from pleas.answers import Benefits, Income, Means, PayPeriod
from pleas.means import IncomeSource, income_lines, weekly_income

SOURCES = {
    IncomeSource.PAY: gettext_lazy("Pay"),
    IncomeSource.BENEFITS: gettext_lazy("Benefits"),
    IncomeSource.OTHER_INCOME: gettext_lazy("Other income"),
    IncomeSource.PENSION_CREDIT: gettext_lazy("Pension Credit"),
}
_HOW_OFTEN = {
    PayPeriod.WEEKLY: gettext_lazy("%(amount)s a week"),
    PayPeriod.FORTNIGHTLY: gettext_lazy("%(amount)s every 2 weeks"),
    PayPeriod.MONTHLY: gettext_lazy("%(amount)s a month"),
    PayPeriod.YEARLY: gettext_lazy("%(amount)s a year"),
}
_ON_AVERAGE = gettext_lazy("%(amount)s a week on average")


def income_summary(means: Means) -> list[SummaryRow]:
    """Every source as given and in a week, and last the total of a week."""
    rows = [
        SummaryRow(key=str(SOURCES[line.source]), value=_line(amount_words(line.given), money(line.weekly)))
        for line in income_lines(means)
    ]
    return [*rows, SummaryRow(key=_("Total in a week"), value=money(weekly_income(means)))]


def amount_words(given: Income | Benefits) -> str:
    """Like "£1,250 a month"."""
    words = _ON_AVERAGE if given.is_average else _HOW_OFTEN[given.period]
    return str(words) % {"amount": money(given.amount)}


def _line(given: str, weekly: str) -> str:
    week = str(_HOW_OFTEN[PayPeriod.WEEKLY]) % {"amount": weekly}
    return given if given == week else _("%(given)s, that is %(week)s") % {"given": given, "week": week}
