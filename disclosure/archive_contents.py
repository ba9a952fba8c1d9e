"""What goes into an archive beside the documents: the case as data, the case on paper, and what is (not) in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder

from commonplatform.documents.render import render_pdf
from disclosure.sections import BY_CODE
from disclosure.states import EntryFault

if TYPE_CHECKING:
    from disclosure.selectors.archives import FileToArchive
    from disclosure.services.begin_archive import ArchivePlan

AT_A_GLANCE: Final = "CaseAtAGlance.pdf"
STRUCTURED_DATA: Final = "CaseStructuredData.json"
FORM_OF_DATA: Final = 1


def contents_of_archive(
    plan: ArchivePlan, faults: Mapping[UUID, EntryFault], *, made_at: datetime
) -> Iterator[tuple[str, bytes]]:
    """Names and contents. A document that could not be taken over stands in both with its reason, never in silence."""
    documents = [_line(each, faults.get(each.material.pk)) for each in plan.files]
    facts = {
        "case": plan.record,
        "documents": documents,
        "made_at": made_at,
        "made_for": plan.archive.requested_by,
        "organisation": plan.archive.organisation_name,
    }
    yield AT_A_GLANCE, render_pdf("case_at_a_glance", language=plan.archive.language, facts=facts).content
    data = json.dumps({"form": FORM_OF_DATA, **facts}, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    yield STRUCTURED_DATA, data.encode()


def _line(file: FileToArchive, fault: EntryFault | None) -> dict[str, Any]:
    material = file.material
    return {
        "file": file.name if fault is None else None,
        "title": material.name,
        "section": material.section,
        "section_title": str(BY_CODE[material.section].title),
        "defendant": material.defendant.display_name if material.defendant else None,
        "version": material.version,
        "status": str(material.status),
        "uploaded_at": material.uploaded_at,
        "size": file.size,
        "sha256": file.sha256,
        "not_in_the_archive_because": None if fault is None else str(fault.label),
    }
