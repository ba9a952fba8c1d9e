"""PDF: whole, without a password, with pages; scripts and attachments in it are found and can be taken out."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from .faults import Fault, Refused
from .found import Found, Opened
from .page_digests import page_digests

CONTENT_TYPE = "application/pdf"
MOST_PAGES = 10_000
_MISPLACED = re.compile(r"expected \d+ \d+ obj$")
_BEFORE_HEADER = b"\xef\xbb\xbf \t\r\n"
_HEADER_WITHIN = 1024
_NAMES_WITHIN = 50

# What runs, reaches out or carries another file (PDF 32000-1, 12.6.4 action types, 7.11.4, 12.7.8).
_ACTIONS = (
    "/JavaScript",
    "/Launch",
    "/ImportData",
    "/SubmitForm",
    "/Rendition",
    "/RichMediaExecute",
    "/GoToE",
    "/Movie",
    "/Sound",
)
_KEYS = ("/JS", "/AA", "/EF", "/EmbeddedFiles", "/JavaScript", "/XFA", "/AF", "/RichMediaContent", "/Launch")
_ANNOTATIONS = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})
_ACTIVE = re.compile(
    rb"/(?:JS|AA|EF|EmbeddedFiles|JavaScript|XFA|AF|RichMedia\w*|Launch|ImportData|SubmitForm|Rendition|GoToE|"
    rb"FileAttachment|Screen|Movie|Sound|3D)(?![0-9A-Za-z_.#+-])"
)


def inspect(file: Opened) -> Found:
    """Raises `Refused`. Nothing is repaired: what is served has to open in the same way for everybody."""
    import pikepdf

    if not file.head[:_HEADER_WITHIN].lstrip(_BEFORE_HEADER).startswith(b"%PDF-"):
        raise Refused(Fault.ADDED)
    if b"%%EOF" not in file.tail(4096).rstrip(b"\0 \t\r\n")[-_HEADER_WITHIN:]:
        raise Refused(Fault.INCOMPLETE)
    try:
        with pikepdf.open(file.stream, attempt_recovery=False) as document:
            if document.is_encrypted:
                raise Refused(Fault.ENCRYPTED)
            _require_objects_in_place(document)
            pages = len(document.pages)
            active = any(True for _ in _active_objects(document))
            digests = page_digests(document) if pages <= MOST_PAGES else []
    except pikepdf.PasswordError:
        raise Refused(Fault.ENCRYPTED) from None
    except Refused:
        raise
    except Exception:  # whatever stands where something else should
        raise Refused(Fault.DAMAGED) from None
    if pages == 0:
        raise Refused(Fault.NO_PAGES)
    if pages > MOST_PAGES:
        raise Refused(Fault.TOO_MANY_PAGES)
    return Found(CONTENT_TYPE, pages=pages, active=active, page_digests=digests)


def _require_objects_in_place(document: Any) -> None:
    """Raise `Refused` where the index leads to an object that bears another's number: each reader takes another one."""
    len(document.objects)
    if any(_MISPLACED.search(warning) for warning in document.get_warnings()):
        raise Refused(Fault.DAMAGED)


def sanitised(file: Opened) -> bytes:
    """The same pages without scripts, launch actions, forms that send, and attached files.

    Raises `Refused` when something active would be left.
    """
    import pikepdf

    try:
        copy = _without_what_is_active(file, pikepdf)
        with pikepdf.open(BytesIO(copy)) as written:
            left = any(True for _ in _active_objects(written))
    except Refused:
        raise
    except Exception:
        raise Refused(Fault.DAMAGED) from None
    if left:
        raise Refused(Fault.EMBEDDED)
    return copy


def _without_what_is_active(file: Opened, pikepdf: Any) -> bytes:
    out = BytesIO()
    with pikepdf.open(file.stream, attempt_recovery=False) as document:
        for page in document.pages:
            _drop_annotations(page.obj, pikepdf)
        _strip(document.Root, pikepdf, depth=0)
        for found in list(_active_objects(document)):
            _strip(found, pikepdf, depth=0)
        document.remove_unreferenced_resources()
        document.save(out)
    return out.getvalue()


def _active_objects(document: Any) -> Iterator[Any]:
    """Objects that name something active. Names are compared as written out anew, so no spelling hides them."""
    import pikepdf

    for held in document.objects:
        if isinstance(held, pikepdf.Stream):
            written = held.stream_dict.unparse() if hasattr(held, "stream_dict") else b""
        elif isinstance(held, (pikepdf.Dictionary, pikepdf.Array)):
            written = held.unparse(resolved=True)
        else:
            continue
        if _ACTIVE.search(written):
            yield held


def _drop_annotations(page: Any, pikepdf: Any) -> None:
    held = page.get("/Annots")
    if not isinstance(held, pikepdf.Array):
        return
    kept = [note for note in held if str(note.get("/Subtype", "")) not in _ANNOTATIONS]
    page["/Annots"] = pikepdf.Array(kept)


def _strip(held: Any, pikepdf: Any, *, depth: int) -> None:
    """Take active keys and actions out of one object and what is written inside it."""
    if depth > _NAMES_WITHIN:
        raise Refused(Fault.DAMAGED)
    if isinstance(held, pikepdf.Array):
        for inner in held:
            if isinstance(inner, (pikepdf.Dictionary, pikepdf.Array)) and not inner.is_indirect:
                _strip(inner, pikepdf, depth=depth + 1)
        return
    if str(held.get("/S", "")) in _ACTIONS or str(held.get("/Subtype", "")) in _ANNOTATIONS:
        for key in list(held.keys()):
            del held[key]
        return
    for key in list(held.keys()):
        if key in _KEYS:
            del held[key]
            continue
        inner = held[key]
        if isinstance(inner, (pikepdf.Dictionary, pikepdf.Array)) and not inner.is_indirect:
            _strip(inner, pikepdf, depth=depth + 1)
