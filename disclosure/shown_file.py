"""Which file is shown and which is handed over (domain document "Defence portal", Reading content)."""

from dataclasses import dataclass

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


def original_of(material: Material) -> ReadFile:
    """What was received; of a PDF with scripts the copy without them: the original itself is sealed."""
    if material.content_type == PDF:
        return shown_file_of(material) or ReadFile(material.object_key, PDF)
    return ReadFile(material.object_key, material.content_type, material.file_name)


def shown_file_of(material: Material) -> ReadFile | None:
    """The reading copy made of it, else the PDF that was received, else an original that a browser shows as it is.

    None while there is no reading copy of a file that no browser shows.
    """
    if material.kind in RECORDED_KINDS:
        played = played_file_of(material)
        if played is None:
            return None
        return ReadFile(played.object_key, played.content_type, "" if played.is_copy else material.file_name)
    copies = Rendition.objects.filter(material=material, kind=RenditionKind.READING)
    copy = copies.values_list("object_key", "content_type").first()
    if copy is not None:
        return ReadFile(*copy)
    if material.content_type == PDF:
        return ReadFile(material.object_key, PDF)
    return original_of(material) if material.content_type in SHOWN_WHOLE else None
