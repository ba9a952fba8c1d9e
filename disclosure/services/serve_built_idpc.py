"""Serve initial details that were built here as the next version for their defendant."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from cases.selectors.case_file import CaseFile
from commonplatform.accounts.types import system_actor
from commonplatform.storage.content import PDF
from disclosure.models import BuiltFrom, Bundle, BundlePart, Material
from disclosure.names import download_name, idpc_name
from disclosure.page_labels import LabelRange
from disclosure.sections import SectionCode
from disclosure.services.publish_material import publish_material
from disclosure.states import MaterialStatus

BUILDING = system_actor("Document bundling")


def serve_built_idpc(*, bundle: Bundle, parts: Sequence[BundlePart], file: CaseFile) -> None:
    """In the transaction of the caller, who holds the bundle locked and finished. Sets `bundle.becomes`.

    Its parts were scanned when they came in; what was made from them here needs no scan.
    """
    defendant = next(d for d in file.defendants if d.pk == bundle.defendant_id)
    name = idpc_name(defendant, file.case.reference_received)
    material = Material.objects.create(
        case_id=bundle.case_id,
        defendant=defendant,
        section=SectionCode.IDPC,
        name=name,
        file_name=download_name(name),
        content_type=PDF,
        size=bundle.size,
        pages=bundle.pages,
        sha256=bundle.sha256,
        object_key=bundle.object_key,
        status=MaterialStatus.CLEAN,
        uploaded_at=timezone.now(),
        uploaded_by=bundle.requested_by,
        uploaded_by_id=bundle.requested_by_id,
        uploaded_for=bundle.organisation_name,
        uploaded_for_id=bundle.organisation_id,
    )
    BuiltFrom.objects.bulk_create(_built_from(material, part) for part in parts)
    publish_material(actor=BUILDING, material_id=material.pk)
    bundle.becomes = material


def _built_from(material: Material, part: BundlePart) -> BuiltFrom:
    assert part.first_page is not None
    labels = LabelRange(part.label_prefix, "", part.label_first, part.pages)
    return BuiltFrom(
        material=material,
        case_id=material.case_id,
        defendant_id=material.defendant_id,
        position=part.position,
        source_id=part.material_id,
        stands_for=_first_of(part.material),
        title=part.material.name,
        labels=str(labels),
        first_page=part.first_page,
        pages=part.pages,
        sha256=part.sha256,
    )


def _first_of(material: Material) -> UUID:
    """The document that this one goes back to, if it replaced another: that one was changed, not taken out."""
    while material.replaces is not None:
        material = material.replaces
    return material.pk
