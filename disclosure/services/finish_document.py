"""What remains of a document once it can be read: files attached to an e-mail, and pages that are pictures."""

from itertools import groupby
from uuid import UUID

from commonplatform.accounts.database_scope import task_scope
from commonplatform.documents.conversion import can_recognise, recognised_pages
from commonplatform.storage.content import PDF, digest_of
from commonplatform.storage.objects import read_object
from disclosure.exceptions import StoredContentChanged
from disclosure.models import DocumentText, Material, Rendition
from disclosure.selectors.reading_copies import ReadingCopy, reading_copies
from disclosure.services.long_preparing import MOST_TRIES, begin, is_still_wanted, tell
from disclosure.services.preparations import record_preparing, say
from disclosure.services.take_out_attachments import take_out_attachments
from disclosure.states import ATTACHED_KINDS, MaterialKind, PreparationState

MOST_PAGES = 300
MOST_SECONDS = 30 * 60


def finish_document(*, case_id: UUID, material_id: UUID) -> None:
    """Piece by piece, each kept as it is done; a page that is not read stays a picture, which search says.

    Raises `ConverterMissing`, `ScannerUnavailable`, `StoredContentChanged` and what the store raises.
    """
    material = begin(case_id, material_id)
    if material is None:
        return
    if material.preparation.tries <= MOST_TRIES:
        if material.kind == MaterialKind.EMAIL:
            take_out_attachments(material)
        _read_pictures(material)
    _finish(material)


def _read_pictures(material: Material) -> None:
    """For search alone, by machine, where there is one."""
    pictures = _pictures_of(material) if can_recognise() else []
    done = 0
    for attachment_id, pages in groupby(pictures, key=lambda picture: picture[0]):
        content = _content_of(_shown(material, attachment_id), material.pk)
        for number, text in recognised_pages(content, [page for _whose, page in pages], seconds=MOST_SECONDS):
            _keep(material, attachment_id, number, text)
            done += 1
            tell(material, min(99, done * 100 // len(pictures)))


def _pictures_of(material: Material) -> list[tuple[UUID | None, int]]:
    """Its own pages first, then those of each file attached to it."""
    with task_scope(case_id=material.case_id):
        held = DocumentText.objects.filter(material=material.pk, is_picture=True)
        places = held.order_by("attachment__place", "page").values_list("attachment_id", "page")
        found: list[tuple[UUID | None, int]] = list(places)
        return sorted(found, key=lambda place: place[0] is not None)[:MOST_PAGES]


def _shown(material: Material, attachment_id: UUID | None) -> ReadingCopy:
    with task_scope(case_id=material.case_id):
        if attachment_id is None:
            return reading_copies([material])[material.pk]
        copy = Rendition.objects.get(attachment=attachment_id, kind__in=ATTACHED_KINDS, content_type=PDF)
        return ReadingCopy(copy.object_key, copy.sha256, copy.pages, copy.size)


def _content_of(copy: ReadingCopy, material_id: UUID) -> bytes:
    content = read_object(copy.key)
    if digest_of(content) != copy.sha256:
        raise StoredContentChanged(material_id)
    return content


def _keep(material: Material, attachment_id: UUID | None, number: int, text: str) -> None:
    if not text:
        return
    with task_scope(case_id=material.case_id):
        if is_still_wanted(material):
            DocumentText.objects.filter(
                material=material.pk, attachment=attachment_id, page=number, is_picture=True
            ).update(text=text, is_picture=False, read_by_machine=True)


def _finish(material: Material) -> None:
    with task_scope(case_id=material.case_id):
        if not is_still_wanted(material):
            return
        pages = DocumentText.objects.filter(material=material.pk)
        read, left = pages.filter(read_by_machine=True).count(), pages.filter(is_picture=True).count()
        own_left = pages.filter(is_picture=True, attachment=None).count()
        say(material, {"state": PreparationState.READY, "percent": 100, "picture_pages": own_left})
        attached = material.attachments.count()
        if read:
            record_preparing(material, "document.pictures_read", read=read, left=left)
        if attached:
            record_preparing(material, "document.attachments_taken_out", attached=attached)
