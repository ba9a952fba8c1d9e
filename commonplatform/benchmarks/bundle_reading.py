"""Reads a finished bundle back: every stamp, link, bookmark and page label, and which of them are wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from commonplatform.documents.bundling.order import Part
from commonplatform.documents.bundling.typeface import regular

_SHOWN = re.compile(rb"<([0-9a-f]*)> Tj")
_STAMPED = re.compile(r"(?:(?P<label>\S+) · )?\D*(?P<page>\d+)\D+(?P<pages>\d+)$")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the corner of a page says."""

    label: str
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class ReadBundle:
    """Pages count from 0. `links` are (words, target), `bookmarks` (title, target)."""

    stamps: tuple[Stamp, ...]
    labels: tuple[str, ...]
    links: tuple[tuple[str, int], ...]
    bookmarks: tuple[tuple[str, int], ...]


def read_bundle(path: Path) -> ReadBundle:
    """Open the file and follow everything in it that leads to a page."""
    with pikepdf.open(path) as document:
        places = {page.obj.objgen: at for at, page in enumerate(document.pages)}
        return ReadBundle(
            stamps=tuple(_stamp(page) for page in document.pages),
            labels=tuple(str(page.label) for page in document.pages),
            links=tuple(_links(document, places)),
            bookmarks=tuple(_bookmarks(document, places)),
        )


def wrong_references(found: ReadBundle, parts: Sequence[Part]) -> list[str]:
    """Everything that does not lead where it says; an empty list is the only good answer."""
    front = len(found.stamps) - sum(part.pages for part in parts)
    expected = [(part.label(page), part) for part in parts for page in range(part.pages)]
    faults = []
    for at, stamp in enumerate(found.stamps):
        label = expected[at - front][0] if at >= front else ""
        if stamp != Stamp(label, at + 1, len(found.stamps)):
            faults.append(f"page {at + 1} is stamped {stamp}, not {label!r}")
        if at >= front and found.labels[at] != label:
            faults.append(f"page {at + 1} is labelled {found.labels[at]}, not {label}")
    first_of = [part.label(0) for part in parts]
    begun = [target for words, target in found.links if words.split()[0].split("–")[0] in first_of]
    marks = [target for title, target in found.bookmarks if title.split()[0].split("–")[0] in first_of]
    for kind, targets in (("link", begun), ("bookmark", marks)):
        landed = [found.stamps[target].label if target >= 0 else "" for target in targets]
        if landed != first_of:
            faults.append(f"{kind}s land on {landed}, not on {first_of}")
    faults += [f"{words!r} leads nowhere" for words, target in (*found.links, *found.bookmarks) if target < 0]
    return faults


def _stamp(page: pikepdf.Page) -> Stamp:
    last = bytes(page.obj.Contents[-1].read_bytes())
    said = _STAMPED.match("".join(_words(shown) for shown in _SHOWN.findall(last)))
    if said is None:
        return Stamp("", 0, 0)
    return Stamp(said["label"] or "", int(said["page"]), int(said["pages"]))


def _words(shown: bytes) -> str:
    return regular().decode(shown)


def _links(document: pikepdf.Pdf, places: dict[tuple[int, int], int]) -> Iterator[tuple[str, int]]:
    """The links of cover and index."""
    for page in document.pages:
        for annotation in page.obj.get("/Annots", ()):
            if "/StructParent" in annotation and "/Contents" in annotation and annotation.get("/Subtype") == "/Link":
                yield str(annotation.Contents), places.get(annotation.Dest[0].objgen, -1)


def _bookmarks(document: pikepdf.Pdf, places: dict[tuple[int, int], int]) -> Iterator[tuple[str, int]]:
    with document.open_outline() as outline:
        for item in outline.root:
            for each in (item, *item.children):
                place = each.destination
                yield str(each.title), places.get(place[0].objgen, -1) if isinstance(place, pikepdf.Array) else -1
