"""Make one bundle: take the parts over, stamp, label, bookmark, index, write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, StreamDecodeLevel, String

from commonplatform.documents.bundling.cleaning import clean, named_destinations
from commonplatform.documents.bundling.front import Front, destination
from commonplatform.documents.bundling.order import BuiltBundle, Order, Part, PartUnusable
from commonplatform.documents.bundling.outline import Mark, write_outline
from commonplatform.documents.bundling.stamp import Stamper
from commonplatform.documents.bundling.tags import BROKEN, TagRoot, is_tagged
from commonplatform.documents.bundling.typeface import plain, regular

Say = Callable[[int], None]
_ABOUT = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def assemble(order: Order, say: Say) -> BuiltBundle:
    """Write the bundle to `order.result`. Raises `PartUnusable`. `say` hears how many parts are in place.

    The parts stay open: their content is read only when the bundle is written, and the process ends soon after.
    """
    document = pikepdf.open(order.base) if order.base else pikepdf.new()
    tags = TagRoot(document)
    sections = _Parts(document, tags).place_all(order, say)
    front = Front(order)
    first_pages = _first_pages(order, front.pages)
    font = regular().embed(document)
    front.add_to(document, font, first_pages)
    pages = list(document.pages)
    _stamp(order, document, pages, font, front.pages)
    section, parents = front.link(document, pages, first_pages, tags.next_key)
    tags.add(parents)
    untagged = sum(len(each.K) == 0 for each in sections)
    tags.finish([section, *sections], complete=untagged == 0)
    _bookmark(order, document, pages, front, first_pages)
    _label(order, document, first_pages)
    _describe(order, document)
    # What the parts bring is packed already, and stamps are too short to gain by it.
    document.save(order.result, compress_streams=False, stream_decode_level=StreamDecodeLevel.none)
    return BuiltBundle(len(pages), first_pages, untagged)


class _Parts:
    """Puts the parts into the document, one after the other."""

    def __init__(self, document: Pdf, tags: TagRoot) -> None:
        self._document, self._tags = document, tags
        self._sources: list[Pdf] = []

    def place_all(self, order: Order, say: Say) -> list[Object]:
        """The structure element of every part, in order."""
        before = self._leave_out(order) if order.base else {}
        sections, at = [], 0
        for place, part in enumerate(order.parts):
            if part.kept is not None:
                section = before[part.kept]
                section.T = String(part.title)
            else:
                section = self._take_over(part, place, at)
            sections.append(section)
            at += part.pages
            say(place + 1)
        return sections

    def _leave_out(self, order: Order) -> dict[int, Object]:
        """Take the front and what is not kept out of the earlier bundle; the elements of what stays, by place."""
        elements = self._tags.sections()[1:]
        stays = {part.kept for part in order.parts}
        starts = [order.base_front + sum(order.base_pages[:place]) for place in range(len(order.base_pages))]
        for place in reversed(range(len(order.base_pages))):
            if place not in stays:
                self._remove(starts[place], order.base_pages[place])
        self._remove(0, order.base_front)
        return {place: element for place, element in enumerate(elements) if place in stays}

    def _remove(self, start: int, count: int) -> None:
        self._tags.drop([self._document.pages[at] for at in range(start, start + count)])
        del self._document.pages[start : start + count]

    def _take_over(self, part: Part, place: int, at: int) -> Object:
        try:
            source = pikepdf.open(part.path, attempt_recovery=False)
            self._sources.append(source)
            self._insert(source, at)
        except BROKEN as error:
            raise PartUnusable(place, f"{type(error).__name__}: {error}") from error
        if len(source.pages) != part.pages:
            raise PartUnusable(place, f"{len(source.pages)} pages instead of {part.pages}")
        section = self._tags.empty_section(part.title)
        if is_tagged(source):
            self._tags.take_over(section, source, [self._document.pages[at + offset] for offset in range(part.pages)])
        return section

    def _insert(self, source: Pdf, at: int) -> None:
        named, tagged = named_destinations(source), is_tagged(source)
        for page in source.pages:
            clean(page, named, tagged=tagged)
        if at == len(self._document.pages):
            self._document.pages.extend(source.pages)
            return
        for offset, page in enumerate(source.pages):
            self._document.pages.insert(at + offset, page)


def _first_pages(order: Order, front: int) -> tuple[int, ...]:
    """The page of the bundle (from 1) on which each part begins."""
    first, found = front + 1, []
    for part in order.parts:
        found.append(first)
        first += part.pages
    return tuple(found)


def _stamp(order: Order, document: Pdf, pages: list[Page], font: Object, front: int) -> None:
    """Every page says which page of the bundle it is; those of parts say their own label first."""
    stamper = Stamper(
        document=document,
        typeface=regular(),
        font=font,
        left=order.stamp_left,
        opening=document.make_stream(b"q\n"),
    )
    total = len(pages)
    labels = _labels(order)
    for number, page in enumerate(pages, start=1):
        words = order.words.page_of % {"page": number, "pages": total}
        if number <= front:
            stamper.stamp(page, words)
            continue
        label, stamped_before = next(labels)
        stamp = stamper.stamp_again if stamped_before else stamper.stamp
        stamp(page, f"{label} · {words}")


def _labels(order: Order) -> Iterator[tuple[str, bool]]:
    """The label of every page of the parts, and whether the page was stamped in the earlier bundle."""
    for part in order.parts:
        for page in range(part.pages):
            yield part.label(page), part.kept is not None


def _bookmark(order: Order, document: Pdf, pages: list[Page], front: Front, first_pages: tuple[int, ...]) -> None:
    """Cover, index, then section over document."""
    marks = [
        Mark(order.words.cover, destination(pages[0])),
        Mark(order.words.index, destination(pages[front.index_page])),
    ]
    section = None
    for part, first in zip(order.parts, first_pages, strict=True):
        place = destination(pages[first - 1])
        if part.section != section:
            section = part.section
            marks.append(Mark(plain(section), place))
        marks[-1].within.append(Mark(plain(f"{part.labels} {part.title}"), place))
    write_outline(document, marks)


def _label(order: Order, document: Pdf, first_pages: tuple[int, ...]) -> None:
    """The reader's own page box shows the stable labels, so that "KWS12" can be typed there."""
    numbers = Array([0, Dictionary(S=Name("/r"))])
    for part, first in zip(order.parts, first_pages, strict=True):
        numbers.append(first - 1)
        numbers.append(Dictionary(S=Name("/D"), P=String(part.label_prefix), St=part.label_first))
    document.Root.PageLabels = Dictionary(Nums=numbers)


def _describe(order: Order, document: Pdf) -> None:
    document.Root.Lang = String(order.language)
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    document.Root.PageMode = Name("/UseOutlines")
    document.trailer.Info = document.make_indirect(
        Dictionary(Title=String(plain(order.title)), Author=String(plain(order.author)))
    )
    document.Root.Metadata = document.make_stream(
        _ABOUT.format(title=escape(plain(order.title)), language=order.language).encode(),
        Type=Name.Metadata,
        Subtype=Name("/XML"),
    )
