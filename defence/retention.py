"""What the defence room keeps for a time only."""

from datetime import datetime

from django.utils import timezone

from commonplatform.retention.rules import retention_rule
from defence.models import DigestDay


@retention_rule("digest_days")
def forget_digest_days(before: datetime) -> int:
    """Days on which people were seen to for the daily digest; that a mail was sent stays an event."""
    deleted, _kinds = DigestDay.objects.filter(day__lt=timezone.localdate(before)).delete()
    return deleted
