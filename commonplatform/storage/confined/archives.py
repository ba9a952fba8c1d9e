"""ZIP: listed, not exploded. Office files of our time are ZIP too and go through the same limits."""

import struct
import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO

from .faults import Fault, Refused
from .found import Entry, Found, Opened

CONTENT_TYPE = "application/zip"
MOST_ENTRIES = 2_000
MOST_UNPACKED = 1024 * 1024 * 1024
HIGHEST_RATIO = 120
SMALL_ENOUGH = 1024 * 1024
LONGEST_NAME = 255
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
_PIECE = 1024 * 1024
# An archive in an archive hides what it holds from whoever opens the first.
ARCHIVES = frozenset({".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".cab", ".iso", ".zst", ".lzh"})
PROGRAMS = frozenset(
    {
        *(".exe", ".dll", ".com", ".scr", ".msi", ".msp", ".cpl", ".sys", ".bat", ".cmd", ".ps1", ".psm1", ".vbs"),
        *(".vbe", ".js", ".jse", ".wsf", ".wsh", ".hta", ".lnk", ".jar", ".apk", ".sh", ".reg", ".scf", ".pif"),
        *(".chm", ".iqy", ".settingcontent-ms", ".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".pptm", ".xll"),
    }
)
_ARCHIVE_MARKS = (b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_PROGRAM_MARKS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")


def inspect(file: Opened) -> Found:
    """The table of contents of an archive within the limits. Raises `Refused`."""
    entries = []
    with open_archive(file) as archive:
        for held in archive.infolist():
            refuse_name(held.filename)
            if held.is_dir():
                continue
            refuse_entry(archive, held)
            entries.append(Entry(held.filename, held.file_size))
    if not entries:
        raise Refused(Fault.EMPTY)
    return Found(CONTENT_TYPE, entries=entries)


def open_archive(file: Opened) -> zipfile.ZipFile:
    """A ZIP that begins and ends with itself, is not locked, and unpacks to what the limits allow."""
    if not file.head.startswith(b"PK\x03\x04") or not ends_as_archive(file):
        raise Refused(Fault.INCOMPLETE)
    return within_limits(file.stream)


def within_limits(stream: BinaryIO) -> zipfile.ZipFile:
    """The archive, after its directory was held against the limits: nothing is unpacked yet."""
    try:
        archive = zipfile.ZipFile(stream)
        held = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error, EOFError, OSError):
        raise Refused(Fault.DAMAGED) from None
    if any(entry.flag_bits & 0x1 for entry in held):
        raise Refused(Fault.ENCRYPTED)
    if len(held) > MOST_ENTRIES:
        raise Refused(Fault.TOO_MANY_ENTRIES)
    if sum(entry.file_size for entry in held) > MOST_UNPACKED or any(_too_dense(entry) for entry in held):
        raise Refused(Fault.UNPACKS_TOO_LARGE)
    places = [entry.header_offset for entry in held]
    if len(set(places)) != len(places):
        raise Refused(Fault.UNPACKS_TOO_LARGE)  # entries that share their bytes: more comes out than went in
    return archive


def unpacked(archive: zipfile.ZipFile, held: zipfile.ZipInfo, *, keep: int = _PIECE) -> bytes:
    """Read an entry to its end, counted and proved by its checksum; its first bytes are returned."""
    first, read = b"", 0
    try:
        with archive.open(held) as stream:
            while piece := stream.read(_PIECE):
                read += len(piece)
                if read > held.file_size:
                    raise Refused(Fault.UNPACKS_TOO_LARGE)
                if len(first) < keep:
                    first += piece[: keep - len(first)]
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, struct.error):
        raise Refused(Fault.DAMAGED) from None
    except Exception as error:
        if type(error).__module__ in {"zlib", "lzma", "_lzma"}:
            raise Refused(Fault.DAMAGED) from None
        raise
    if read != held.file_size:
        raise Refused(Fault.DAMAGED)
    return first


def refuse_entry(archive: zipfile.ZipFile, held: zipfile.ZipInfo) -> None:
    """A program or another archive inside, by its name or by what it begins with."""
    suffix = PurePosixPath(held.filename.lower().rstrip(" .")).suffix
    first = unpacked(archive, held, keep=64)
    if suffix in PROGRAMS or first.startswith(_PROGRAM_MARKS):
        raise Refused(Fault.PROGRAM)
    if suffix in ARCHIVES or (first.startswith(_ARCHIVE_MARKS) and suffix not in _OFFICE):
        raise Refused(Fault.NESTED)


def refuse_name(name: str) -> None:
    """A path that leads out of the folder it is unpacked in, a name that deceives its reader, or none."""
    parts = name.replace("\\", "/").split("/")
    absolute = name.startswith(("/", "\\")) or (len(name) > 1 and name[1] == ":")
    hidden = any(ord(sign) < 32 or sign in "\u200e\u200f" or "\u202a" <= sign <= "\u202e" for sign in name)
    isolates = any("\u2066" <= sign <= "\u2069" for sign in name)
    too_long = any(len(part) > LONGEST_NAME for part in parts)
    if not name or absolute or ".." in parts or hidden or isolates or too_long:
        raise Refused(Fault.ENTRY_NAMES)


def ends_as_archive(file: Opened) -> bool:
    """Would a program that opens archives find one at the end of this file?"""
    tail = file.tail(_END_SIZE + _LONGEST_COMMENT)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        return False
    (comment,) = struct.unpack_from("<H", tail, at + _END_SIZE - 2)
    return bool(len(tail) - at - _END_SIZE == comment)


def _too_dense(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > SMALL_ENOUGH and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1)
