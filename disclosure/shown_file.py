"""Which file is shown and which is handed over (domain document "Defence portal", Reading content)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from commonplatform.storage.content import PDF
from commonplatform.storage.handing_out import SHOWN_WHOLE
from disclosure.models import Material, Rendition
from disclosure.played_file import played_file_of
from disclosure.states import RECORDED_KINDS, RenditionKind


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file in the store. `file_name` as it was sent, or nothing where the document's own name serves."""

    object_key: str
    content_type: str
    file_name: str = ""


@cache
def reading_copies_beside() -> ArraySubquery:
    """The reading copy of a document, read with its row; `copy_beside` tells which file it is."""
    copies = Rendition.objects.filter(material=OuterRef("pk"), kind=RenditionKind.READING)
    return ArraySubquery(copies.values(copy=JSONObject(key="object_key", type="content_type")))


def copy_beside(copies: Sequence[dict[str, str]]) -> ReadFile | None:
    """The reading copy that `reading_copies_beside` found."""
    return ReadFile(copies[0]["key"], copies[0]["type"]) if copies else None


def original_of(material: Material, copy: ReadFile | None) -> ReadFile:
    """What was received; of a PDF with scripts the copy without them: the original itself is sealed."""
    if material.content_type == PDF:
        return copy or ReadFile(material.object_key, PDF)
    return ReadFile(material.object_key, material.content_type, material.file_name)


def shown_file_of(material: Material, copy: ReadFile | None) -> ReadFile | None:
    """The reading copy made of it, else the PDF that was received, else an original that a browser shows as it is.

    None while there is no reading copy of a file that no browser shows.
    """
    if material.kind in RECORDED_KINDS:
        played = played_file_of(material)
        if played is None:
            return None
        return ReadFile(played.object_key, played.content_type, "" if played.is_copy else material.file_name)
    if copy is None and material.content_type != PDF and material.content_type not in SHOWN_WHOLE:
        return None
    return copy or original_of(material, copy)
