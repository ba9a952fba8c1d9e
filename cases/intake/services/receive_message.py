"""Take in one message."""

from datetime import datetime

from cases.intake.receipts import IntakeReceipt, RawMessage
from cases.intake.reference_snapshot import ReferenceSnapshot
from cases.intake.services.receive_messages import receive_together, require_feed
from commonplatform.accounts.types import Actor


def receive_message(
    *,
    actor: Actor,
    raw: bytes,
    source_name: str,
    received_at: datetime,
    reference: ReferenceSnapshot | None = None,
) -> IntakeReceipt:
    """Read, check and store one message; the receipt says what became of it.

    Never fails for what a message contains. A process that receives many passes the same
    ``reference`` snapshot for a minute or so.
    """
    require_feed(actor)
    message = RawMessage(raw=raw, source_name=source_name, received_at=received_at)
    return receive_together(actor, [message], reference or ReferenceSnapshot())[0]
