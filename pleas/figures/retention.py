"""What the figures keep for a time only."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.retention.rules import retention_rule
from pleas.figures.models import ApiUse, ReferenceNote


@retention_rule(
    "reference_notes",
    said=_("To see whether cases reach us, we keep a code made from each reference entered for %(period)s."),
)
def forget_reference_notes(before: datetime) -> int:
    """Twice the 30 days that are compared, and some."""
    deleted, _kinds = ReferenceNote.objects.filter(day__lt=timezone.localdate(before)).delete()
    return deleted


@retention_rule("api_use")
def forget_api_use(before: datetime) -> int:
    """Counts of calls matter on their day only."""
    deleted, _kinds = ApiUse.objects.filter(day__lt=timezone.localdate(before)).delete()
    return deleted
