"""Notes and counts go as soon as nobody can be stopped by them; stops stay."""

from datetime import datetime

from commonplatform.budgets.models import ReadCount, ReadNote
from commonplatform.retention.rules import retention_rule


@retention_rule("read_counts")
def forget_read_counts(before: datetime) -> int:
    """Notes and counts of hours that are over."""
    notes, _kinds = ReadNote.objects.filter(hour__lte=before).delete()
    counts, _kinds = ReadCount.objects.filter(hour__lte=before).delete()
    return notes + counts
