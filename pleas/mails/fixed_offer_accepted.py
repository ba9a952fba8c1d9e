"""The defendant accepted the fixed offer: the case is not over before the cooling-off days are."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.mails.case_contact import COURT_EXAMPLE, CaseContact, contact_words
from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail
from commonplatform.ui.formats import long_date, money


def fixed_offer_accepted(
    *, address: str, language: str, contact: CaseContact, total: Decimal, can_change_until: date
) -> EffectRequest:
    """Domain document "Online plea", Fixed offer accepted online (AOCP)."""
    facts = {**contact.facts(), "total": str(total), "can_change_until": can_change_until.isoformat()}
    return mail(FIXED_OFFER_ACCEPTED.name, address=address, language=language, facts=facts)


def _words(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **contact_words(facts),
        "total": money(Decimal(facts["total"])),
        "can_change_until": long_date(date.fromisoformat(facts["can_change_until"])),
    }


FIXED_OFFER_ACCEPTED = MessageTemplate(
    "fixed_offer_accepted",
    _("Fixed offer accepted"),
    Audience.DEFENDANT,
    example={
        "case_reference": "GAFTL26000401",
        "court": COURT_EXAMPLE,
        "total": "131.60",
        "can_change_until": "2026-11-27",
    },
    words=_words,
)
