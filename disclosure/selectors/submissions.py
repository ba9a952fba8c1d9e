"""What can be chosen before files are sent, how a submission stands, and what is inside an archive."""

from collections.abc import Mapping
from uuid import UUID

from cases.access.policy import Action, Target
from cases.exceptions import NotAllowed
from cases.selectors import open_case
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.roles import DEFENCE_ROLES
from commonplatform.accounts.types import Actor
from disclosure.exceptions import MaterialNotFound
from disclosure.filed_before import doubts_of, filed_before
from disclosure.misfiling import Doubt
from disclosure.models import Material, SentFile
from disclosure.permissions import document_rights
from disclosure.sections import BY_CODE, CATALOGUE
from disclosure.services.submissions import ON_THE_LIST, concerned_by, own_file, sent_by
from disclosure.states import READABLE_STATUSES, DocumentAct, MaterialStatus, SentFileStatus
from disclosure.types import ArchiveContents, FileOnItsWay, SubmissionView, UploadChoices


def upload_choices(actor: Actor, file: CaseFile) -> UploadChoices:
    """The sections the actor may upload to, and the published documents a new one could replace, redact or follow.

    Raises `NotAllowed` where there is no section.
    """
    rights = document_rights(file.standing)
    sections = tuple(s for s in CATALOGUE if not s.filed_by_us and rights.may(DocumentAct.UPLOAD, s))
    if not sections:
        raise NotAllowed(action=Action.CREATE, target=Target.DOCUMENT)
    seen = {defendant.pk: defendant.display_name for defendant in file.defendants}
    held = Material.objects.filter(
        case_id=file.case.pk,
        status=MaterialStatus.PUBLISHED,
        section__in=[section.code for section in sections if not section.has_versions],
    ).order_by("section", "name")
    readable = [
        material
        for material in held
        if (material.defendant_id is None or material.defendant_id in seen)
        and rights.may_with(DocumentAct.READ, material)
    ]
    return UploadChoices(
        sections,
        tuple((material.pk, _titled(material, seen)) for material in readable),
        for_one_defendant=actor.role in DEFENCE_ROLES,
        places={material.pk: (material.section, material.defendant_id) for material in readable},
    )


def submission_of(actor: Actor, submission_id: UUID) -> tuple[SubmissionView, CaseFile]:
    """The actor's own open submission and its case. Raises `SubmissionNotFound` and the case room's refusals.

    It shows what the actor has sent; whatever is done with it asks the matrix of sections too.
    """
    submission = sent_by(actor, submission_id)
    file = open_case(actor, submission.case_id)
    for defendant_id in concerned_by(submission):
        file.standing.require(Action.CREATE, BY_CODE[submission.section].target, defendant_id)
    held = list(submission.files.filter(status__in=ON_THE_LIST).order_by("position"))
    before = filed_before(actor, file.standing, submission, held)
    view = SubmissionView(
        submission_id=submission.pk,
        case_id=submission.case_id,
        section=BY_CODE[submission.section],
        defendants=tuple(d.display_name for d in file.defendants if d.pk in submission.defendant_ids),
        exhibit_reference=submission.exhibit_reference,
        replaces=submission.replaces.name if submission.replaces else "",
        redacts=submission.redacts.name if submission.redacts else "",
        stands_after=submission.stands_after.name if submission.stands_after else "",
        files=tuple(_on_its_way(sent, before) for sent in held),
    )
    return view, file


def sent_file_of(actor: Actor, file_id: UUID) -> FileOnItsWay:
    """How one file stands. Raises like `submission_of`."""
    _submission, sent = own_file(actor, file_id)
    return _on_its_way(sent, {})


def archive_contents(actor: Actor, material_id: UUID) -> tuple[CaseFile, ArchiveContents]:
    """The opened case and the table of contents that was made when the document was checked.

    Raises `MaterialNotFound` and `NotAllowed`.
    """
    material = Material.objects.filter(pk=material_id, status__in=READABLE_STATUSES).exclude(contents=[]).first()
    if material is None:
        raise MaterialNotFound(material_id)
    file = open_case(actor, material.case_id)
    document_rights(file.standing).require_with(DocumentAct.READ, material)
    entries = tuple((entry["name"], entry["size"]) for entry in material.contents)
    return file, ArchiveContents(material.case_id, material.name, entries)


def _titled(material: Material, defendants: dict[UUID, str]) -> str:
    whose = f" ({defendants[material.defendant_id]})" if material.defendant_id else ""
    return f"{BY_CODE[material.section].title}: {material.name}{whose}"


def _on_its_way(sent: SentFile, before: Mapping[str, Doubt]) -> FileOnItsWay:
    return FileOnItsWay(
        file_id=sent.pk,
        name=sent.name,
        size=sent.size,
        status=SentFileStatus(sent.status),
        refused_because=sent.refused_because,
        doubts=doubts_of(sent, before),
    )
