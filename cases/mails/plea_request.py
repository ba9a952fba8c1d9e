"""The court's answer to a defendant who asked to change or withdraw a plea."""

from django.utils.translation import gettext_lazy as _

from cases.mails.case_contact import COURT_EXAMPLE, CaseContact, contact_words
from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail


def plea_request_decided(
    *, address: str, language: str, contact: CaseContact, accepted: bool, reason: str = ""
) -> EffectRequest:
    """Say what was decided; a refusal gives its reason. The plea itself is not named."""
    name = PLEA_REQUEST_ACCEPTED.name if accepted else PLEA_REQUEST_REFUSED.name
    return mail(name, address=address, language=language, facts={**contact.facts(), "reason": reason})


_EXAMPLE = {"case_reference": "62CA1000226", "court": COURT_EXAMPLE, "reason": ""}

PLEA_REQUEST_ACCEPTED = MessageTemplate(
    "plea_request_accepted",
    _("Request to change a plea accepted"),
    Audience.DEFENDANT,
    example=_EXAMPLE,
    words=contact_words,
)
PLEA_REQUEST_REFUSED = MessageTemplate(
    "plea_request_refused",
    _("Request to change a plea refused"),
    Audience.DEFENDANT,
    example={**_EXAMPLE, "reason": "The court had decided the case before the request arrived."},
    words=contact_words,
)
