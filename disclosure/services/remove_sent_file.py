"""Take a file off the list before it is filed, or drop the whole submission."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from commonplatform.accounts.types import Actor
from commonplatform.storage.multipart import end_upload
from commonplatform.storage.objects import delete_object
from disclosure.models import SentFile
from disclosure.services.submissions import ON_THE_LIST, own_file, own_submission
from disclosure.states import SentFileStatus


def remove_sent_file(*, actor: Actor, file_id: UUID) -> None:
    """Off the list at once; what has arrived of it goes with it. Raises what `own_file` raises, `StoreUnavailable`."""
    with transaction.atomic():
        _submission, sent = own_file(actor, file_id, lock=True)
        _drop(sent)


def cancel_submission(*, actor: Actor, submission_id: UUID) -> UUID:
    """Nothing of it is filed; the case it was meant for. Raises what `own_submission` raises, `StoreUnavailable`."""
    with transaction.atomic():
        submission = own_submission(actor, submission_id, lock=True)
        for sent in submission.files.filter(status__in=ON_THE_LIST):
            _drop(sent)
        submission.cancelled_at = timezone.now()
        submission.save(update_fields=["cancelled_at"])
        return submission.case_id


def _drop(sent: SentFile) -> None:
    if sent.status == SentFileStatus.RECEIVING and sent.upload:
        end_upload(sent.object_key, sent.upload)
    delete_object(sent.object_key)
    sent.status = SentFileStatus.REMOVED
    sent.save(update_fields=["status"])
