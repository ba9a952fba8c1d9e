"""The file of a document as it was received, from the store into a folder."""

from pathlib import Path

from commonplatform.storage.objects import fetch_object
from disclosure.exceptions import StoredContentChanged
from disclosure.models import Material


def write_received(material: Material, path: Path) -> None:
    """In pieces, so that it is never whole in memory. Raises `StoredContentChanged` and what the store raises."""
    if fetch_object(material.object_key, path) != material.sha256:
        raise StoredContentChanged(material.pk)
