"""The defendant accepted the fixed offer: the case is not over before the cooling-off days are."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.fixed_offer import convicted_from
from cases.mails.case_contact import COURT_EXAMPLE, CaseContact, contact_words
from cases.offer_lines import mailed_amounts, mailed_lines
from cases.types import AcceptedOffer
from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.page_addresses import page_address
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail
from commonplatform.ui.formats import long_date, money


def fixed_offer_accepted(
    *, address: str, language: str, contact: CaseContact, accepted: AcceptedOffer
) -> EffectRequest:
    """Domain document "Online plea", Fixed offer accepted online (AOCP)."""
    facts = {
        **contact.facts(),
        **mailed_amounts(accepted),
        "can_change_until": accepted.can_change_until.isoformat(),
    }
    return mail(FIXED_OFFER_ACCEPTED.name, address=address, language=language, facts=facts)


def _words(facts: Mapping[str, Any]) -> dict[str, Any]:
    last_day = date.fromisoformat(facts["can_change_until"])
    return {
        **contact_words(facts),
        "lines": mailed_lines(facts),
        "total": money(Decimal(facts["total"])),
        "can_change_until": long_date(last_day),
        "convicted_from": long_date(convicted_from(last_day)),
        "come_back": page_address("public:plea:track"),
    }


FIXED_OFFER_ACCEPTED = MessageTemplate(
    "fixed_offer_accepted",
    _("Fixed offer accepted"),
    Audience.DEFENDANT,
    example={
        "case_reference": "GAFTL26000401",
        "court": COURT_EXAMPLE,
        "penalties": "50.00",
        "compensation": "1.60",
        "costs": "60.00",
        "surcharge": "20.00",
        "total": "131.60",
        "can_change_until": "2026-11-27",
    },
    words=_words,
)
