"""Take the words out of messages whose time is over; that they were sent, and when, stays."""

from datetime import datetime

from commonplatform.audit.models import Effect
from commonplatform.notifications.models import Message
from commonplatform.notifications.types import SEND_MAIL

NOBODY = "deleted@example.invalid"


def forget_words_of_messages(template: str, *, before: datetime) -> int:
    """Of messages that belong to no case. Needs the task role; says how many lost their words."""
    forgotten = Message.objects.filter(template=template, case_id__isnull=True, created_at__lte=before).exclude(body="")
    ids = list(forgotten.values_list("pk", flat=True))
    Effect.objects.filter(pk__in=ids, kind=SEND_MAIL).update(payload={"template": template})
    return forgotten.update(subject="", body="", html="", address=NOBODY)
