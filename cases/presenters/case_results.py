"""What the court decided, as the case page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.access.policy import Action, Target
from cases.results.selectors import results_of_case
from cases.selectors.case_file import CaseFile
from commonplatform.ui.components import SummaryRow
from commonplatform.ui.formats import long_date, money, page_language

if TYPE_CHECKING:
    from cases.results.types import ChargeOutcome, OwnResult


@dataclass(frozen=True, slots=True)
class ResultBlock:
    """The result of one defendant."""

    heading: str
    rows: tuple[SummaryRow, ...]


def result_blocks(file: CaseFile) -> tuple[ResultBlock, ...]:
    """Of the defendants that the reader may see, in order; nothing for a reader who may not know of results."""
    if not file.standing.may(Action.VIEW, Target.RESULT):
        return ()
    results = results_of_case(file.standing)
    return tuple(
        ResultBlock(_("Result: %(defendant)s") % {"defendant": defendant.display_name}, _rows(results[defendant.pk]))
        for defendant in file.defendants
        if defendant.pk in results
    )


def _rows(result: OwnResult) -> tuple[SummaryRow, ...]:
    rows = [SummaryRow(key=_("Hearing"), value=long_date(result.hearing_on))]
    rows += [
        SummaryRow(
            key=charge.title.in_language(page_language()),
            value=_decided(charge),
            language="en" if _is_in_english_only(charge) else "",
        )
        for charge in result.charges
    ]
    if result.total:
        rows.append(SummaryRow(key=_("To pay in all"), value=money(result.total)))
    if result.pay_by:
        rows.append(SummaryRow(key=_("Pay by"), value=long_date(result.pay_by)))
    rows.append(SummaryRow(key=_("Told to the defendant"), value=str(result.state.label)))
    return tuple(rows)


def _decided(charge: ChargeOutcome) -> str:
    language = page_language()
    said = [line.said.in_language(language) for line in charge.lines]
    return " ".join([*said, _("Disqualified: see the letter.")] if charge.see_letter else said)


def _is_in_english_only(charge: ChargeOutcome) -> bool:
    """On a Welsh page: no line has Welsh, and the words about a letter are not there."""
    foreign = [line.said.foreign_to(page_language()) for line in charge.lines]
    return bool(foreign) and all(foreign) and not charge.see_letter
