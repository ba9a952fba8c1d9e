"""The PDF of a document that is shown and bundled: the file as received, or the copy made from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from disclosure.models import Material, Rendition
from disclosure.states import MaterialKind, RenditionKind


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """Where the PDF is and what it must be."""

    key: str
    sha256: str
    pages: int
    size: int


def reading_copies(materials: Iterable[Material]) -> dict[UUID, ReadingCopy]:
    """By document; one that has no PDF (yet) is missing. The caller has decided the right. At most one query."""
    held = list(materials)
    found = {
        material.pk: ReadingCopy(material.object_key, material.sha256, material.pages, material.size)
        for material in held
        if material.kind == MaterialKind.PDF
    }
    made = Rendition.objects.filter(material_id__in=[material.pk for material in held], kind=RenditionKind.READING)
    # A PDF with scripts is read in a copy without them, never itself.
    found |= {copy.material_id: ReadingCopy(copy.object_key, copy.sha256, copy.pages, copy.size) for copy in made}
    return found
