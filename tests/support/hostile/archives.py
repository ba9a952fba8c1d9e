"""Archives that unpack to more than went in, hide others, lead out of their folder or hold programs."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from commonplatform.storage.confined.faults import Fault
from tests.support.hostile.proper import zipped

PROGRAM_ENDINGS = (
    *("exe", "dll", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "hta", "lnk", "jar"),
    *("apk", "sh", "reg", "scf", "pif", "chm", "docm", "xlsm", "pptm"),
)
ARCHIVE_ENDINGS = ("zip", "7z", "rar", "tar", "gz", "tgz", "bz2", "xz", "cab", "iso")
NAMES_THAT_LEAD_OUT = (
    *("../outside.txt", "a/../../outside.txt", "/etc/passwd", "\\windows\\system32\\x.txt", "C:\\x.txt", "c:/x.txt"),
    *(
        "..\\outside.txt",
        "a\\..\\..\\x.txt",
        "statement\u202efdp.txt",
        "x\u2066y.txt",
        "bell\x07.txt",
        "line\nbreak.txt",
    ),
    *("y" * 256 + ".txt", "\u200fname.txt", "..", "a/b/../../../c.txt"),
)

Named = tuple[str, bytes, Fault]


def archives() -> Iterator[Named]:
    for ending in PROGRAM_ENDINGS:
        yield f"{ending} inside.zip", zipped({"one.txt": b"one", f"folder/run.{ending}": b"harmless"}), Fault.PROGRAM
    for mark in (b"MZ\x90", b"\x7fELF\2", b"#!/bin/sh\n"):
        yield "a program under another name.zip", zipped({"photo.jpg": mark + b"\0" * 90}), Fault.PROGRAM
    for ending in ARCHIVE_ENDINGS:
        yield f"{ending} inside.zip", zipped({f"inner.{ending}": b"x" * 50}), Fault.NESTED
    for depth in range(1, 11):
        yield f"{depth} deep.zip", _nested(depth), Fault.NESTED
    yield "an archive under another name.zip", zipped({"photo.jpg": zipped({"a.txt": b"a"})}), Fault.NESTED
    for name in NAMES_THAT_LEAD_OUT:
        yield "names.zip", zipped({"fine.txt": b"fine", name: b"x"}), Fault.ENTRY_NAMES
    for megabytes in (2, 5, 20, 50, 100):
        yield f"{megabytes} MB of zeros.zip", _zeros(megabytes), Fault.UNPACKS_TOO_LARGE
    for claim in (1 << 30, (1 << 32) - 2):
        yield "claims gigabytes.zip", _claiming(claim), Fault.UNPACKS_TOO_LARGE
    yield "claims 5 GB.zip", _claiming_beyond_four_gigabytes(5 << 30), Fault.UNPACKS_TOO_LARGE
    yield "shared bytes.zip", _sharing(300), Fault.UNPACKS_TOO_LARGE
    for entries in (2_001, 6_000):
        yield f"{entries} files.zip", zipped({f"{n}.txt": b"" for n in range(entries)}), Fault.TOO_MANY_ENTRIES
    yield "locked.zip", _locked(), Fault.ENCRYPTED
    yield "nothing inside.zip", zipped({"empty folder/": b""}), Fault.EMPTY
    yield "checksum.zip", _with_a_wrong_checksum(), Fault.DAMAGED
    yield "smaller than it says.zip", _claiming(5_000), Fault.DAMAGED


def _nested(depth: int) -> bytes:
    inner = zipped({"last.txt": b"x" * 1000})
    for level in range(depth):
        inner = zipped({f"level {level}.zip": inner})
    return inner


def _zeros(megabytes: int) -> bytes:
    return zipped({"zeros.txt": b"\0" * (megabytes * 1024 * 1024)})


def _claiming(size: int) -> bytes:
    """A small entry whose directory says that it is large."""
    content = bytearray(zipped({"big.txt": b"x" * 1000}))
    at = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, size)
    return bytes(content)


def _claiming_beyond_four_gigabytes(size: int) -> bytes:
    """The same with the field that large archives use."""
    name, body = b"big.txt", zlib.compress(b"x" * 1000)[2:-4]
    local = b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", 45, 0, 8, 0, 0, 0, len(body), 1000, len(name), 0) + name + body
    extra = struct.pack("<HHQ", 1, 8, size)
    central = b"PK\x01\x02" + struct.pack(
        "<HHHHHHIIIHHHHHII", 45, 45, 0, 8, 0, 0, 0, len(body), 0xFFFFFFFF, len(name), len(extra), 0, 0, 0, 0, 0
    )
    central += name + extra
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)


def _sharing(times: int) -> bytes:
    """Many names for the same packed bytes."""
    body = zlib.compress(b"x" * 100_000)[2:-4]
    local = b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(body), 100_000, 1, 0) + b"a" + body
    central = b""
    for number in range(times):
        name = b"%d" % number
        central += b"PK\x01\x02" + struct.pack(
            "<HHHHHHIIIHHHHHII", 20, 20, 0, 8, 0, 0, 0, len(body), 100_000, len(name), 0, 0, 0, 0, 0, 0
        )
        central += name
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, times, times, len(central), len(local), 0)


def _locked() -> bytes:
    content = bytearray(zipped({"secret.txt": b"secret"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    return bytes(content)


def _with_a_wrong_checksum() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("one.txt", b"words that are checked")
    return out.getvalue().replace(b"words that are checked", b"words that are changed")
