"""Say where files are going before any is sent: section, whom they concern, what they replace or redact."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.access.policy import Action
from cases.exceptions import CaseNotFound, NotAllowed
from cases.selectors import open_case
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.roles import DEFENCE_ROLES
from commonplatform.accounts.types import Actor
from disclosure.exceptions import SubmissionRefused
from disclosure.models import DocumentSubmission, Material
from disclosure.permissions import DocumentRights, document_rights
from disclosure.sections import BY_CODE, Section
from disclosure.services.submissions import NOBODY
from disclosure.states import DocumentAct, MaterialStatus


@dataclass(frozen=True, slots=True)
class Destination:
    """What the form gives. No defendants: the whole case. The same key always means the same submission."""

    case_id: UUID
    section: str
    defendant_ids: tuple[UUID, ...]
    submission_key: UUID
    exhibit_reference: str = ""
    replaces_id: UUID | None = None
    redacts_id: UUID | None = None
    stands_after_id: UUID | None = None


def start_submission(*, actor: Actor, destination: Destination) -> UUID:
    """Begin a submission; its id. Raises `SubmissionRefused` with the field, and the case room's refusals."""
    with transaction.atomic():
        file = open_case(actor, destination.case_id)
        section = BY_CODE[destination.section]
        rights = document_rights(file.standing)
        _require(rights, section, destination)
        _refuse_what_does_not_fit(actor, file, section, destination)
        _refuse_another_document(rights, destination)
        submission, _made = DocumentSubmission.objects.get_or_create(
            case_id=destination.case_id,
            submission_key=destination.submission_key,
            defaults={
                "section": section.code,
                "defendant_ids": list(destination.defendant_ids),
                "exhibit_reference": destination.exhibit_reference,
                "replaces_id": destination.replaces_id,
                "redacts_id": destination.redacts_id,
                "stands_after_id": destination.stands_after_id,
                "user_id": actor.user_id or NOBODY,
                "membership_id": actor.membership_id,
            },
        )
        return submission.pk


def _require(rights: DocumentRights, section: Section, destination: Destination) -> None:
    if section.filed_by_us:
        raise NotAllowed(action=Action.CREATE, target=section.target)
    for defendant_id in destination.defendant_ids or (None,):
        rights.require(DocumentAct.UPLOAD, section, defendant_id)


def _refuse_what_does_not_fit(actor: Actor, file: CaseFile, section: Section, destination: Destination) -> None:
    """Domain document "Defence portal", Adding: the defence files for exactly one of its own defendants."""
    if not set(destination.defendant_ids) <= {defendant.pk for defendant in file.defendants}:
        raise CaseNotFound(destination.case_id)
    if section.of_a_defendant and not destination.defendant_ids:
        raise SubmissionRefused("defendants", _("Select which defendants the documents concern"))
    if actor.role in DEFENCE_ROLES and len(destination.defendant_ids) != 1:
        raise SubmissionRefused("defendants", _("Select the one defendant you are sending the documents for"))


def _refuse_another_document(rights: DocumentRights, destination: Destination) -> None:
    """What is replaced, redacted or followed is a published document of the same section and the same defendant."""
    chosen = {"replaces": destination.replaces_id, "redacts": destination.redacts_id}
    chosen["stands_after"] = destination.stands_after_id
    for field, material_id in chosen.items():
        if material_id is None:
            continue
        material = Material.objects.filter(pk=material_id, case_id=destination.case_id).first()
        if material is None or not rights.may_with(DocumentAct.READ, material):
            raise CaseNotFound(destination.case_id)
        if material.status != MaterialStatus.PUBLISHED:
            raise SubmissionRefused(field, _("The document you selected has been replaced or withdrawn"))
        concerned = (material.defendant_id,) if material.defendant_id else ()
        if material.section != destination.section or concerned != destination.defendant_ids:
            raise SubmissionRefused(
                field, _("The document you selected is of another section or concerns another defendant")
            )
    if destination.replaces_id and BY_CODE[destination.section].has_versions:
        raise SubmissionRefused("replaces", _("In this section a new document always replaces the one before"))
    if destination.stands_after_id and destination.replaces_id:
        raise SubmissionRefused(
            "stands_after", _("A document that replaces another takes its place. Select only one of the two")
        )
