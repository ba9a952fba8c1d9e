"""Write down how far a message has come; what did not arrive is reported."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.harmless import without_addresses
from commonplatform.notifications.models import Message
from commonplatform.notifications.states import MESSAGE_MOVES, MessageStatus
from commonplatform.notifications.tracking import first_check_at
from commonplatform.notifications.types import MESSAGE_FAILED

LONGEST_REASON = 2000
SENDER = system_actor("Messages")


def keep_delivery(*, message_id: UUID, status: MessageStatus, reason: str = "", gateway_id: str = "") -> None:
    """Move the message on, with time and reason in its history. A late word about a message that has
    come further already changes nothing; nor does the same word again."""
    now = timezone.now()
    with task_scope(purpose=Purpose.EFFECTS):
        message = Message.objects.select_for_update().get(pk=message_id)
        reason = without_addresses(reason)[:LONGEST_REASON]
        if status not in MESSAGE_MOVES[MessageStatus(message.status)] or _says_nothing_new(message, status, reason):
            return
        message.status, message.status_at, message.reason = status, now, reason
        message.history = [*message.history, {"status": status, "at": now.isoformat(), "reason": reason}]
        message.check_at = None
        if status == MessageStatus.HANDED_OVER:
            _hand_over(message, gateway_id, now)
        message.save()
        if status == MessageStatus.FAILED:
            _report(message)


def _says_nothing_new(message: Message, status: MessageStatus, reason: str) -> bool:
    return (message.status, message.reason) == (status, reason) and status == MessageStatus.FAILED_FOR_NOW


def _hand_over(message: Message, gateway_id: str, now: datetime) -> None:
    message.handed_over_at = now
    message.gateway_id = gateway_id
    message.check_at = first_check_at(message.gateway, now)


def _report(message: Message) -> None:
    record(
        "message.failed",
        actor=SENDER,
        case_id=message.case_id,
        defendant_id=message.defendant_id,
        subject_id=message.pk,
        reason=message.reason,
        data={"subject": message.subject},
        effects=[
            EffectRequest(
                MESSAGE_FAILED,
                str(message.pk),
                {
                    "defendant_id": str(message.defendant_id) if message.defendant_id else "",
                    "template": message.template,
                    "subject": message.subject,
                    "reason": message.reason,
                },
            )
        ],
    )
