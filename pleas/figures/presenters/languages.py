"""Journeys by month and language."""

from django.utils.translation import gettext as _

from commonplatform.accounts.types import Actor
from commonplatform.ui.calendar_words import SHORT_MONTHS
from commonplatform.ui.charts import Chart, ChartKind, Series
from commonplatform.ui.formats import page_language
from pleas.figures.presenters.reports import Report, Section
from pleas.figures.selectors.languages import journeys_by_month
from pleas.figures.types import Chosen, MonthLanguages


def languages_report(actor: Actor, chosen: Chosen) -> Report:
    """English and Welsh, month by month."""
    months = journeys_by_month(actor, chosen)
    return Report(
        key="languages",
        title=_("Languages"),
        lead=_("In which language people answered, month by month."),
        sections=[
            Section(
                key="months",
                title=_("By month"),
                chart=Chart(
                    kind=ChartKind.COLUMNS,
                    title=_("Answers by month and language"),
                    description=_("One column per month, made of answers in English and in Welsh."),
                    categories=[_month(each) for each in months],
                    series=[
                        Series(name=_("English"), values=[each.english for each in months]),
                        Series(name=_("Welsh"), values=[each.welsh for each in months]),
                    ],
                ),
                columns=[
                    _("Month"),
                    _("English"),
                    _("Welsh"),
                    _("Postcode in or near Wales"),
                    _("Welsh, postcode elsewhere"),
                ],
                rows=[
                    [_month(each), each.english, each.welsh, each.near_wales, each.welsh_elsewhere] for each in months
                ],
                note=_("In or near Wales: the postcode areas CF, CH, HR, NP, GL, LD, LL, SA and SY."),
                empty=_("Months appear here with the first answer."),
            )
        ],
    )


def _month(each: MonthLanguages) -> str:
    return f"{SHORT_MONTHS[page_language()][each.month.month - 1]} {each.month.year}"
