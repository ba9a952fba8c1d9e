"""What tells the pages of two PDFs apart: equal digests draw the same."""

from hashlib import sha256
from typing import Any

DIGEST_LENGTH = 16


def page_digests(document: Any) -> list[str]:
    """What each page draws and with which pictures, as packed in the file; fonts are named anew by every export."""
    digests = []
    for page in document.pages:
        digest = sha256()
        for stream in _streams_of(page):
            digest.update(sha256(stream.read_raw_bytes()).digest())
        digests.append(digest.hexdigest()[:DIGEST_LENGTH])
    return digests


def _streams_of(page: Any) -> list[Any]:
    import pikepdf

    contents = page.obj.get("/Contents")
    found = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    resources = page.obj.get("/Resources")
    pictures = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if isinstance(pictures, pikepdf.Dictionary):
        found += [pictures[name] for name in sorted(pictures.keys())]
    return [each for each in found if isinstance(each, pikepdf.Stream)]
