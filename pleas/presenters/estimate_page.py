"""The estimate as its reader sees it: two columns of amounts, and the same totals drawn (docs/fine-estimate.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from commonplatform.ui.charts import Chart, ChartKind, Series
from commonplatform.ui.components import Cell, Column, Row
from commonplatform.ui.formats import money
from pleas.fine_estimate import Estimate, Guideline, IncomeRule, PleaStage, Range, RelevantIncome, estimate
from pleas.presenters.charge_page import marked_title
from pleas.selectors import ToEstimate
from pleas.types import Charge, OwnCase


@dataclass(frozen=True, slots=True)
class EstimateView:
    """`missing` says what is in no sum; without any known fine there is nothing to draw."""

    income: str
    columns: list[Column]
    rows: list[Row]
    missing: list[str]
    chart: Chart | None


def estimate_view(case: OwnCase, facts: ToEstimate, income: RelevantIncome) -> EstimateView:
    """Guilty at the first chance beside found guilty after a trial."""
    stages = (PleaStage.FIRST_CHANCE, PleaStage.NO_PLEA)
    now, later = (
        estimate(facts.charges, income=income, stage=stage, surcharge=facts.surcharge, costs=facts.costs)
        for stage in stages
    )
    return EstimateView(
        income=_income(income),
        columns=[
            Column(text=_("What")),
            Column(text=_("If you plead guilty now"), numeric=True),
            Column(text=_("If you are found guilty after a trial"), numeric=True),
        ],
        rows=_rows(case, facts, now, later),
        missing=_missing(case, facts, now),
        chart=_chart(now, later) if now.charges else None,
    )


def company_table(case: OwnCase, facts: ToEstimate) -> tuple[list[Column], list[Row], list[str]]:
    """No bands are known for companies: the largest fine of each charge, costs and compensation."""
    known = {each.offence_id: each.guideline for each in facts.charges}
    rows = [_row(_largest_of(charge), _largest(known[charge.offence_id])) for charge in case.charges]
    extras = _extras(facts.costs, sum((each.compensation for each in facts.charges), Decimal(0)))
    rows += [_row(name, amount) for name, amount in extras]
    columns = [Column(text=_("What")), Column(text=_("Amount"), numeric=True)]
    return columns, rows, [_no_costs()] if facts.costs is None else []


def range_words(amounts: Range) -> str:
    """£67 to £200, or one amount where both ends are the same."""
    if amounts.lowest == amounts.highest:
        return money(amounts.lowest)
    return _("%(lowest)s to %(highest)s") % {"lowest": money(amounts.lowest), "highest": money(amounts.highest)}


def _income(income: RelevantIncome) -> str:
    words = {
        IncomeRule.ACTUAL: _("Worked out from an income of %(amount)s a week."),
        IncomeRule.BENEFITS_OR_LOW: _(
            "Courts count %(amount)s a week for somebody who lives on benefits only or has no more than that."
        ),
        IncomeRule.UNKNOWN: _("Courts count %(amount)s a week when they know nothing about an income."),
    }
    return words[income.rule] % {"amount": money(income.amount)}


def _rows(case: OwnCase, facts: ToEstimate, now: Estimate, later: Estimate) -> list[Row]:
    fines = [{each.offence_id: range_words(each.fine) for each in found.charges} for found in (now, later)]
    rows = [
        _row(_fine_of(charge), *(stage.get(charge.offence_id, _not_known()) for stage in fines))
        for charge in case.charges
    ]
    surcharges = [range_words(found.surcharge) for found in (now, later)]
    rows.append(_row(_surcharge_name(), *(surcharges if _has_surcharge(facts, now) else [_not_known()] * 2)))
    rows += [_row(name, amount, amount) for name, amount in _extras(facts.costs, now.compensation)]
    total = _("Total, without what is not known") if _missing(case, facts, now) else _("Total")
    return [*rows, _row(total, range_words(now.total), range_words(later.total))]


def _extras(costs: Decimal | None, compensation: Decimal) -> list[tuple[str, str]]:
    asked = [(_("Prosecution costs"), _not_known() if costs is None else money(costs))]
    return [*asked, (_("Compensation"), money(compensation))] if compensation else asked


def _missing(case: OwnCase, facts: ToEstimate, found: Estimate) -> list[str]:
    said_of = _("Charge %(number)s: no guideline for fines is known here, so nothing is said about its fine.")
    missing = [said_of % {"number": each.number} for each in case.charges if each.offence_id in found.unknown]
    if not _has_surcharge(facts, found):
        missing.append(_("The surcharge depends on the fine. If there is a fine, a surcharge is added."))
    return [*missing, _no_costs()] if facts.costs is None else missing


def _has_surcharge(facts: ToEstimate, found: Estimate) -> bool:
    return bool(found.charges) and facts.surcharge is not None


def _chart(now: Estimate, later: Estimate) -> Chart:
    totals = [now.total, later.total]
    return Chart(
        kind=ChartKind.ROWS,
        title=_("What the total might be, in pounds"),
        description=_("If you plead guilty now: %(now)s. After a trial: %(later)s.")
        % {"now": range_words(now.total), "later": range_words(later.total)},
        categories=[_("Guilty now"), _("After a trial")],
        series=[
            Series(name=_("The lowest total"), values=[round(total.lowest) for total in totals]),
            Series(name=_("From there up to the highest"), values=_steps(totals)),
        ],
    )


def _steps(totals: Sequence[Range]) -> list[int]:
    return [round(total.highest) - round(total.lowest) for total in totals]


def _largest(guideline: Guideline | None) -> str:
    if guideline is None:
        return _not_known()
    return _("Unlimited") if guideline.maximum is None else money(guideline.maximum)


def _fine_of(charge: Charge) -> SafeString:
    return _with_title(_("Fine, charge %(number)s"), charge)


def _largest_of(charge: Charge) -> SafeString:
    return _with_title(_("Largest fine the law allows, charge %(number)s"), charge)


def _with_title(words: str, charge: Charge) -> SafeString:
    return format_html("{}: {}", words % {"number": charge.number}, marked_title(charge))


def _surcharge_name() -> str:
    return _("Surcharge, which pays for services for victims")


def _no_costs() -> str:
    return _("The prosecutor has not said what costs they ask for.")


def _not_known() -> str:
    return _("Not known")


def _row(name: str, *amounts: str) -> Row:
    return Row(cells=[name, *(Cell(text=amount, numeric=True) for amount in amounts)])
