"""Reading what was sent."""

from uuid import UUID

from commonplatform.notifications.models import Message


def messages_of_case(case_id: UUID) -> list[Message]:
    """The messages sent about a case, newest first. The caller has applied its access rule."""
    return list(Message.objects.filter(case_id=case_id).order_by("-created_at"))
