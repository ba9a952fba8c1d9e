"""To the defendant who accepted a fixed offer: that it counts and how to pay, or that it does not count."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.mails.case_contact import COURT_EXAMPLE, CaseContact, contact_words
from cases.offer_lines import mailed_amounts, mailed_lines
from cases.results.paying import how_to_pay
from cases.states import OfferCancelled
from cases.types import AcceptedOffer
from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail
from commonplatform.ui.formats import long_date


def fixed_offer_concluded(
    concluded: AcceptedOffer, *, address: str, language: str, contact: CaseContact, welsh_court: bool
) -> EffectRequest:
    """The conviction, the amounts, and how to pay. The account number comes by post with the notice."""
    assert concluded.ended_on is not None
    assert concluded.pay_by is not None
    facts = {
        **contact.facts(),
        **mailed_amounts(concluded),
        "name": concluded.defendant_name,
        "convicted_on": concluded.ended_on.isoformat(),
        "pay_by": concluded.pay_by.isoformat(),
        "welsh_court": welsh_court,
    }
    return mail(FIXED_OFFER_CONCLUDED.name, address=address, language=language, facts=facts)


def fixed_offer_cancelled(*, address: str, language: str, contact: CaseContact, why: OfferCancelled) -> EffectRequest:
    """The case moved on before the cooling-off was over: nobody is convicted by the offer."""
    return mail(
        FIXED_OFFER_CANCELLED.name, address=address, language=language, facts={**contact.facts(), "why": str(why)}
    )


def _concluded_words(facts: Mapping[str, Any]) -> dict[str, Any]:
    words = contact_words(facts)
    return {
        **words,
        "convicted_on": long_date(date.fromisoformat(facts["convicted_on"])),
        "pay_by": long_date(date.fromisoformat(facts["pay_by"])),
        "lines": mailed_lines(facts),
        "paying": how_to_pay(
            division="", account_number="", welsh_court=facts["welsh_court"], court_email=facts["court"]["email"]
        ),
    }


def _cancelled_words(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {**contact_words(facts), "why": str(dict(OfferCancelled.choices).get(facts["why"], facts["why"]))}


FIXED_OFFER_CONCLUDED = MessageTemplate(
    "fixed_offer_concluded",
    _("Convicted by accepting a fixed offer, and how to pay"),
    Audience.DEFENDANT,
    example={
        "case_reference": "GAFTL26000401",
        "court": COURT_EXAMPLE,
        "name": "Ifan Llwyd",
        "convicted_on": "2026-11-28",
        "penalties": "50.00",
        "compensation": "1.60",
        "costs": "60.00",
        "surcharge": "20.00",
        "total": "131.60",
        "pay_by": "2026-12-26",
        "welsh_court": True,
    },
    words=_concluded_words,
)
FIXED_OFFER_CANCELLED = MessageTemplate(
    "fixed_offer_cancelled",
    _("Accepted fixed offer does not count"),
    Audience.DEFENDANT,
    example={"case_reference": "GAFTL26000401", "court": COURT_EXAMPLE, "why": "listed"},
    words=_cancelled_words,
)
