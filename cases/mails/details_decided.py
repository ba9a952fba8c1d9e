"""The court's answer to details that a defendant gave otherwise than the case holds them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.mails.case_contact import COURT_EXAMPLE, CaseContact, contact_words
from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail

# Which details: never their values.
DETAIL_LABELS = {
    "name": _("Your name"),
    "address": _("Your address"),
    "date_of_birth": _("Your date of birth"),
    "email": _("Your e-mail address"),
    "telephone": _("Your telephone number"),
    "insurance_number": _("Your National Insurance number"),
    "driver_number": _("Your driver number"),
}


def details_decided(
    *, address: str, language: str, contact: CaseContact, details: Sequence[str], accepted: bool, reason: str = ""
) -> EffectRequest:
    """Say which details were changed, or were not and why. `details` are keys of `DETAIL_LABELS`."""
    facts = {**contact.facts(), "details": list(details), "reason": reason}
    name = DETAILS_CHANGED.name if accepted else DETAILS_NOT_CHANGED.name
    return mail(name, address=address, language=language, facts=facts)


def _words(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {**contact_words(facts), "details": [str(DETAIL_LABELS.get(each, each)) for each in facts["details"]]}


_EXAMPLE = {"case_reference": "62CA1000226", "court": COURT_EXAMPLE, "details": ["name", "address"], "reason": ""}

DETAILS_CHANGED = MessageTemplate(
    "details_changed", _("Details changed"), Audience.DEFENDANT, example=_EXAMPLE, words=_words
)
DETAILS_NOT_CHANGED = MessageTemplate(
    "details_not_changed",
    _("Details not changed"),
    Audience.DEFENDANT,
    example={**_EXAMPLE, "reason": "The date of birth on the driving licence record is the one the court holds."},
    words=_words,
)
