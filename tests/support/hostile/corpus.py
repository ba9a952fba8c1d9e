"""The whole corpus with what is meant to become of each file (QUALITY R-07, S-11)."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random

from commonplatform.storage.confined.faults import Fault
from commonplatform.storage.file_types import FILE_TYPES
from tests.support.hostile import proper
from tests.support.hostile.archives import archives
from tests.support.hostile.documents import active_pdfs, compound_files, office_files, pdfs_refused
from tests.support.hostile.found import broken_files
from tests.unit.storage.pdfs import pdf

SIZE = 500
ANY_FAULT = frozenset(Fault)
# Text has no end of its own, and what is left of sound after a cut still plays.
WITHOUT_AN_END = {"note.txt", "call.mp3"}
_NEVER = {
    "animation.gif": b"GIF89a" + b"\0" * 50,
    "bitmap.bmp": b"BM" + b"\0" * 60,
    "photo.heic": proper.box(b"ftyp", b"heic\0\0\0\0mif1heic") + proper.box(b"meta", b"\0" * 30),
    "run.exe": b"MZ" + b"\0" * 200,
    "run.bin": b"\x7fELF" + b"\0" * 200,
    "packed.7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 50,
    "packed.rar": b"Rar!\x1a\x07\x01\0" + b"\0" * 50,
    "packed.gz": b"\x1f\x8b\x08" + b"\0" * 50,
    "Class.class": b"\xca\xfe\xba\xbe" + b"\0" * 50,
    "noise.dat": Random(3).randbytes(500),
    "sound.ogg": b"OggS" + b"\0" * 60,
    "sound.flac": b"fLaC" + b"\0" * 60,
    "webp.webp": b"RIFF" + struct.pack("<I", 30) + b"WEBP" + b"\0" * 26,
}
_MARKUP = (
    *("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "<html><body>x</body></html>"),
    *("<!DOCTYPE html><p>x</p>", "<script>alert(1)</script>", "<?php system('x'); ?>", "#!/bin/sh\nrm x"),
    *("<?xml version='1.0'?><svg/>", "  \n<svg onload='x'/>", "text, then <script>x</script>", "a <?php x ?>"),
)
_NAMES = (
    *("../../etc/passwd.pdf", "C:\\Users\\x\\details.pdf", "evil\u202efdp.pdf", "n" * 400 + ".pdf", "a\r\nb.pdf"),
    *("\x00null.pdf", "..pdf.pdf", "con:.pdf", "Llŷr – tystiolaeth.pdf", "spaces   .pdf", '"quoted".pdf', "<b>.pdf"),
    *(
        "no ending",
        "😀.pdf",
        "trailing.pdf. .",
        "back\\slash.pdf",
        "\ufeffmark.pdf",
        "per%cent.pdf",
        "a" * 255 + ".pdf",
    ),
)


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it is sent. `faults`: it is refused for one of these; none: it is taken in.

    `or_taken`: a file changed at random may still be whole.
    """

    group: str
    name: str
    content: bytes
    faults: frozenset[Fault] = frozenset()
    or_taken: bool = False
    active: bool = False


def corpus() -> list[SentFile]:
    """Every file of the corpus; the last group fills it up to `SIZE`."""
    made = [*_certain()]
    return [*made, *islice(_changed_at_random(), SIZE - len(made))]


def _certain() -> Iterator[SentFile]:
    whole = proper.proper_files()
    for name, content in whole.items():
        yield SentFile("proper", name, content)
    for name in _NAMES:
        yield SentFile("odd names", name, pdf())
    for ending in sorted({ending for held in FILE_TYPES for ending in held.endings}):
        yield SentFile("empty", f"empty{ending}", b"", frozenset({Fault.EMPTY}))
    yield SentFile("empty", "blank.txt", b" \r\n\0" * 500, frozenset({Fault.EMPTY}))
    yield from _cut_short(whole)
    yield from _mislabelled(whole)
    yield from _two_at_once(whole)
    for group, files in (
        ("archives", archives()),
        ("office", office_files()),
        ("compound", compound_files()),
        ("PDFs", pdfs_refused()),
        ("claims", _claims()),
        ("found by change", broken_files()),
    ):
        for name, content, fault in files:
            yield SentFile(group, name, content, frozenset({fault}))
    for name, content in active_pdfs():
        yield SentFile("active PDFs", name, content, active=True)
    for name, content in _NEVER.items():
        yield SentFile("never taken", name, content, frozenset({Fault.NOT_TAKEN}))
    for markup in _MARKUP:
        for name in ("drawing.svg", "page.txt"):
            yield SentFile("markup", name, markup.encode(), frozenset({Fault.NOT_TAKEN}))


def _cut_short(whole: dict[str, bytes]) -> Iterator[SentFile]:
    for name, content in whole.items():
        for share in (0.6, 0.9):
            if name not in WITHOUT_AN_END:
                yield SentFile("cut short", name, content[: int(len(content) * share)], ANY_FAULT)


def _mislabelled(whole: dict[str, bytes]) -> Iterator[SentFile]:
    for name, content in whole.items():
        for ending in (".pdf", ".jpg", ".exe"):
            stem, _dot, own = name.rpartition(".")
            if f".{own}" != ending:
                yield SentFile("mislabelled", f"{stem}{ending}", content, frozenset({Fault.MISLABELLED}))


def _two_at_once(whole: dict[str, bytes]) -> Iterator[SentFile]:
    packed = proper.zipped({"run.txt": b"x" * 300})
    for name, content in whole.items():
        if not name.endswith(("zip", "docx", "xlsx")):
            yield SentFile("two at once", name, content + packed, ANY_FAULT)
    for first in (b"GIF89a", b"MZ", b"#!/bin/sh\n", b"<html>", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"text before it "):
        yield SentFile("two at once", "two.pdf", first + pdf(), ANY_FAULT)
    yield SentFile("two at once", "two.zip", proper.zipped({"%PDF-1.7": b"x"}), frozenset({Fault.ADDED}))
    jpeg = whole["scene.jpg"]
    comment = b"\xff\xfe" + struct.pack(">H", 40) + b"%PDF-1.7 hidden in a comment".ljust(38)
    yield SentFile("two at once", "two.jpg", jpeg[:2] + comment + jpeg[2:], frozenset({Fault.ADDED}))
    yield SentFile("two at once", "behind.jpg", jpeg + b"MZ" + b"\1" * 90, frozenset({Fault.ADDED}))
    yield SentFile("two at once", "behind.png", whole["plan.png"] + b"<?php x ?>", frozenset({Fault.ADDED}))
    yield SentFile("two at once", "behind.mp4", whole["camera.mp4"] + b"MZ" + b"\1" * 90, ANY_FAULT)
    yield SentFile("two at once", "behind.mkv", whole["cctv.mkv"] + b"MZ" + b"\1" * 90, frozenset({Fault.ADDED}))
    yield SentFile("two at once", "behind.avi", whole["cctv.avi"] + b"MZ" + b"\1" * 90, frozenset({Fault.ADDED}))


def _claims() -> Iterator[tuple[str, bytes, Fault]]:
    """Headers that promise gigabytes, or pictures nobody can draw."""
    five = 5 << 30
    mdat = struct.pack(">I4sQ", 1, b"mdat", five) + b"\0" * 100
    moov = proper.box(b"ftyp", b"isom\0\0\0\0") + proper.box(b"moov", b"\0" * 20)
    yield "claims.mp4", moov + mdat, Fault.INCOMPLETE
    yield "claims.wav", b"RIFF" + struct.pack("<I", 0xFFFFFFF0) + b"WAVEfmt " + b"\0" * 50, Fault.INCOMPLETE
    yield "claims.avi", b"RIFF" + struct.pack("<I", 0xFFFFFFF0) + b"AVI LIST" + b"\0" * 50, Fault.INCOMPLETE
    segment = b"\x18\x53\x80\x67" + struct.pack(">Q", 0x0100000000000000 | five)
    yield "claims.mkv", proper.mkv()[:30].partition(b"\x18\x53")[0] + segment + b"\0" * 90, Fault.INCOMPLETE
    yield "claims.png", b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 0x7FFFFFFF) + b"IHDR" + b"\0" * 50, Fault.INCOMPLETE
    yield "huge.png", _huge_png(60_000, 60_000), Fault.PICTURE_TOO_LARGE
    yield "long.png", _huge_png(2_000_000, 90), Fault.PICTURE_TOO_LARGE
    yield "claims.mp3", b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + b"\0" * 90, Fault.INCOMPLETE


def _huge_png(width: int, height: int) -> bytes:
    def part(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0" * 100)) + part(b"IEND", b"")


def _changed_at_random() -> Iterator[SentFile]:
    chance, whole = Random(20_261_129), list(proper.proper_files().items())
    while True:
        name, content = chance.choice(whole)
        changed = bytearray(content)
        for _ in range(chance.choice((1, 4, 30))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        yield SentFile("changed at random", name, bytes(changed), ANY_FAULT, or_taken=True)
