"""Browser sessions whose time is over: visits of citizens and sign-ins of staff alike."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from commonplatform.retention.rules import retention_rule


@retention_rule(
    "ended_sessions", said=_("The record that connects the pages of your visit is deleted %(period)s after it ended.")
)
def forget_ended_sessions(before: datetime) -> int:
    """Sessions that expired before that moment."""
    deleted, _kinds = Session.objects.filter(expire_date__lte=before).delete()
    return deleted
