"""The prosecutor sends the initial details for one defendant."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from cases.exceptions import CaseNotFound
from cases.selectors import open_case
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from commonplatform.storage.content import CheckedFile, check_pdf, safe_file_name
from commonplatform.storage.objects import new_key, store_object
from disclosure.models import Material
from disclosure.names import idpc_name
from disclosure.permissions import document_rights
from disclosure.sections import BY_CODE, SectionCode
from disclosure.states import DocumentAct
from disclosure.types import QUARANTINE, SCAN_MATERIAL


@dataclass(frozen=True, slots=True)
class IdpcUpload:
    """What the form gives. The same submission key always means the same document."""

    case_id: UUID
    defendant_id: UUID
    file_name: str
    content: bytes
    submission_key: UUID


def upload_idpc(*, actor: Actor, upload: IdpcUpload) -> UUID:
    """Take the file in, unread by anybody until it has been scanned; the new document's id.

    The object is stored before its row: what is interrupted in between is an object without a row,
    which nobody can see and the sweep removes. Raises `FileRefused` with the reason,
    `StoreUnavailable`, and the case room's refusals.
    """
    file = open_case(actor, upload.case_id)
    document_rights(file.standing).require(DocumentAct.UPLOAD, BY_CODE[SectionCode.IDPC], upload.defendant_id)
    defendant = next((d for d in file.defendants if d.pk == upload.defendant_id), None)
    if defendant is None:
        raise CaseNotFound(upload.case_id)
    first = _first_receipt(upload)
    if first is not None:
        return first
    checked = check_pdf(upload.content, largest=settings.UPLOAD_LARGEST_BYTES)
    key = new_key(QUARANTINE)
    store_object(key, checked.content, content_type=checked.content_type)
    name = idpc_name(defendant, file.case.reference_received)
    try:
        with transaction.atomic():
            return _keep(actor, upload, checked, key, name)
    except IntegrityError:
        first = _first_receipt(upload)
        if first is None:
            raise
        return first


def _keep(actor: Actor, upload: IdpcUpload, checked: CheckedFile, key: str, name: str) -> UUID:
    material = Material.objects.create(
        case_id=upload.case_id,
        defendant_id=upload.defendant_id,
        section=SectionCode.IDPC,
        name=name,
        file_name=safe_file_name(upload.file_name, otherwise="IDPC.pdf"),
        content_type=checked.content_type,
        size=checked.size,
        pages=checked.pages,
        sha256=checked.sha256,
        page_digests=list(checked.page_digests),
        object_key=key,
        submission_key=upload.submission_key,
        uploaded_by=actor.display_name,
        uploaded_by_id=actor.user_id,
        uploaded_for=actor.organisation_name,
        uploaded_for_id=actor.organisation_id,
    )
    record(
        "document.uploaded",
        actor=actor,
        case_id=upload.case_id,
        defendant_id=upload.defendant_id,
        subject_id=material.pk,
        data={"name": name, "sha256": checked.sha256, "pages": checked.pages},
        effects=[_scan_of(material.pk)],
    )
    return material.pk


def _scan_of(material_id: UUID) -> EffectRequest:
    return EffectRequest(kind=SCAN_MATERIAL, recipient=str(material_id), payload={"material_id": str(material_id)})


def _first_receipt(upload: IdpcUpload) -> UUID | None:
    return (
        Material.objects.filter(case_id=upload.case_id, submission_key=upload.submission_key)
        .values_list("pk", flat=True)
        .first()
    )
