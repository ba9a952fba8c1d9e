"""Large files in parts, straight from the browser to the store; what has arrived is not sent again."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from commonplatform.storage.confined.faults import Fault
from commonplatform.storage.content import safe_file_name
from commonplatform.storage.file_types import largest_of
from commonplatform.storage.multipart import (
    PART_BYTES,
    begin_upload,
    complete_upload,
    part_length,
    part_link,
    parts_of,
    stored_parts,
)
from commonplatform.storage.objects import ObjectMissing, new_key, object_size
from disclosure.exceptions import SubmissionNotFound, SubmissionRefused
from disclosure.models import DocumentSubmission, SentFile
from disclosure.services.submissions import is_full, next_position, own_file, own_submission, refuse, too_many_files
from disclosure.states import SentFileStatus
from disclosure.types import INSPECT_SENT_FILE, QUARANTINE

_ANY = "application/octet-stream"
# Chosen again, it is the same file: its last answer was lost, or the browser was closed.
_GOES_ON = (SentFileStatus.RECEIVING, SentFileStatus.STORED, SentFileStatus.CHECKED)


@dataclass(frozen=True, slots=True)
class Announced:
    """A file that may be sent now: how it is cut, and which parts are there already."""

    file_id: UUID
    part_bytes: int
    parts: int
    there: tuple[int, ...]


def announce_file(*, actor: Actor, submission_id: UUID, name: str, size: int, fingerprint: str) -> Announced:
    """Make room for a file, or go on with the one of the same fingerprint, however far it is.

    Raises `SubmissionRefused`, `FileTooLarge` by a row that says so, `StoreUnavailable`, and what
    `own_submission` raises.
    """
    with transaction.atomic():
        submission = own_submission(actor, submission_id, lock=True)
        begun = submission.files.filter(fingerprint=fingerprint, status__in=_GOES_ON).first()
        if begun is not None:
            return _announced(begun)
        if is_full(submission):
            raise too_many_files()
        return _announced(_begun(submission, safe_file_name(name), size, fingerprint))


def link_for_part(*, actor: Actor, file_id: UUID, number: int) -> str:
    """A link to send one part, good for a minute. Raises `SubmissionNotFound` and what `own_file` raises."""
    _submission, sent = own_file(actor, file_id)
    if sent.status != SentFileStatus.RECEIVING or not 1 <= number <= parts_of(sent.size):
        raise SubmissionNotFound
    return part_link(sent.object_key, sent.upload, number=number, length=part_length(sent.size, number))


def complete_file(*, actor: Actor, file_id: UUID) -> SentFile:
    """Put the parts together and have the file looked into; a second time changes nothing.

    Raises `SubmissionRefused` when parts are missing, `StoreUnavailable`, and what `own_file` raises.
    """
    with transaction.atomic():
        submission, sent = own_file(actor, file_id, lock=True)
        if sent.status != SentFileStatus.RECEIVING:
            return sent
        _put_together(sent)
        sent.status = SentFileStatus.STORED
        sent.save(update_fields=["status"])
        key = str(sent.pk)
        record(
            "upload.received",
            actor=actor,
            case_id=submission.case_id,
            subject_id=sent.pk,
            data={},
            effects=[EffectRequest(kind=INSPECT_SENT_FILE, recipient=key, payload={"file_id": key})],
        )
        return sent


def _begun(submission: DocumentSubmission, name: str, size: int, fingerprint: str) -> SentFile:
    sent = SentFile(
        submission=submission,
        case_id=submission.case_id,
        position=next_position(submission),
        name=name,
        size=size,
        fingerprint=fingerprint,
        object_key=new_key(QUARANTINE),
    )
    if size == 0:
        refuse(sent, Fault.EMPTY)
    elif size > largest_of(name):
        refuse(sent, Fault.TOO_LARGE)
    else:
        sent.upload = begin_upload(sent.object_key, content_type=_ANY)
    sent.save(force_insert=True)
    return sent


def _announced(sent: SentFile) -> Announced:
    """Nothing is left to be sent of a file that is refused, or there already."""
    if sent.status != SentFileStatus.RECEIVING:
        return Announced(sent.pk, PART_BYTES, parts=0, there=())
    try:
        parts = stored_parts(sent.object_key, sent.upload)
    except ObjectMissing:
        if _is_put_together(sent):
            return Announced(sent.pk, PART_BYTES, parts=0, there=())
        parts = []
        sent.upload = begin_upload(sent.object_key, content_type=_ANY)
        sent.save(update_fields=["upload"])
    there = tuple(part.number for part in parts if _is_whole(sent, part.number, part.size))
    return Announced(sent.pk, PART_BYTES, parts_of(sent.size), there)


def _is_whole(sent: SentFile, number: int, size: int) -> bool:
    return 1 <= number <= parts_of(sent.size) and size == part_length(sent.size, number)


def _put_together(sent: SentFile) -> None:
    try:
        parts = stored_parts(sent.object_key, sent.upload)
    except ObjectMissing:
        if _is_put_together(sent):
            return
        raise _parts_missing() from None
    whole = [part for part in parts if _is_whole(sent, part.number, part.size)]
    if len(whole) != parts_of(sent.size) or len(parts) != len(whole):
        raise _parts_missing()
    complete_upload(sent.object_key, sent.upload, whole)


def _is_put_together(sent: SentFile) -> bool:
    """An upload that is over was put together by a call whose record was lost, or has gone with its parts."""
    try:
        return object_size(sent.object_key) == sent.size
    except ObjectMissing:
        return False


def _parts_missing() -> SubmissionRefused:
    return SubmissionRefused("chosen", _("Parts of the file have not arrived. Choose it again to go on sending it"))
