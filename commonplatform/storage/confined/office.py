"""Word and Excel, old and new, and Outlook's messages. Macros and embedded objects are refused, not taken out."""

import re
import struct
from io import BytesIO
from typing import Any

from . import archives
from .faults import Fault, Refused
from .found import Entry, Found, Opened

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOC, XLS, MSG = "application/msword", "application/vnd.ms-excel", "application/vnd.ms-outlook"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONTENT_TYPES = "[Content_Types].xml"
_LARGEST_PART = 64 * 1024 * 1024
_MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": DOCX,
    b"wordprocessingml.template.main+xml": DOCX,
    b"spreadsheetml.sheet.main+xml": XLSX,
}
_MACRO_NAMES = re.compile(r"vba|macrosheets|dialogsheets", re.IGNORECASE)
_OBJECT_NAMES = re.compile(r"(activex/|ctrlprops/|embeddings/[^/]*\.(bin|ole|exe|docm|xlsm))", re.IGNORECASE)
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_WORD_ENCRYPTED = 0x0100
_FILE_PASS, _BOUND_SHEET, _END_OF_PART = 0x2F, 0x85, 0x0A
_MACRO_SHEET, _VISUAL_BASIC_SHEET = 1, 6


def inspect_package(file: Opened) -> Found:
    """A DOCX or XLSX. Raises `Refused`."""
    with archives.open_archive(file) as package:
        held = package.infolist()
        declared = archives.unpacked(package, package.getinfo(CONTENT_TYPES))
        names = " ".join(entry.filename for entry in held)
        if b"macroEnabled" in declared or b"vbaProject" in declared or _MACRO_NAMES.search(names):
            raise Refused(Fault.MACROS)
        if _OBJECT_NAMES.search(names):
            raise Refused(Fault.EMBEDDED)
        content_type = next((kind for mark, kind in _MAIN_PARTS.items() if mark in declared), None)
        if content_type is None:
            raise Refused(Fault.NOT_TAKEN)
        for entry in held:
            archives.refuse_name(entry.filename)
            _look_into(entry.filename.lower(), archives.unpacked(package, entry, keep=_LARGEST_PART))
    return Found(content_type)


def inspect_compound(file: Opened) -> Found:
    """A DOC, XLS or MSG. Raises `Refused`."""
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(file.whole()), raise_defects=olefile.DEFECT_INCORRECT) as compound:
            return _of_compound(compound)
    except Refused:
        raise
    except Exception:
        raise Refused(Fault.DAMAGED) from None


def _look_into(name: str, content: bytes) -> None:
    if name.endswith((".xml", ".rels", ".vml")) and b"<!DOCTYPE" in content[:4096].upper():
        raise Refused(Fault.EMBEDDED)  # office files have no document type; entities could grow without end
    if name.endswith(".rels"):
        for relationship in _OUTSIDE.findall(content):
            if b"/hyperlink" not in relationship.lower():
                raise Refused(Fault.EMBEDDED)  # a template or picture fetched from elsewhere when it is opened
    if "/embeddings/" in name and content.startswith(b"PK"):
        with archives.within_limits(BytesIO(content)) as inner:
            if _MACRO_NAMES.search(" ".join(inner.namelist())):
                raise Refused(Fault.MACROS)


def _of_compound(compound: Any) -> Found:
    paths = ["/".join(path) for path in compound.listdir(streams=True, storages=True)]
    lowered = [path.lower() for path in paths]
    if "EncryptedPackage" in paths:
        raise Refused(Fault.ENCRYPTED)
    if any(
        part in {"macros", "vba", "_vba_project", "_vba_project_cur"} for path in lowered for part in path.split("/")
    ):
        raise Refused(Fault.MACROS)
    if "__properties_version1.0" in paths:
        return Found(MSG, entries=_attachments(compound))
    if any(part.endswith("ole10native") for path in lowered for part in path.split("/")):
        raise Refused(Fault.EMBEDDED)
    for path in compound.listdir():
        _read_whole(compound, path)
    if "WordDocument" in paths:
        (flags,) = struct.unpack_from("<H", compound.openstream("WordDocument").read(12), 10)
        if flags & _WORD_ENCRYPTED:
            raise Refused(Fault.ENCRYPTED)
        return Found(DOC)
    for name in ("Workbook", "Book"):
        if name in paths:
            _inspect_workbook(compound.openstream(name).read())
            return Found(XLS)
    raise Refused(Fault.NOT_TAKEN)


def _read_whole(compound: Any, path: list[str]) -> None:
    if len(compound.openstream(path).read()) < compound.get_size(path):
        raise Refused(Fault.INCOMPLETE)


def _inspect_workbook(records: bytes) -> None:
    """The records of the first part of the workbook (MS-XLS 2.1.7): password and kinds of sheets."""
    at = 0
    while at + 4 <= len(records):
        kind, length = struct.unpack_from("<HH", records, at)
        if kind == _FILE_PASS:
            raise Refused(Fault.ENCRYPTED)
        if kind == _BOUND_SHEET and length > 5 and records[at + 9] in (_MACRO_SHEET, _VISUAL_BASIC_SHEET):
            raise Refused(Fault.MACROS)
        if kind == _END_OF_PART:
            return
        at += 4 + length
    raise Refused(Fault.INCOMPLETE)


def _attachments(compound: Any) -> list[Entry]:
    """Attached files by name and size (MS-OXMSG 2.2.2): the long name, else the short one."""
    entries = []
    for path in compound.listdir(streams=False, storages=True):
        if len(path) != 1 or not path[0].startswith("__attach_version1.0"):
            continue
        name = _text(compound, path, "3707") or _text(compound, path, "3704") or "attachment"
        data = [*path, "__substg1.0_37010102"]
        size = compound.get_size(data) if compound.exists(data) else 0
        refuse_attachment(name, compound.openstream(data).read(8) if size else b"")
        entries.append(Entry(name, size))
    return entries


def refuse_attachment(name: str, first: bytes) -> None:
    """A program that came with a message."""
    lowered = name.lower().rstrip(" .")
    if any(lowered.endswith(suffix) for suffix in archives.PROGRAMS) or first.startswith((b"MZ", b"\x7fELF")):
        raise Refused(Fault.PROGRAM)


def _text(compound: Any, path: list[str], number: str) -> str:
    wide, narrow = [*path, f"__substg1.0_{number}001F"], [*path, f"__substg1.0_{number}001E"]
    if compound.exists(wide):
        return str(compound.openstream(wide).read().decode("utf-16-le", "replace").rstrip("\0"))
    if compound.exists(narrow):
        return str(compound.openstream(narrow).read().decode("cp1252", "replace").rstrip("\0"))
    return ""
