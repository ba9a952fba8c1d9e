"""The stamp in the corner of every page, upright to the reader whatever the page's own rotation and crop."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cache
from itertools import count

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from commonplatform.documents.bundling.typeface import Typeface, number, text_at

# A page says itself under which name it holds the stamp's font and what it was stamped with, so that the next
# bundle finds it, and leaves it where nothing has changed.
FONT_KEY = "/CourtStampFont"
WORDS_KEY = "/CourtStampWords"
BEGINNING = b"q\n/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
_A4 = (0.0, 0.0, 595.0, 842.0)
_SIZE, _MARGIN = 8.5, 14.0
_MOST_RAW, _MOST_UNPACKED = 512 * 1024, 4 * 1024 * 1024
# Strings are passed over, for they may hold the same letters.
# The same words set apart by blanks: it begins with what seldom stands in a content stream, and only then looks back.
_WORDS = re.compile(rb"[qQBE](?<!\S.)(?:(?<=[qQ])|(?<=[BE])T)(?!\S)", re.DOTALL)
_STATE = re.compile(rb"\((?:[^\\()]++|\\.)*+\)|(?<![^\s\])>])(q|Q|BT|ET)(?![^\s\[(<])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stamper:
    """Stamps pages of one document."""

    document: Pdf
    typeface: Typeface
    font: Object
    left: bool
    opening: Object

    def stamp(self, page: Page, words: str) -> None:
        """Put the words on the page, behind nothing and outside whatever its own content left open."""
        held = page.obj
        contents = _streams(held.get("/Contents"))
        surplus_open, surplus_closed, in_text = _left_open(contents)
        name = self._give_font(held)
        tail = (b"ET\n" if in_text else b"") + b"Q\n" * (surplus_open + 1) + self._drawing(held, name, words)
        opening = self.document.make_stream(b"q\n" * (surplus_closed + 1)) if surplus_closed else self.opening
        held["/Contents"] = Array([opening, *contents, self.document.make_stream(tail)])
        held[WORDS_KEY] = self._mark(words)

    def stamp_again(self, page: Page, words: str) -> None:
        """Replace the stamp that this page was given in the bundle made before, unless it said the same."""
        mark = self._mark(words)
        if page.obj.get(WORDS_KEY) == mark:
            return
        page.obj[WORDS_KEY] = mark
        contents = page.obj.Contents
        closing = bytes(contents[-1].read_bytes()).partition(BEGINNING)[0]
        name = str(page.obj[FONT_KEY])
        page.obj.Resources.Font[name] = self.font
        contents[-1] = self.document.make_stream(closing + self._drawing(page.obj, name, words))

    def _mark(self, words: str) -> String:
        return String(f"{'left' if self.left else 'right'} {words}")

    def _give_font(self, page: Object) -> str:
        """The font under a name that the page's own content does not use."""
        resources = page.get("/Resources")
        if not isinstance(resources, Dictionary):
            resources = page.Resources = Dictionary()
        fonts = resources.get("/Font")
        if not isinstance(fonts, Dictionary):
            resources.Font = Dictionary()
            fonts = resources.Font
        names = (f"/CourtStamp{at}" for at in count())
        name = next(each for each in names if each not in fonts or fonts[each].objgen == self.font.objgen)
        fonts[name] = self.font
        page[FONT_KEY] = Name(name)
        return name

    def _drawing(self, page: Object, font: str, words: str) -> bytes:
        matrix, width, height = _upright(visible_box(page), rotation(page))
        size = _SIZE * max(min(width, height) / 595, 0.05)
        room = self.typeface.width(words, size)
        if room > 0.9 * width:
            size, room = size * 0.9 * width / room, 0.9 * width
        margin = min(_MARGIN * size / _SIZE, 0.04 * width)
        x = margin if self.left else width - margin - room
        pad = size * 0.3
        box = b"%.2f %.2f %.2f %.2f re f" % (x - pad, margin - pad, room + 2 * pad, size + 2 * pad)
        return b"%s\n%s cm 1 g %s 0 g\n%sEMC Q\n" % (
            BEGINNING,
            matrix,
            box,
            text_at(font[1:], self.typeface, words, size, x, margin + 0.1 * size),
        )


def visible_box(page: Object) -> tuple[float, float, float, float]:
    """What a reader shows of the page: its crop within its media; A4 where the page says nothing usable."""
    media = _box(page.get("/MediaBox")) or _A4
    crop = _box(page.get("/CropBox")) or media
    box = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    return box if box[2] > box[0] and box[3] > box[1] else media


def rotation(page: Object) -> int:
    """0, 90, 180 or 270."""
    try:
        return int(page.get("/Rotate", 0)) % 360 // 90 * 90
    except (TypeError, ValueError):
        return 0


@cache
def _upright(box: tuple[float, float, float, float], turned: int) -> tuple[bytes, float, float]:
    """A matrix from the page as it is shown to the page as it is drawn, and the shown width and height."""
    x0, y0, x1, y1 = box
    width, height = x1 - x0, y1 - y0
    matrix = {
        0: (1, 0, 0, 1, x0, y0),
        90: (0, 1, -1, 0, x1, y0),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, -1, 1, 0, x0, y1),
    }[turned]
    shown = (height, width) if turned in (90, 270) else (width, height)
    return b" ".join(number(value) for value in matrix), *shown


def _box(value: object) -> tuple[float, float, float, float] | None:
    if value is None:
        return None
    try:
        a, b, c, d = (float(each) for each in value)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        return None
    box = (min(a, c), min(b, d), max(a, c), max(b, d))
    return box if box[2] > box[0] and box[3] > box[1] else None


def _streams(contents: Object | None) -> list[Object]:
    if isinstance(contents, Stream):
        return [contents]
    if isinstance(contents, Array):
        return [each for each in contents if isinstance(each, Stream)]
    return []


def _left_open(contents: list[Object]) -> tuple[int, int, bool]:
    """How many graphics states the page's content leaves open, closes too often, and whether it ends inside text.

    Only an estimate: inline pictures may hold the same letters. Too many `Q` do no harm to a reader.
    """
    content = b"\n".join(_unpacked(stream) for stream in contents)
    return (0, 0, False) if _is_plainly_even(content) else _counted(content)


def _is_plainly_even(content: bytes) -> bool:
    """The quick look that settles it for almost every page."""
    words = _WORDS.findall(content)
    opened, closed = words.count(b"q"), words.count(b"Q")
    if opened != closed or words.count(b"BT") != words.count(b"ET"):
        return False
    return opened == 0 or words.index(b"q") < words.index(b"Q")


def _counted(content: bytes) -> tuple[int, int, bool]:
    depth = lowest = text = 0
    for operator in _STATE.findall(content):
        if operator == b"q":
            depth += 1
        elif operator == b"Q":
            depth -= 1
            lowest = min(lowest, depth)
        elif operator:
            text += 1 if operator == b"BT" else -1
    return max(depth - lowest, 0), -lowest, text > 0


def _unpacked(stream: Object) -> bytes:
    """The operators of a content stream, as far as they can be had cheaply; a bomb is not unpacked."""
    filters = stream.get("/Filter")
    if isinstance(filters, Array) and len(filters) == 1:
        filters = filters[0]
    raw = bytes(stream.read_raw_bytes())
    if len(raw) > _MOST_RAW:
        return b""
    if filters is None:
        return raw
    if filters != Name.FlateDecode or stream.get("/DecodeParms") is not None:
        return b""
    try:
        return zlib.decompressobj().decompress(raw, _MOST_UNPACKED)
    except zlib.error:
        return b""
