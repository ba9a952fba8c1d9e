"""The typeface of covers, indexes and stamps, embedded so that Welsh and foreign names print everywhere."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf

from commonplatform.documents.bundling.font_tables import FontTables

FOLDER = Path(__file__).parent / "typefaces"
_UNKNOWN = "\ufffd"
_TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Court def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
{ranges}
endcmap CMapName currentdict /CMap defineresource pop end end"""


class Typeface:
    """One font file: measures and encodes text, and puts itself into a document."""

    def __init__(self, file_name: str) -> None:
        self._bytes = (FOLDER / file_name).read_bytes()
        self.name = file_name.removesuffix(".ttf")
        font = FontTables(self._bytes)
        scale = 1000 / font.units_per_em
        self._widths = [advance * scale for advance in font.advances]
        self._box = [round(side * scale) for side in font.box]
        self._ascent, self._descent = round(font.ascent * scale), round(font.descent * scale)
        self._glyphs = font.glyphs
        self._by_glyph = {glyph: each for each, glyph in reversed(self._glyphs.items())}
        self._written = _Known({each: b"%04x" % glyph for each, glyph in self._glyphs.items()})
        self._measured = _Known({each: self._widths[glyph] for each, glyph in self._glyphs.items()})

    def encode(self, text: str) -> bytes:
        """The text as glyphs for `Tj`. A character that the font lacks is shown as one that says so."""
        return b"<" + b"".join(map(self._written.__getitem__, text)) + b">"

    def decode(self, written: bytes) -> str:
        """What `encode` wrote, without its brackets."""
        return "".join(self._by_glyph[int(written[at : at + 4], 16)] for at in range(0, len(written), 4))

    def width(self, text: str, size: float) -> float:
        """How wide the text is at a size."""
        return float(sum(map(self._measured.__getitem__, text))) * size / 1000

    def wrap(self, text: str, size: float, room: float) -> list[str]:
        """The text in lines that fit; a word that is too long is broken."""
        lines, line = [], ""
        for word in text.split():
            candidate = f"{line} {word}".strip()
            if self.width(candidate, size) <= room:
                line = candidate
                continue
            if line:
                lines.append(line)
            while self.width(word, size) > room and len(word) > 1:
                fits = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or self.width(word[:n], size) <= room)
                lines.append(word[:fits])
                word = word[fits:]
            line = word
        return [*lines, line] if line or not lines else lines

    def embed(self, document: Pdf) -> Object:
        """The font as an object of the document."""
        return document.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=Name(f"/{self.name}"),
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([document.make_indirect(self._descendant(document))]),
                ToUnicode=document.make_stream(self._to_unicode()),
            )
        )

    def _descendant(self, document: Pdf) -> Dictionary:
        file = document.make_stream(_packed(self._bytes), Filter=Name.FlateDecode, Length1=len(self._bytes))
        return Dictionary(
            Type=Name.Font,
            Subtype=Name("/CIDFontType2"),
            BaseFont=Name(f"/{self.name}"),
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
            CIDToGIDMap=Name("/Identity"),
            W=Array([0, Array([round(width) for width in self._widths])]),
            FontDescriptor=document.make_indirect(
                Dictionary(
                    Type=Name.FontDescriptor,
                    FontName=Name(f"/{self.name}"),
                    Flags=4,
                    FontBBox=Array(self._box),
                    ItalicAngle=0,
                    Ascent=self._ascent,
                    Descent=self._descent,
                    CapHeight=729,
                    StemV=80,
                    FontFile2=file,
                )
            ),
        )

    def _to_unicode(self) -> bytes:
        pairs = [f"<{glyph:04x}> <{each.encode('utf-16-be').hex()}>" for each, glyph in self._glyphs.items()]
        blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
        ranges = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return _TO_UNICODE.format(ranges=ranges).encode()


class _Known(dict[str, Any]):
    """What is known of each character; one that the font lacks counts as the sign for that."""

    def __missing__(self, character: str) -> Any:
        return self[_UNKNOWN]


@cache
def regular() -> Typeface:
    return Typeface("CourtBundleSans.ttf")


@cache
def bold() -> Typeface:
    return Typeface("CourtBundleSans-Bold.ttf")


@cache
def _packed(content: bytes) -> bytes:
    return zlib.compress(content, 1)


def number(value: float) -> bytes:
    """A number as it stands in a content stream."""
    return f"{value:.3f}".rstrip("0").rstrip(".").encode()


def text_at(font: str, typeface: Typeface, text: str, size: float, x: float, y: float) -> bytes:
    """One line of text at a place."""
    return b"BT /%s %.3f Tf %.2f %.2f Td %s Tj ET\n" % (font.encode(), size, x, y, typeface.encode(text))


def plain(value: Any) -> str:
    """Text as a document's metadata takes it: one line."""
    return " ".join(str(value).split())
