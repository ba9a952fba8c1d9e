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
    parts = _Parts(document, tags)
    sections = parts.place_all(order, say)
    front = Front(order)
    first_pages = _first_pages(order, front.pages)
    font = regular().embed(document)
    pages = [*front.drawn(document, font, first_pages), *parts.pages]
    _bind(document, pages)
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
    """Puts the parts into the document, one after the other; `pages` are theirs, in order."""

    def __init__(self, document: Pdf, tags: TagRoot) -> None:
        self._document, self._tags = document, tags
        self._sources: list[Pdf] = []
        self.pages: list[Page] = []

    def place_all(self, order: Order, say: Say) -> list[Object]:
        """The structure element of every part, in order."""
        before = self._before(order) if order.base else []
        sections = []
        for place, part in enumerate(order.parts):
            if part.kept is not None:
                section, pages = before[part.kept]
                section.T = String(part.title)
            else:
                section, pages = self._take_over(part, place)
            sections.append(section)
            self.pages += pages
            say(place + 1)
        return sections

    def _before(self, order: Order) -> list[tuple[Object, list[Page]]]:
        """What stood in the earlier bundle: element and pages of each part. The front and what is not kept leave."""
        pages = list(self._document.pages)
        at, found = order.base_front, []
        for element, count in zip(self._tags.sections()[1:], order.base_pages, strict=True):
            found.append((element, pages[at : at + count]))
            at += count
        stays = {part.kept for part in order.parts}
        self._tags.drop(pages[: order.base_front])
        for place, (_element, left) in enumerate(found):
            if place not in stays:
                self._tags.drop(left)
        return found

    def _take_over(self, part: Part, place: int) -> tuple[Object, list[Page]]:
        try:
            source = pikepdf.open(part.path, attempt_recovery=False)
            self._sources.append(source)
            pages = self._copied(source)
        except BROKEN as error:
            raise PartUnusable(place, f"{type(error).__name__}: {error}") from error
        if len(pages) != part.pages:
            raise PartUnusable(place, f"{len(pages)} pages instead of {part.pages}")
        section = self._tags.empty_section(part.title)
        if is_tagged(source):
            self._tags.take_over(section, source, pages)
        return section, pages

    def _copied(self, source: Pdf) -> list[Page]:
        named, tagged = named_destinations(source), is_tagged(source)
        pages = list(source.pages)
        for page in pages:
            clean(page, named, tagged=tagged)
        return [Page(self._document.copy_foreign(page.obj)) for page in pages]


def _bind(document: Pdf, pages: list[Page]) -> None:
    """Write the page tree at once: put in one by one, every page would cost a look at all those before it."""
    tree = document.Root.Pages
    for page in pages:
        page.obj.Parent = tree
    tree.Kids, tree.Count = Array([page.obj for page in pages]), len(pages)


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
