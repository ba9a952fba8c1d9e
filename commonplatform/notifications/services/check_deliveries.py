"""Ask GOV.UK Notify what became of the messages it took."""

from dataclasses import dataclass
from uuid import UUID

import structlog
from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.notifications.gateways import NotifyGateway, notify_gateway
from commonplatform.notifications.models import Message
from commonplatform.notifications.services.keep_delivery import keep_delivery
from commonplatform.notifications.states import MessageStatus
from commonplatform.notifications.tracking import next_check_at

ONE_ROUND = 200

logger = structlog.get_logger(__name__)


@dataclass(slots=True)
class Checked:
    """How many were asked about, and of how many there is a last word."""

    asked: int = 0
    settled: int = 0
    unanswered: int = 0


def check_deliveries() -> Checked:
    """One round, oldest due first. When Notify does not answer, the next round asks again."""
    through, checked = notify_gateway(), Checked()
    for message_id, gateway_id in _due():
        checked.asked += 1
        try:
            checked.settled += _settle(through, message_id, gateway_id)
        except Exception as error:
            checked.unanswered += 1
            logger.warning("delivery_unknown", message=str(message_id), error=type(error).__name__)
    return checked


def _due() -> list[tuple[UUID, str]]:
    """Messages whose time has come; their next time is set at once, so that two rounds do not both ask."""
    now = timezone.now()
    with task_scope(purpose=Purpose.EFFECTS):
        due = list(
            Message.objects.select_for_update(skip_locked=True)
            .filter(check_at__lte=now, status=MessageStatus.HANDED_OVER)
            .order_by("check_at")[:ONE_ROUND]
        )
        for message in due:
            message.check_at = next_check_at(message.handed_over_at or now, now)
        Message.objects.bulk_update(due, ["check_at"])
    return [(message.pk, message.gateway_id) for message in due]


def _settle(through: NotifyGateway, message_id: UUID, gateway_id: str) -> bool:
    found = through.track(gateway_id)
    if found.status is None:
        return False
    keep_delivery(message_id=message_id, status=found.status, reason=found.reason)
    return True
