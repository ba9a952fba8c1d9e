"""Counts of requests go as soon as nobody can be limited by them."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from commonplatform.limits.models import RequestCount
from commonplatform.retention.rules import retention_rule


@retention_rule(
    "request_counts",
    said=_(
        "Many requests from one internet address are counted, in a form from which the address cannot be read. "
        "The counts are deleted after %(period)s."
    ),
)
def forget_request_counts(before: datetime) -> int:
    """Counts of minutes that are over."""
    deleted, _kinds = RequestCount.objects.filter(minute__lte=before).delete()
    return deleted
