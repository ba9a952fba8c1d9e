"""The receipt: what to quote, and what happens next by plea and kind of case."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from commonplatform.ui.formats import page_language
from pleas.help_lines import help_line
from pleas.presenters.answers import plea_words
from pleas.presenters.texts import CourtView, Said, court_view, said
from pleas.states import PleaType
from pleas.types import OwnCase, Receipt, plea_type

Text = str | Promise


@dataclass(frozen=True, slots=True)
class AnsweredCharge:
    """A charge and the plea that was entered."""

    title: Said
    plea: str


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """Everything on the receipt page."""

    reference: str
    case_reference: str
    submitted_at: datetime
    email: str
    charges: tuple[AnsweredCharge, ...]
    next_steps: tuple[Text, ...]
    court: CourtView | None
    help_line: str


_SINGLE_JUSTICE: dict[PleaType, tuple[Text, ...]] = {
    PleaType.GUILTY: (
        gettext_lazy("A magistrate will decide your case from the papers. You do not need to come to court."),
        gettext_lazy("The court will write to you with the decision and, if there is a fine, how to pay it."),
    ),
    PleaType.NOT_GUILTY: (
        gettext_lazy("There will be a hearing. The court will write to you with its date, time and place."),
        gettext_lazy("You must come to that hearing. Bring anything that supports your case."),
    ),
    PleaType.MIXED: (
        gettext_lazy(
            "There will be a hearing of the charges you deny. "
            "The court will write to you with its date, time and place."
        ),
        gettext_lazy("You must come to that hearing. Bring anything that supports your case."),
        gettext_lazy("The court may decide the charges you admit at the same hearing."),
    ),
}
_WITH_HEARING: dict[PleaType, tuple[Text, ...]] = {
    PleaType.GUILTY: (
        gettext_lazy("The court will write to you about the charges you admit."),
        gettext_lazy(
            "If your notice gives a hearing date, come to court on that date "
            "unless the court tells you that you need not."
        ),
    ),
    PleaType.NOT_GUILTY: (
        gettext_lazy("There will be a trial. The court will write to you with its date, time and place."),
        gettext_lazy(
            "If your notice gives a hearing date, come to court on that date "
            "unless the court tells you that you need not."
        ),
    ),
    PleaType.MIXED: (
        gettext_lazy("There will be a trial of the charges you deny. The court will write to you with its date."),
        gettext_lazy(
            "If your notice gives a hearing date, come to court on that date "
            "unless the court tells you that you need not."
        ),
    ),
}


def receipt_view(case: OwnCase, receipt: Receipt) -> ReceiptView:
    """The receipt in the language of the page."""
    given = [charge.plea for charge in case.charges if charge.plea is not None]
    steps = _SINGLE_JUSTICE if case.is_single_justice else _WITH_HEARING
    return ReceiptView(
        reference=receipt.reference,
        case_reference=case.reference,
        submitted_at=receipt.submitted_at,
        email=receipt.email,
        charges=tuple(AnsweredCharge(said(charge.title), plea_words(charge.plea)) for charge in case.charges),
        next_steps=steps[plea_type(given)],
        court=court_view(case.court) if case.court else None,
        help_line=help_line(page_language()),
    )
