"""What the confirmation mail says: whom to contact and what to quote, never what was answered."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from cases.selectors.answering import AnsweringDefendant
from commonplatform.ui.formats import date_and_time
from pleas.help_lines import help_line
from pleas.receipt_references import grouped
from pleas.types import Bilingual, Receipt


def plea_received_facts(receipt: Receipt, defendant: AnsweringDefendant) -> dict[str, Any]:
    """JSON facts for `emails/plea_received.jinja`, in the language of the journey."""
    court_name = Bilingual(defendant.court_name, defendant.court_name_welsh)
    with translation.override(receipt.language):
        return {
            "reference": grouped(receipt.reference),
            "case_reference": defendant.case_reference,
            "sent": date_and_time(receipt.submitted_at),
            "court": court_name.in_language(receipt.language),
            "court_email": defendant.court_email,
            "court_telephone": defendant.court_telephone,
            "help_line": help_line(receipt.language),
            "privacy": f"{settings.PUBLIC_BASE_URL.rstrip('/')}{reverse('public:privacy')}",
        }
