"""Reading what was sent. The caller has applied its access rule; row security stands beneath."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.utils.dateparse import parse_datetime

from commonplatform.notifications.models import Message
from commonplatform.notifications.states import Audience, MessageStatus
from commonplatform.notifications.types import DeliveryStep, MessageFilter

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

PAGE_SIZE = 25
COUNT_CAP = 1000


def messages_of_case(
    case_id: UUID, *, audiences: Collection[Audience] | None = None, defendants: Collection[UUID] | None = None
) -> list[Message]:
    """The messages about a case, newest first: to these audiences, about these defendants (None: all)."""
    found = Message.objects.filter(case_id=case_id)
    if audiences is not None:
        found = found.filter(audience__in=audiences)
    if defendants is not None:
        found = found.filter(defendant_id__in=defendants)
    return list(found.order_by("-created_at", "-id")[:COUNT_CAP])


def messages_of_cases(cases: QuerySet[Any, Any] | None, wanted: MessageFilter) -> tuple[list[Message], int]:
    """One page of the messages about the cases given by a query of ids, newest first, with one message
    more when there is another page; and their number, counted no further than `COUNT_CAP` and one.

    None: the messages of the service itself, which are about no case.
    """
    reached = (
        Message.objects.filter(case_id__isnull=True) if cases is None else Message.objects.filter(case_id__in=cases)
    )
    narrowed = reached.filter(_condition(wanted))
    number = narrowed.order_by()[: COUNT_CAP + 1].count()
    page = narrowed.filter(_position(wanted.after)).order_by("-created_at", "-id")[: PAGE_SIZE + 1]
    return list(page), number


def message_by_id(message_id: UUID) -> Message | None:
    """The message, when the scope lets it be seen."""
    return Message.objects.filter(pk=message_id).first()


def history_of(message: Message) -> list[DeliveryStep]:
    """What became of it, first step first."""
    steps = [DeliveryStep(MessageStatus.CREATED, message.created_at, "")]
    for step in message.history:
        at = parse_datetime(step["at"])
        if at is not None:
            steps.append(DeliveryStep(MessageStatus(step["status"]), at, step["reason"]))
    return steps


def position_of(message: Message) -> str:
    """Where a page ends, for the address of the next one."""
    return f"{message.created_at.isoformat()}~{message.pk}"


def _condition(wanted: MessageFilter) -> Q:
    condition = Q()
    for field in ("template", "status", "language"):
        if value := getattr(wanted, field):
            condition &= Q(**{field: value})
    if wanted.since:
        condition &= Q(created_at__gte=wanted.since)
    if wanted.until:
        condition &= Q(created_at__lt=wanted.until)
    return condition


def _position(after: str) -> Q:
    time, message_id = _read_position(after)
    if time is None:
        return Q()
    return Q(created_at__lt=time) | Q(created_at=time, pk__lt=message_id)


def _read_position(text: str) -> tuple[datetime | None, UUID | None]:
    time_text, _, id_text = text.partition("~")
    try:
        time, message_id = parse_datetime(time_text), UUID(id_text)
    except ValueError:
        return None, None
    return (time, message_id) if time is not None and time.tzinfo is not None else (None, None)
