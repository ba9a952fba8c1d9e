"""What the confirmation mail says: whom to contact and what to quote, never what was answered."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from commonplatform.ui.formats import date_and_time
from pleas.help_lines import help_line
from pleas.receipt_references import grouped
from pleas.types import Receipt

if TYPE_CHECKING:
    from commonplatform.reference.models import Court


def plea_received_facts(receipt: Receipt, *, case_reference: str, court: "Court | None") -> dict[str, Any]:
    """JSON facts for `emails/plea_received.jinja`, in the language of the journey."""
    with translation.override(receipt.language):
        return {
            "reference": grouped(receipt.reference),
            "case_reference": case_reference,
            "sent": date_and_time(receipt.submitted_at),
            "court": "" if court is None else _court_name(court, receipt.language),
            "court_email": "" if court is None else court.email,
            "court_telephone": "" if court is None else court.telephone,
            "help_line": help_line(receipt.language),
            "privacy": f"{settings.PUBLIC_BASE_URL.rstrip('/')}{reverse('public:privacy')}",
        }


def _court_name(court: "Court", language: str) -> str:
    return court.name_welsh if language == "cy" and court.name_welsh else court.name
