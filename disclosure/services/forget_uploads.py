"""Files that were announced or sent and never filed: after a time they go, with what has arrived of them."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.storage.multipart import end_upload
from commonplatform.storage.objects import delete_object
from disclosure.models import SentFile
from disclosure.states import SentFileStatus

# With a sweep every six hours nothing that was broken off is left after a day (QUALITY R-16).
BROKEN_OFF_AFTER = timedelta(hours=17)
NOT_FILED_AFTER = timedelta(days=7)


def forget_uploads() -> int:
    """Remove them; how many. Doing it again changes nothing. Raises `StoreUnavailable`."""
    now = timezone.now()
    broken_off = Q(status=SentFileStatus.RECEIVING, announced_at__lt=now - BROKEN_OFF_AFTER)
    not_filed = Q(status__in=[SentFileStatus.STORED, SentFileStatus.CHECKED], announced_at__lt=now - NOT_FILED_AFTER)
    with task_scope(purpose=Purpose.RETENTION):
        forgotten = list(SentFile.objects.filter(broken_off | not_filed))
    for sent in forgotten:
        with task_scope(purpose=Purpose.RETENTION):
            gone = SentFile.objects.filter(pk=sent.pk, status=sent.status).update(status=SentFileStatus.REMOVED)
        if gone:
            if sent.upload:
                end_upload(sent.object_key, sent.upload)
            delete_object(sent.object_key)
    return len(forgotten)
