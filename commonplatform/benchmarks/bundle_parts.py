"""A case file as a bundle meets it: 200 documents of ten pages, text and a picture on each, 74 MB together."""

from __future__ import annotations

import random
import zlib
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name

from commonplatform.documents.bundling.order import Part

DOCUMENTS, PAGES, PICTURE_BYTES = 200, 10, 36 * 1024
_SECTIONS = (("CS", "Case summary", 4), ("KWS", "Key witness statements", 90), ("EX", "Exhibits", DOCUMENTS))


def make_parts(folder: Path) -> list[Part]:
    """Write the files; the same every time."""
    chance = random.Random(5)  # noqa: S311 – content, not a secret
    parts, counts = [], dict.fromkeys((code for code, _title, _until in _SECTIONS), 0)
    for number in range(DOCUMENTS):
        code, section, _until = next(each for each in _SECTIONS if number < each[2])
        path = folder / f"{number:03d}.pdf"
        _write(path, chance)
        title = f"Document {number + 1} of the prosecution case"
        part = Part(
            title=title,
            section=section,
            label_prefix=code,
            label_first=counts[code] + 1,
            pages=PAGES,
            note="Served 3 November 2026",
            path=str(path),
        )
        counts[code] += PAGES
        parts.append(part)
    return parts


def _write(path: Path, chance: random.Random) -> None:
    with pikepdf.new() as document:
        font = document.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for page in range(PAGES):
            picture = document.make_stream(
                zlib.compress(chance.randbytes(PICTURE_BYTES), 0),
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=1024,
                Height=PICTURE_BYTES // 1024,
                ColorSpace=Name.DeviceGray,
                BitsPerComponent=8,
                Filter=Name.FlateDecode,
            )
            drawn = document.add_blank_page(page_size=(595, 842))
            drawn.obj.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(I0=picture))
            drawn.obj.Contents = document.make_stream(_text(page))
        document.save(path)


def _text(page: int) -> bytes:
    lines = b"".join(b"(Line %d of page %d of the statement) Tj T*\n" % (line, page) for line in range(45))
    return b"BT /F1 11 Tf 60 780 Td 14 TL\n" + lines + b"ET q 400 0 0 300 80 80 cm /I0 Do Q"
