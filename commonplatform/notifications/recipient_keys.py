"""What tells the mails of one event apart, without the address: the template and a blind index."""

from typing import Any

from commonplatform.encryption.blind_index import INDEX_BYTES, IndexedColumn, blind_index
from commonplatform.encryption.fields import unsealed_json

PURPOSE = "tell the recipients of one event apart"


def recipient_key(template: str, address: str) -> str:
    """`Effect.recipient` of a mail."""
    return f"{template}:{blind_index(address, purpose=PURPOSE).hex()}"


def _refilled(payload: bytes) -> str:
    asked: dict[str, Any] = unsealed_json(payload, about="payload")
    return recipient_key(asked["template"], asked["address"])


RECIPIENT_KEYS = IndexedColumn(
    table="audit_effect",
    key="id",
    name="recipient",
    rows="SELECT t.id, t.recipient, t.payload FROM audit_effect t WHERE true",
    outdated=f"t.kind = 'notifications.send_mail' AND t.recipient ~ ':[0-9a-f]{{{2 * INDEX_BYTES}}}$'"
    f" AND NOT starts_with(right(t.recipient, {2 * INDEX_BYTES}), %s)",
    marker=bytes.hex,
    refill=_refilled,
)
