"""Take in a file that came with a form."""

from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from commonplatform.accounts.types import Actor
from commonplatform.storage.confined.faults import Fault
from commonplatform.storage.content import safe_file_name
from commonplatform.storage.file_types import LARGEST_DOCUMENT
from commonplatform.storage.objects import new_key, store_stream
from disclosure.models import SentFile
from disclosure.services.submissions import is_full, look_into, next_position, own_submission, refuse, too_many_files
from disclosure.states import SentFileStatus
from disclosure.types import QUARANTINE


def add_file(*, actor: Actor, submission_id: UUID, name: str, file: BinaryIO, size: int) -> SentFile:
    """Look into the file and keep it in quarantine; one that cannot be taken in stands on the list with the reason.

    The object is stored before its row: what is interrupted in between is an object that nothing names, which the
    sweep removes. Raises `SubmissionRefused` when there are too many, `StoreUnavailable` and what
    `own_submission` raises.
    """
    with transaction.atomic():
        submission = own_submission(actor, submission_id, lock=True)
        if is_full(submission):
            raise too_many_files()
        sent = SentFile(
            submission=submission,
            case_id=submission.case_id,
            position=next_position(submission),
            name=safe_file_name(name),
            size=size,
            object_key=new_key(QUARANTINE),
        )
        if size > LARGEST_DOCUMENT:
            refuse(sent, Fault.TOO_LARGE)
        elif look_into(sent, file):
            same = submission.files.filter(sha256=sent.sha256, name=sent.name, status=SentFileStatus.CHECKED).first()
            if same is not None:
                return same
            store_stream(sent.object_key, file, content_type=sent.content_type)
        sent.save(force_insert=True)
        return sent
