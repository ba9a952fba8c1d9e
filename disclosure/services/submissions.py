"""What the use cases on files on their way share: whose they are, and how they are looked into."""

from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from cases.access.relations import Standing, standing_of
from commonplatform.accounts.types import Actor
from commonplatform.storage.file_faults import FileRefused
from commonplatform.storage.inspection import inspect_file
from disclosure.exceptions import SubmissionFiled, SubmissionNotFound, SubmissionRefused
from disclosure.filed_before import kept
from disclosure.misfiling import Charged, doubts_about
from disclosure.models import DocumentSubmission, SentFile
from disclosure.permissions import document_rights
from disclosure.sections import BY_CODE
from disclosure.services.words_to_check import words_to_check
from disclosure.states import DocumentAct, SentFileStatus

NOBODY = UUID(int=0)
ON_THE_LIST = (
    SentFileStatus.RECEIVING,
    SentFileStatus.STORED,
    SentFileStatus.CHECKED,
    SentFileStatus.REFUSED,
)


def own_submission(actor: Actor, submission_id: UUID, *, lock: bool = False) -> DocumentSubmission:
    """The actor's own open submission, with the right decided afresh.

    Raises `SubmissionNotFound` for anybody else's, and the case room's refusals when the right has ended.
    """
    submission = sent_by(actor, submission_id, lock=lock)
    require_upload(standing_of(actor, submission.case_id), submission)
    return submission


def sent_by(actor: Actor, submission_id: UUID, *, lock: bool = False) -> DocumentSubmission:
    """The actor's own open submission, whatever their rights in the case now.

    Raises `SubmissionNotFound`; of one that was filed its kind `SubmissionFiled`.
    """
    held = DocumentSubmission.objects.filter(pk=submission_id, user_id=actor.user_id or NOBODY)
    submission = (
        held.select_for_update() if lock else held.select_related("replaces", "redacts", "stands_after")
    ).first()
    if submission is not None and submission.filed_at is not None:
        raise SubmissionFiled(submission_id, submission.case_id)
    if submission is None or not submission.is_open:
        raise SubmissionNotFound(submission_id)
    return submission


def require_upload(standing: Standing, submission: DocumentSubmission) -> None:
    """May they file in this section, for each of these defendants? Raises the case room's refusals."""
    rights = document_rights(standing)
    for defendant_id in concerned_by(submission):
        rights.require(DocumentAct.UPLOAD, BY_CODE[submission.section], defendant_id)


def concerned_by(submission: DocumentSubmission) -> tuple[UUID | None, ...]:
    """The defendants it concerns; None for the whole case."""
    return tuple(submission.defendant_ids) or (None,)


def own_file(actor: Actor, file_id: UUID, *, lock: bool = False) -> tuple[DocumentSubmission, SentFile]:
    """A file of one of the actor's open submissions. Raises like `own_submission`."""
    seen = SentFile.objects.filter(pk=file_id).first()
    if seen is None:
        raise SubmissionNotFound
    submission = own_submission(actor, seen.submission_id, lock=lock)
    sent = submission.files.filter(pk=file_id).exclude(status=SentFileStatus.REMOVED).first()
    if sent is None:
        raise SubmissionNotFound
    return submission, sent


def look_into(sent: SentFile, file: BinaryIO) -> bool:
    """Inspect the file and read it for doubts; what was found is set on the row, which the caller keeps.

    False when it cannot be taken in.
    """
    try:
        found = inspect_file(file, name=sent.name)
    except FileRefused as refused:
        refuse(sent, refused.fault)
        return False
    words = words_to_check(file, found.file_type)
    sent.status = SentFileStatus.CHECKED
    sent.size, sent.sha256, sent.pages = found.size, found.sha256, found.pages
    sent.page_digests = list(found.page_digests)
    sent.content_type, sent.kind = found.file_type.content_type, found.file_type.kind.value
    case = sent.submission.case
    charged = [Charged(d.forenames, d.surname, d.organisation_name) for d in case.defendants.all()]
    doubts = doubts_about(
        words.text,
        file_name=sent.name,
        reference=case.reference_received,
        charged=charged,
        read_by_machine=words.read_by_machine,
    )
    sent.doubts = kept(doubts)
    return True


def refuse(sent: SentFile, fault: str) -> None:
    """Set on the row why the file is not taken in."""
    sent.status = SentFileStatus.REFUSED
    sent.refused_because = fault


def next_position(submission: DocumentSubmission) -> int:
    """The place of the next file; files that were removed keep theirs."""
    return submission.files.count() + 1


def is_full(submission: DocumentSubmission) -> bool:
    """Has it as many files as are sent together?"""
    return (
        submission.files.filter(status__in=ON_THE_LIST).exclude(status=SentFileStatus.REFUSED).count()
        >= settings.FILES_PER_SUBMISSION
    )


def too_many_files() -> SubmissionRefused:
    """What is said of a file for which there is no room any more."""
    most = settings.FILES_PER_SUBMISSION
    return SubmissionRefused("chosen", _("You can send up to %(most)d files at a time") % {"most": most})
