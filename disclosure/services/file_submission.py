"""File what was sent: every file becomes a document of the case, one for each defendant it concerns."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.selectors import open_case
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from commonplatform.storage.objects import copy_object, new_key
from disclosure.event_kinds import document_event
from disclosure.exceptions import DoubtsRaised, SubmissionRefused
from disclosure.filed_before import doubts_of, filed_before, kept
from disclosure.misfiling import Doubt
from disclosure.models import DocumentSubmission, Material, SentFile
from disclosure.names import idpc_name
from disclosure.sections import BY_CODE
from disclosure.services.submissions import concerned_by, own_submission
from disclosure.states import PRINTED_KINDS, MaterialKind, SentFileStatus
from disclosure.types import QUARANTINE, SCAN_MATERIAL

NAMES_KEPT = 300


def file_submission(*, actor: Actor, submission_id: UUID, despite_doubts: bool = False) -> list[UUID]:
    """The new documents, waiting to be scanned; nobody can open them before. A filed submission is filed once.

    Raises `DoubtsRaised` when a file names another case or is in this one already and the sender has not said to go on,
    `SubmissionRefused` when the list is not ready, `StoreUnavailable`, and what `own_submission` raises.
    """
    with transaction.atomic():
        submission = own_submission(actor, submission_id, lock=True)
        held = list(submission.files.exclude(status__in=[SentFileStatus.REMOVED, SentFileStatus.REFUSED]))
        _refuse_an_unready_list(submission, held)
        case = open_case(actor, submission.case_id)
        before = filed_before(actor, case.standing, submission, held)
        if not despite_doubts and any(doubts_of(sent, before) for sent in held):
            raise DoubtsRaised(submission.pk)
        together = _become_one(submission, held)
        filed = [
            _file(
                actor, case, Taken(submission, sent, doubts_of(sent, before)), whose, is_copy=copy > 0, is_part=together
            )
            for sent in held
            for copy, whose in enumerate(concerned_by(submission))
        ]
        submission.files.filter(pk__in=[sent.pk for sent in held]).update(status=SentFileStatus.FILED)
        submission.filed_at = timezone.now()
        submission.save(update_fields=["filed_at"])
        return filed


def _refuse_an_unready_list(submission: DocumentSubmission, held: list[SentFile]) -> None:
    if not held:
        raise SubmissionRefused("chosen", _("Select a file"))
    if any(sent.status == SentFileStatus.RECEIVING for sent in held):
        raise SubmissionRefused("chosen", _("Wait until every file has been sent, or remove those that have not"))
    if any(sent.status == SentFileStatus.STORED for sent in held):
        raise SubmissionRefused("chosen", _("Wait until every file has been checked"))
    if (submission.replaces_id or submission.redacts_id) and len(held) != 1:
        raise SubmissionRefused("chosen", _("Send exactly one file to replace a document or as its redacted copy"))
    unprinted = [sent.name for sent in held if sent.kind not in PRINTED_KINDS]
    if BY_CODE[submission.section].has_versions and unprinted:
        raise SubmissionRefused(
            "chosen",
            _("Only documents that can be printed become initial details. Remove: %(names)s")
            % {"names": ", ".join(unprinted)},
        )


def _become_one(submission: DocumentSubmission, held: list[SentFile]) -> bool:
    """In a section with versions a PDF is served as it is; anything else becomes one PDF first."""
    one_pdf = len(held) == 1 and held[0].kind == MaterialKind.PDF
    return BY_CODE[submission.section].has_versions and not one_pdf


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that is filed, with where it goes and what speaks against that."""

    submission: DocumentSubmission
    sent: SentFile
    doubts: tuple[Doubt, ...]


def _file(
    actor: Actor, case: CaseFile, taken: Taken, defendant_id: UUID | None, *, is_copy: bool, is_part: bool
) -> UUID:
    """Each document has an object of its own; the first takes the one that was sent."""
    submission, sent = taken.submission, taken.sent
    key = sent.object_key
    if is_copy:
        key = new_key(QUARANTINE)
        copy_object(sent.object_key, key)
    material = Material.objects.create(
        case_id=submission.case_id,
        defendant_id=defendant_id,
        section=submission.section,
        name=_stem(sent) if is_part else _name(case, submission, sent, defendant_id),
        file_name=sent.name,
        content_type=sent.content_type,
        kind=sent.kind,
        exhibit_reference=submission.exhibit_reference,
        replaces_id=submission.replaces_id,
        redacts_id=submission.redacts_id,
        stands_after_id=submission.stands_after_id,
        doubts=kept(taken.doubts),
        size=sent.size,
        pages=sent.pages,
        page_digests=sent.page_digests,
        part_of=submission if is_part else None,
        sha256=sent.sha256,
        object_key=key,
        uploaded_by=actor.display_name,
        uploaded_by_id=actor.user_id,
        uploaded_for=actor.organisation_name,
        uploaded_for_id=actor.organisation_id,
    )
    record(
        document_event("uploaded", submission.section),
        actor=actor,
        case_id=submission.case_id,
        defendant_id=defendant_id,
        subject_id=material.pk,
        data={
            "name": material.name,
            "sha256": material.sha256,
            "pages": material.pages,
            "doubts": [doubt.value for doubt in taken.doubts],
        },
        effects=[scan_of(material.pk)],
    )
    if taken.doubts:
        _note_the_warning(actor, material, taken.doubts)
    return material.pk


def _note_the_warning(actor: Actor, material: Material, doubts: tuple[Doubt, ...]) -> None:
    record(
        document_event("filed_despite_warning", material.section),
        actor=actor,
        case_id=material.case_id,
        defendant_id=material.defendant_id,
        subject_id=material.pk,
        data={"name": material.name, "about": ", ".join(doubt.value for doubt in doubts)},
    )


def scan_of(material_id: UUID) -> EffectRequest:
    """The effect that has a document scanned."""
    return EffectRequest(kind=SCAN_MATERIAL, recipient=str(material_id), payload={"material_id": str(material_id)})


def _name(case: CaseFile, submission: DocumentSubmission, sent: SentFile, defendant_id: UUID | None) -> str:
    """Initial details have a name by rule; any other document is called what its file was called."""
    if BY_CODE[submission.section].has_versions:
        defendant = next(d for d in case.defendants if d.pk == defendant_id)
        return idpc_name(defendant, case.case.reference_received)
    return _stem(sent)


def _stem(sent: SentFile) -> str:
    stem = sent.name.rpartition(".")[0] or sent.name
    return stem[:NAMES_KEPT]
