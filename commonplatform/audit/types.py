"""What use cases say about themselves, and what effect handlers receive."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """What came of what somebody did (domain document "Defence portal", Audit)."""

    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused")
    FAILED = "failed", _("Failed")


@dataclass(frozen=True, slots=True)
class EffectRequest:
    """Ask for something outside the database. `recipient` makes it unique within the event; it is stored
    readable, so it is never an address but a digest of one, and `payload`, which is sealed, has the address."""

    kind: str
    recipient: str
    payload: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EffectJob:
    """An effect being carried out. `key` is the same on every try: use it to do the thing only once."""

    key: UUID
    kind: str
    recipient: str
    case_id: UUID | None
    event_id: UUID
    payload: dict[str, Any]
    attempt: int


class EffectRefused(Exception):
    """The effect can never succeed (a withdrawn document, an address that is none): do not try again."""
