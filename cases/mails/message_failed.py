"""To the court office: a message did not arrive, so the post has to."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.page_addresses import page_address
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail


def message_failed_notice(
    *, address: str, case_reference: str, message_id: UUID | str, subject: str, reason: str
) -> EffectRequest:
    """English, as all work of the court; nothing of what the message said beyond its subject."""
    facts = {
        "case_reference": case_reference,
        "message_id": str(message_id),
        "subject": subject,
        "reason": reason,
    }
    return mail(MESSAGE_FAILED_NOTICE.name, address=address, language="en", facts=facts)


def _words(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {**facts, "page": page_address("cases:message", message_id=facts["message_id"])}


MESSAGE_FAILED_NOTICE = MessageTemplate(
    "message_failed",
    _("A message did not arrive"),
    Audience.COURT,
    example={
        "case_reference": "01TW1000126",
        "message_id": str(UUID(int=1)),
        "subject": "We have received your plea: receipt 2345 6789 BCDF",
        "reason": "the address does not exist",
    },
    words=_words,
)
