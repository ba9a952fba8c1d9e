"""Which kind of file this is, by what it holds; its name has no say."""

from collections.abc import Callable

from . import archives, office, pdf, pictures, plain, recordings
from .faults import Fault, Refused
from .found import Found, Opened

_PDF_HEADER_WITHIN = 1024


def inspect(file: Opened) -> Found:
    """Decide the kind, open it as that kind, and see that it is no other one too. Raises `Refused`."""
    if file.size == 0 or not file.head.strip(b"\0\r\n\t "):
        raise Refused(Fault.EMPTY)
    found = _opener(file)(file)
    if found.content_type != pdf.CONTENT_TYPE and b"%PDF-" in file.head[:_PDF_HEADER_WITHIN]:
        raise Refused(Fault.ADDED)
    is_archive = found.content_type in {archives.CONTENT_TYPE, office.DOCX, office.XLSX}
    if not is_archive and archives.ends_as_archive(file):
        raise Refused(Fault.ADDED)
    return found


def _opener(file: Opened) -> Callable[[Opened], Found]:
    head = file.head
    if b"%PDF-" in head[:_PDF_HEADER_WITHIN] and not _is_marked(head):
        return pdf.inspect
    if head.startswith(b"PK"):
        return office.inspect_package if _is_package(file) else archives.inspect
    if head.startswith(office.OLE_MARK):
        return office.inspect_compound
    if head.startswith((b"\xff\xd8\xff", pictures.PNG_MARK, *pictures.TIFF_MARKS)):
        return pictures.inspect
    if head.startswith((b"RIFF", recordings.EBML_MARK, b"ID3")) or _begins_as_recording(head):
        return recordings.inspect
    if head.startswith(b"{\\rtf"):
        return plain.inspect_rich_text
    if head.startswith(_NEVER):
        raise Refused(Fault.NOT_TAKEN)
    return plain.inspect_mail if plain.looks_like_mail(head) else plain.inspect_text


_MARKS = (
    *(b"PK", office.OLE_MARK, b"\xff\xd8\xff", pictures.PNG_MARK, *pictures.TIFF_MARKS),
    *(b"RIFF", b"ID3", b"{\\rtf", recordings.EBML_MARK),
)
_NEVER = (b"MZ", b"\x7fELF", b"GIF8", b"BM", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"\xca\xfe\xba\xbe")


def _is_marked(head: bytes) -> bool:
    """Does it begin with the mark of another kind, with a PDF header further on?"""
    return head.startswith((*_MARKS, *_NEVER))


def _is_package(file: Opened) -> bool:
    """Office packages name the list of their parts, whatever the order."""
    with archives.open_archive(file) as archive:
        return office.CONTENT_TYPES in archive.namelist()


def _begins_as_recording(head: bytes) -> bool:
    audio = len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[1] & 0x06 != 0
    return audio or head[4:8] in {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
