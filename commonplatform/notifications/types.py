"""How other packages ask for a mail, and what a mail is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.harmless import harmless, one_line
from commonplatform.notifications.recipient_keys import recipient_key
from commonplatform.notifications.states import Audience, MessageStatus

SEND_MAIL = "notifications.send_mail"
MESSAGE_FAILED = "notifications.message_failed"

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MessageTemplate:
    """One kind of message: `templates/emails/<name>.jinja`, a subject line, a blank line, the body.

    `words` turns the JSON facts of the effect into what the template prints, in the language of the
    message; `example` gives facts for the preview.
    """

    name: str
    label: str | Promise
    audience: Audience
    example: Facts
    words: Callable[[Facts], Facts] = dict


@dataclass(frozen=True, slots=True)
class Letter:
    """A message in words. `text` is the plain part; `html` says the same."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """What a gateway sends. `again`: an earlier try may have gone through without our knowing."""

    key: UUID
    address: str
    letter: Letter
    language: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class MessageFilter:
    """What a list of messages is narrowed to; empty fields do not narrow."""

    template: str = ""
    status: str = ""
    language: str = ""
    since: datetime | None = None
    until: datetime | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryStep:
    """One line of a message's delivery history."""

    status: MessageStatus
    at: datetime
    reason: str


def mail(template: str, *, address: str, language: str, facts: Facts) -> EffectRequest:
    """The effect that sends one mail. `facts` are JSON values for the template."""
    address = one_line(address)
    return EffectRequest(
        kind=SEND_MAIL,
        recipient=recipient_key(template, address),
        payload={"template": template, "address": address, "language": language, "facts": harmless(dict(facts))},
    )
