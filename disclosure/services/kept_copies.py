"""Keep what was made from a document: first the file, then its row."""

from dataclasses import dataclass
from pathlib import Path

from commonplatform.storage.content import digest_of
from commonplatform.storage.inspection import digest_of_file
from commonplatform.storage.objects import new_key, store_object, store_stream
from disclosure.models import Attachment, Material, Rendition
from disclosure.preparing import Copy
from disclosure.states import RenditionKind
from disclosure.types import READING


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A file in the store, and what it has to be."""

    object_key: str
    content_type: str
    sha256: str
    size: int
    made_by: str


def store_copy(copy: Copy) -> KeptCopy:
    """Without a row it is an orphan that the sweep removes. Raises `StoreUnavailable`."""
    key = new_key(READING)
    store_object(key, copy.content, content_type=copy.content_type)
    return KeptCopy(key, copy.content_type, digest_of(copy.content), len(copy.content), copy.made_by)


def store_copy_file(path: Path, *, content_type: str, made_by: str) -> KeptCopy:
    """The same from the disk, however large it is. Raises `StoreUnavailable`."""
    key = new_key(READING)
    with path.open("rb") as file:
        digest = digest_of_file(file)
        store_stream(key, file, content_type=content_type)
    return KeptCopy(key, content_type, digest, path.stat().st_size, made_by)


def add_rendition(
    material: Material, kind: RenditionKind, kept: KeptCopy, *, pages: int = 0, attachment: Attachment | None = None
) -> None:
    """The row of it."""
    Rendition.objects.create(
        material=material,
        case_id=material.case_id,
        defendant_id=material.defendant_id,
        attachment=attachment,
        kind=kind,
        object_key=kept.object_key,
        content_type=kept.content_type,
        sha256=kept.sha256,
        size=kept.size,
        pages=pages,
        made_by=kept.made_by,
    )
