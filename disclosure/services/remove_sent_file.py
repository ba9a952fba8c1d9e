"""Take a file off the list before it is filed, or drop the whole submission.

The record comes first and the store after it: a file that went before its record was kept could still be filed.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from disclosure.models import DocumentSubmission, SentFile
from disclosure.services.scan_material import removal_of
from disclosure.services.submissions import ON_THE_LIST, own_file, own_submission
from disclosure.states import SentFileStatus


def remove_sent_file(*, actor: Actor, file_id: UUID) -> None:
    """Off the list at once; what has arrived of it goes soon after. Raises what `own_file` raises."""
    with transaction.atomic():
        submission, sent = own_file(actor, file_id, lock=True)
        _drop(actor, submission, [sent])


def cancel_submission(*, actor: Actor, submission_id: UUID) -> UUID:
    """Nothing of it is filed; the case it was meant for. Raises what `own_submission` raises."""
    with transaction.atomic():
        submission = own_submission(actor, submission_id, lock=True)
        _drop(actor, submission, list(submission.files.filter(status__in=ON_THE_LIST)))
        submission.cancelled_at = timezone.now()
        submission.save(update_fields=["cancelled_at"])
        return submission.case_id


def _drop(actor: Actor, submission: DocumentSubmission, files: Sequence[SentFile]) -> None:
    for sent in files:
        sent.status = SentFileStatus.REMOVED
        sent.save(update_fields=["status"])
    if files:
        record(
            "upload.removed",
            actor=actor,
            case_id=submission.case_id,
            subject_id=submission.pk,
            data={},
            effects=[removal_of(sent.object_key, upload=sent.upload) for sent in files],
        )
