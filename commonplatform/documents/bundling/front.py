"""Cover and index: tagged pages whose every line leads to the page it names."""

from __future__ import annotations

from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from commonplatform.documents.bundling.order import Order, Part
from commonplatform.documents.bundling.typeface import Typeface, bold, number, regular, text_at

_WIDTH, _HEIGHT = 595, 842
_LEFT, _RIGHT, _TOP, _BOTTOM = 56.0, 539.0, 780.0, 64.0
_LABEL_ROOM, _TITLE_AT, _TITLE_ROOM = 104.0, 166.0, 320.0
_BODY, _SMALL, _LEAD = 10.5, 9.0, 14.5


@dataclass(slots=True)
class _Line:
    """One line that stands on a page: its pieces are (text, x, bold); `part` is where it leads."""

    pieces: list[tuple[str, float, bool]]
    size: float = _BODY
    lead: float = _LEAD
    tag: str = "P"
    part: int | None = None
    begins: bool = True
    ends: bool = True


@dataclass(slots=True)
class _Sheet:
    """One page being set."""

    lines: list[tuple[float, _Line]] = field(default_factory=list)


class Front:
    """The pages before the first part. How many there are does not depend on the numbers they print."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._sheets = [*_set(_cover(order)), *_set(_index(order))]

    @property
    def pages(self) -> int:
        return len(self._sheets)

    @property
    def index_page(self) -> int:
        """The page (from 0) on which the index begins."""
        return len(_set(_cover(self._order)))

    def drawn(self, document: Pdf, font: Object, first_pages: tuple[int, ...]) -> list[Page]:
        """The pages; `first_pages` are the bundle's page numbers (from 1) at which the parts begin."""
        fonts = Dictionary(CourtText=font, CourtBold=bold().embed(document))
        return [_draw(document, sheet, fonts, first_pages) for sheet in self._sheets]

    def link(
        self, document: Pdf, pages: list[Page], first_pages: tuple[int, ...], next_key: int
    ) -> tuple[Object, list[tuple[int, Object]]]:
        """Make the links and the tags, once every page has its place.

        Answers the structure element of the front and what its pages and links add to the parent tree from `next_key`.
        """
        tagging = _Tagging(document, pages, next_key)
        for at, sheet in enumerate(self._sheets):
            tagging.page(pages[at], sheet, first_pages)
        return tagging.section, tagging.parents


class _Tagging:
    """Builds the structure of the front, line by line in reading order."""

    def __init__(self, document: Pdf, pages: list[Page], next_key: int) -> None:
        self.document, self._pages, self._key = document, pages, next_key
        self.section = self._element("Sect", None)
        self._contents: Object | None = None
        self._current: Object | None = None
        self.parents: list[tuple[int, Object]] = []

    def page(self, page: Page, sheet: _Sheet, first_pages: tuple[int, ...]) -> None:
        page.obj.StructParents = self._take_key()
        held, annotations = Array(), Array()
        slot = len(self.parents)
        for mark, (y, line) in enumerate(sheet.lines):
            element = self._owner(line)
            element.K.append(Dictionary(Type=Name("/MCR"), Pg=page.obj, MCID=mark))
            held.append(element)
            if line.part is not None:
                annotations.append(self._link(page, element, line, y, first_pages[line.part]))
        self.parents.insert(slot, (int(page.obj.StructParents), self.document.make_indirect(held)))
        if len(annotations):
            page.obj.Annots = annotations

    def _owner(self, line: _Line) -> Object:
        """The element a line belongs to: its own, or that of the line it goes on from."""
        if not line.begins and self._current is not None:
            return self._current
        if line.part is None:
            self._current = self._element(line.tag, self.section)
            self._contents = None
            return self._current
        if self._contents is None:
            self._contents = self._element("TOC", self.section)
        item = self._element("TOCI", self._contents)
        reference = self._element("Reference", item)
        self._current = self._element("Link", reference)
        return self._current

    def _link(self, page: Page, element: Object, line: _Line, y: float, target: int) -> Object:
        words = " ".join(text for text, _x, _bold in line.pieces)
        annotation = self.document.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([_LEFT, round(y - 4, 2), _RIGHT, round(y + line.lead - 4, 2)]),
                Border=Array([0, 0, 0]),
                Contents=String(words),
                Dest=destination(self._pages[target - 1]),
                StructParent=self._take_key(),
                F=4,
            )
        )
        element.K.append(Dictionary(Type=Name("/OBJR"), Pg=page.obj, Obj=annotation))
        self.parents.append((int(annotation.StructParent), element))
        return annotation

    def _element(self, tag: str, parent: Object | None) -> Object:
        element = self.document.make_indirect(Dictionary(Type=Name("/StructElem"), S=Name(f"/{tag}"), K=Array()))
        if parent is not None:
            element.P = parent
            parent.K.append(element)
        return element

    def _take_key(self) -> int:
        self._key += 1
        return self._key - 1


def destination(page: Page) -> Array:
    """Where a link or a bookmark lands: the whole page."""
    return Array([page.obj, Name.Fit])


def _cover(order: Order) -> list[_Line]:
    lines = _wrapped(order.title, _LEFT, _RIGHT - _LEFT, size=22, lead=30, tag="H1", heavy=True)
    for label, value in order.facts:
        texts = regular().wrap(value, _BODY, _RIGHT - 200) or [""]
        lines += [
            _Line([(label, _LEFT, True), (text, 200, False)] if first else [(text, 200, False)], begins=first, lead=18)
            for first, text in zip([True, *[False] * len(texts)], texts, strict=False)
        ]
    for notice in order.notices:
        wrapped = _wrapped(notice, _LEFT, _RIGHT - _LEFT)
        wrapped[0].lead = 30
        lines += wrapped
    return lines


def _index(order: Order) -> list[_Line]:
    lines = _wrapped(order.words.index, _LEFT, _RIGHT - _LEFT, size=18, lead=26, tag="H1", heavy=True)
    on_the_right = _RIGHT - bold().width(order.words.page, _SMALL)
    heads = [
        (order.words.labels, _LEFT, True),
        (order.words.document, _TITLE_AT, True),
        (order.words.page, on_the_right, True),
    ]
    section = None
    for at, part in enumerate(order.parts):
        if part.section != section:
            section = part.section
            lines += _wrapped(section, _LEFT, _RIGHT - _LEFT, size=12, lead=24, tag="H2", heavy=True)
            if heads:
                lines.append(_Line(heads, size=_SMALL))
                heads = []
        lines += _entry(at, part)
    return lines


def _entry(at: int, part: Part) -> list[_Line]:
    """Labels, title, note and the page number of one document; the number is printed when it is known."""
    labels = regular().wrap(part.labels, _SMALL, _LABEL_ROOM)
    titles = [
        *regular().wrap(part.title, _BODY, _TITLE_ROOM),
        *(regular().wrap(part.note, _SMALL, _TITLE_ROOM) if part.note else []),
    ]
    lines = []
    rows = max(len(labels), len(titles))
    for row in range(rows):
        pieces = [(labels[row], _LEFT, False)] if row < len(labels) else []
        if row < len(titles):
            pieces.append((titles[row], _TITLE_AT, False))
        lines.append(_Line(pieces, part=at, begins=row == 0, ends=row == rows - 1))
    return lines


def _wrapped(
    text: str, x: float, room: float, *, size: float = _BODY, lead: float = _LEAD, tag: str = "P", heavy: bool = False
) -> list[_Line]:
    typeface = bold() if heavy else regular()
    return [
        _Line([(line, x, heavy)], size=size, lead=lead, tag=tag, begins=first == 0)
        for first, line in enumerate(typeface.wrap(text, size, room) or [""])
    ]


def _set(lines: list[_Line]) -> list[_Sheet]:
    """Lines onto sheets. A heading is not left alone at the foot."""
    sheets, y = [_Sheet()], _TOP
    for at, line in enumerate(lines):
        following = (
            lines[at + 1].lead + (lines[at + 2].lead if at + 2 < len(lines) else 0) if at + 1 < len(lines) else 0
        )
        needed = line.lead + (following if line.tag in ("H1", "H2") else 0)
        if y - needed < _BOTTOM:
            sheets.append(_Sheet())
            y = _TOP
        y -= line.lead
        sheets[-1].lines.append((y, line))
    return sheets


def _draw(document: Pdf, sheet: _Sheet, fonts: Dictionary, first_pages: tuple[int, ...]) -> Page:
    content = b""
    for mark, (y, line) in enumerate(sheet.lines):
        tag = "Link" if line.part is not None else line.tag
        pieces = list(line.pieces)
        if line.part is not None and line.begins:
            printed = str(first_pages[line.part])
            pieces.append((printed, _RIGHT - regular().width(printed, line.size), False))
        content += b"/%s <</MCID %d>> BDC\n" % (tag.encode(), mark)
        for text, x, heavy in pieces:
            content += text_at("CourtBold" if heavy else "CourtText", _face(heavy=heavy), text, line.size, x, y)
        content += b"EMC\n"
        if line.part is not None and line.ends:
            content += _rule(y)
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, _WIDTH, _HEIGHT]),
        Resources=Dictionary(Font=fonts),
        Contents=document.make_stream(content),
        Tabs=Name.S,
    )
    return Page(document.make_indirect(page))


def _rule(y: float) -> bytes:
    line = b" ".join((number(_LEFT), number(y - 4), b"m", number(_RIGHT), number(y - 4), b"l S"))
    return b"/Artifact BMC q 0.3 w 0.7 G " + line + b" Q EMC\n"


def _face(*, heavy: bool) -> Typeface:
    return bold() if heavy else regular()
