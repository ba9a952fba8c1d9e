"""The receipt: what to quote, and what happens next by plea and kind of case."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from cases.states import PleaChoice
from commonplatform.ui.formats import page_language
from pleas.help_lines import help_line
from pleas.mails.next_steps import Outcome, next_steps
from pleas.presenters.offer_standing import OfferStanding, offer_standing
from pleas.presenters.plea_words import plea_words
from pleas.presenters.texts import CourtView, Said, court_view, said
from pleas.types import OwnCase, Receipt


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
    next_steps: tuple[str, ...]
    court: CourtView | None
    help_line: str
    has_questionnaire: bool
    offer: OfferStanding | None = None

    @property
    def is_offer(self) -> bool:
        return self.offer is not None


def receipt_view(case: OwnCase, receipt: Receipt) -> ReceiptView:
    """The receipt in the language of the page."""
    offer = offer_standing(case) if receipt.is_offer else None
    return ReceiptView(
        reference=receipt.reference,
        case_reference=case.reference,
        submitted_at=receipt.submitted_at,
        email=receipt.email,
        charges=tuple(AnsweredCharge(said(charge.title), plea_words(charge.plea)) for charge in case.charges),
        next_steps=offer.next_steps if offer else tuple(next_steps(_outcome(case))),
        offer=offer,
        court=court_view(case.court) if case.court else None,
        help_line=help_line(page_language()),
        has_questionnaire=bool(settings.EQUALITY_QUESTIONNAIRE_URL),
    )


def _outcome(case: OwnCase) -> Outcome:
    """The same that the confirmation says by mail."""
    given = [charge.plea for charge in case.charges if charge.plea is not None]
    return Outcome(
        single_justice=case.is_single_justice,
        company=case.is_company,
        guilty=PleaChoice.NOT_GUILTY not in given,
        denied=all(choice == PleaChoice.NOT_GUILTY for choice in given),
        attending=PleaChoice.GUILTY_ATTENDING in given,
        hearing_on=timezone.localdate(case.first_hearing_at) if case.first_hearing_at else None,
    )
