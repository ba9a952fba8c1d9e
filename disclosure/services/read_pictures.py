"""Read the pages of a document that are pictures by machine, for search alone."""

from uuid import UUID

from commonplatform.accounts.database_scope import task_scope
from commonplatform.documents.conversion import recognised_pages
from commonplatform.storage.content import digest_of
from commonplatform.storage.objects import read_object
from disclosure.exceptions import StoredContentChanged
from disclosure.models import DocumentText, Material
from disclosure.selectors.reading_copies import reading_copies
from disclosure.services.long_preparing import MOST_TRIES, begin, is_still_wanted, tell
from disclosure.services.preparations import record_preparing, say
from disclosure.states import PreparationState

MOST_PAGES = 300
MOST_SECONDS = 30 * 60


def read_pictures(*, case_id: UUID, material_id: UUID) -> None:
    """Page by page, each kept as it is read; what is not read stays a picture, which search says.

    Raises `ConverterMissing`, `StoredContentChanged` and what the store raises.
    """
    material = begin(case_id, material_id)
    if material is None:
        return
    pictures = _pictures_of(material)
    if pictures and material.preparation.tries <= MOST_TRIES:
        content = _shown(material)
        for done, (number, text) in enumerate(recognised_pages(content, pictures, seconds=MOST_SECONDS), start=1):
            _keep(material, number, text)
            tell(material, min(99, done * 100 // len(pictures)))
    _finish(material)


def _pictures_of(material: Material) -> list[int]:
    with task_scope(case_id=material.case_id):
        held = DocumentText.objects.filter(material=material.pk, is_picture=True).order_by("page")
        return list(held.values_list("page", flat=True)[:MOST_PAGES])


def _shown(material: Material) -> bytes:
    with task_scope(case_id=material.case_id):
        copy = reading_copies([material])[material.pk]
    content = read_object(copy.key)
    if digest_of(content) != copy.sha256:
        raise StoredContentChanged(material.pk)
    return content


def _keep(material: Material, number: int, text: str) -> None:
    if not text:
        return
    with task_scope(case_id=material.case_id):
        if is_still_wanted(material):
            DocumentText.objects.filter(material=material.pk, page=number, is_picture=True).update(
                text=text, is_picture=False, read_by_machine=True
            )


def _finish(material: Material) -> None:
    with task_scope(case_id=material.case_id):
        if not is_still_wanted(material):
            return
        pages = DocumentText.objects.filter(material=material.pk)
        left = pages.filter(is_picture=True).count()
        say(material, {"state": PreparationState.READY, "percent": 100, "picture_pages": left})
        record_preparing(material, "document.pictures_read", read=pages.filter(read_by_machine=True).count(), left=left)
