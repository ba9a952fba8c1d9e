"""Take the words out of messages whose time is over; that they were sent, and when, stays."""

from datetime import datetime

from django.db.models import CharField
from django.db.models.functions import Cast

from commonplatform.audit.models import Effect
from commonplatform.notifications.models import Message
from commonplatform.notifications.types import SEND_MAIL

NOBODY = "deleted@example.invalid"


def forget_words_of_messages(template: str, *, before: datetime) -> int:
    """Of messages that belong to no case. Needs the task role; says how many lost their words."""
    forgotten = Message.objects.filter(
        template=template, case_id__isnull=True, created_at__lte=before, body__blank=False
    )
    ids = list(forgotten.values_list("pk", flat=True))
    Effect.objects.filter(pk__in=ids, kind=SEND_MAIL).update(
        payload={"template": template}, recipient=Cast("pk", CharField())
    )
    return forgotten.update(subject="", body="", html="", address=NOBODY)
