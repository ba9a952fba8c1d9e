"""Making bundles in tests, through the very program that the worker uses."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from commonplatform.documents.bundles import make_bundle
from commonplatform.documents.bundling.order import BuiltBundle, Order, Part


def with_text(path: Path, words: Sequence[str], *, box: tuple[float, ...] = (0, 0, 595, 842), rotate: int = 0) -> Path:
    """A PDF with one page for each of the words."""
    with pikepdf.new() as document:
        font = document.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for word in words:
            page = document.add_blank_page(page_size=(abs(box[2] - box[0]) or 1, abs(box[3] - box[1]) or 1))
            page.obj.MediaBox = Array(box)
            page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
            page.obj.Contents = document.make_stream(b"BT /F1 12 Tf 60 700 Td (%s) Tj ET" % word.encode())
            if rotate:
                page.obj.Rotate = rotate
        document.save(path)
    return path


def part(path: Path, *, prefix: str = "KWS", first: int = 1, title: str = "", section: str = "Statements") -> Part:
    with pikepdf.open(path) as document:
        pages = len(document.pages)
    return Part(
        title=title or path.stem, section=section, label_prefix=prefix, label_first=first, pages=pages, path=str(path)
    )


def order(parts: Sequence[Part], result: Path, **more: object) -> Order:
    facts = (("Case", "42AB1234526"), ("Defendant", "Ada Lovelace"))
    wanted = Order(title="Bundle", language="en", facts=facts, parts=tuple(parts), result=str(result))
    return replace(wanted, **more)  # type: ignore[arg-type]


def made(wanted: Order) -> BuiltBundle:
    return make_bundle(wanted, wanted=lambda done: True).bundle


def made_again(base: Order, built: BuiltBundle, parts: Sequence[tuple[Part, int | None]], result: Path) -> Order:
    """The order for a bundle from `base`: each part with its place there, or None where it is new."""
    return replace(
        base,
        result=str(result),
        base=base.result,
        base_front=built.first_pages[0] - 1,
        base_pages=tuple(each.pages for each in base.parts),
        parts=tuple(each if kept is None else replace(each, path="", kept=kept) for each, kept in parts),
    )


def all_content(path: Path) -> bytes:
    """Every stream of the file, unpacked, whether a page leads to it or not."""
    with pikepdf.open(path) as document:
        return b"\n".join(bytes(each.read_bytes()) for each in document.objects if isinstance(each, pikepdf.Stream))
