"""The files attached to an e-mail: which of them can be opened and downloaded, and which file in the store each is."""

from commonplatform.storage.content import PDF
from disclosure.exceptions import MaterialNotFound, NoReadingCopy
from disclosure.models import Attachment, Material, Rendition
from disclosure.shown_file import ReadFile
from disclosure.states import ATTACHED_KINDS, DocumentAct, RenditionKind
from disclosure.types import AttachedLine

# Why an archive is not taken out: it is listed like any other, and what is in it is not looked into.
ONLY_LISTED = "archive"


def attached_lines(material: Material) -> tuple[AttachedLine, ...]:
    """In their order in the e-mail. The caller has decided the right. Two queries."""
    held = list(Attachment.objects.filter(material=material).order_by("place"))
    made = Rendition.objects.filter(attachment__in=held, kind__in=ATTACHED_KINDS, content_type=PDF) if held else []
    shown = {rendition.attachment_id for rendition in made}
    return tuple(AttachedLine(each.place, each.name, each.size, each.pk in shown, each.not_taken) for each in held)


def attached_file(material: Material, place: int, act: DocumentAct) -> tuple[Attachment, ReadFile]:
    """What is shown of one in a browser, always a PDF, or what is handed over.

    Raises `MaterialNotFound` where there is none at this place, `NoReadingCopy` where it cannot be shown.
    """
    attachment = Attachment.objects.filter(material=material, place=place, not_taken="").first()
    if attachment is None:
        raise MaterialNotFound(material.pk)
    made = {rendition.kind: rendition for rendition in Rendition.objects.filter(attachment=attachment)}
    own = made[RenditionKind.ATTACHED]
    if act == DocumentAct.DOWNLOAD:
        return attachment, ReadFile(own.object_key, own.content_type, attachment.name)
    shown = made.get(RenditionKind.ATTACHED_READING, own)
    if shown.content_type != PDF:
        raise NoReadingCopy(material.pk)
    return attachment, ReadFile(shown.object_key, shown.content_type)
