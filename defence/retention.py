"""What the defence room keeps for a time only."""

from datetime import datetime

from django.utils import timezone

from commonplatform.notifications.forgetting import forget_words_of_messages
from commonplatform.retention.rules import retention_rule
from defence.models import DigestDay


@retention_rule("digest_days")
def forget_digest_days(before: datetime) -> int:
    """Days on which people were seen to for the daily digest, and the words of the mails; that one was sent stays."""
    deleted, _kinds = DigestDay.objects.filter(day__lt=timezone.localdate(before)).delete()
    return deleted + forget_words_of_messages("daily_digest", before=before)
