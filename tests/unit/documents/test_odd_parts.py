"""Odd and hostile PDFs as parts: the stamp is upright and visible, nothing runs, nothing else breaks."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from commonplatform.benchmarks.bundle_reading import read_bundle, wrong_references
from commonplatform.documents.bundling.stamp import visible_box
from tests.unit.documents.bundling import made, order, part, with_text
from tests.unit.documents.test_bundles import checked

Change = Callable[[Pdf], None]


def changed(path: Path, change: Change) -> Path:
    with_text(path, ["one", "two"])
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        change(document)
        document.save()
    return path


def every_page(change: Callable[[pikepdf.Object, Pdf], None]) -> Change:
    def of_all(document: Pdf) -> None:
        for page in document.pages:
            change(page.obj, document)

    return of_all


def _set(**entries: object) -> Change:
    def setting(page: pikepdf.Object, document: Pdf) -> None:
        for key, value in entries.items():
            page[f"/{key}"] = value

    return every_page(setting)


def _javascript(document: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    document.Root.OpenAction = script
    document.pages[0].obj.AA = Dictionary(O=script)
    document.pages[0].obj.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=script, AA=Dictionary(E=script))]
    )


def _broken_annotations(document: Pdf) -> None:
    document.pages[0].obj.Annots = Array([None, 7, String("x"), Dictionary(), Dictionary(Subtype=Name.Link, A=5)])
    document.pages[1].obj.Annots = String("none at all")


def _named_links(document: Pdf) -> None:
    places = Array([String("chapter"), Array([document.pages[1].obj, Name.Fit])])
    document.Root.Names = Dictionary(Dests=document.make_indirect(Dictionary(Names=places)))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Dest=String("chapter"))
    document.pages[0].obj.Annots = Array([link])


def _own_labels(document: Pdf) -> None:
    document.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name("/A"))]))


def _left_open(page: pikepdf.Object, document: Pdf) -> None:
    page.Contents = document.make_stream(b"q 0.1 0 0 0.1 300 300 cm q BT /F1 9 Tf (q q Q) Tj")


def _closed_too_often(page: pikepdf.Object, document: Pdf) -> None:
    page.Contents = document.make_stream(b"Q Q Q 2 0 0 2 0 0 cm BT /F1 9 Tf (x) Tj ET")


ODD: dict[str, Change] = {
    "turned once": _set(Rotate=90),
    "turned over": _set(Rotate=180),
    "turned thrice": _set(Rotate=270),
    "turned back": _set(Rotate=-90),
    "turned by nonsense": _set(Rotate=String("up")),
    "cropped": _set(CropBox=Array([100, 200, 400, 700])),
    "cropped outside the paper": _set(CropBox=Array([-900, -900, -800, -800])),
    "corners the other way round": _set(MediaBox=Array([595, 842, 0, 0])),
    "paper that is none": _set(MediaBox=Array([0, 0, 0, 0])),
    "the size of a wall": _set(MediaBox=Array([0, 0, 14400, 14400])),
    "the size of a stamp": _set(MediaBox=Array([0, 0, 20, 20])),
    "no resources": _set(Resources=String("none")),
    "fonts that are none": _set(Resources=Dictionary(Font=7)),
    "missing fonts": _set(Resources=Dictionary(Font=Dictionary(F1=None))),
    "no content": every_page(lambda page, document: page.__delitem__("/Contents")),
    "content in pieces": every_page(lambda page, document: page.__setitem__("/Contents", Array([page.Contents] * 3))),
    "states left open": every_page(_left_open),
    "states closed too often": every_page(_closed_too_often),
    "labels of its own": _own_labels,
    "programs": _javascript,
    "broken annotations": _broken_annotations,
    "links by name": _named_links,
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_part_is_taken_over_and_stamped(name: str, tmp_path: Path) -> None:
    parts = [
        part(changed(tmp_path / "odd.pdf", ODD[name]), title="Odd"),
        part(with_text(tmp_path / "plain.pdf", ["x"]), first=3, title="Plain"),
    ]
    made(order(parts, tmp_path / "bundle.pdf"))
    assert wrong_references(read_bundle(tmp_path / "bundle.pdf"), parts) == []
    assert checked(tmp_path / "bundle.pdf") == []


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [(0, 0, 595, 842), (100, 200, 400, 700)])
def test_the_stamp_stands_upright_in_the_lower_right_corner_of_what_is_shown(
    rotate: int, crop: tuple[int, ...], tmp_path: Path
) -> None:
    path = changed(tmp_path / "turned.pdf", _set(Rotate=rotate, CropBox=Array(crop)))
    made(order([part(path)], tmp_path / "bundle.pdf"))
    with pikepdf.open(tmp_path / "bundle.pdf") as document:
        drawn = bytes(document.pages[2].obj.Contents[-1].read_bytes()).partition(b"BDC\n")[2].decode()
    a, b, c, d, e, f = (float(each) for each in drawn.split(" cm ")[0].split())
    x, y = (float(each) for each in drawn.split(" Td ")[0].split()[-2:])
    start = _as_shown(a * x + c * y + e, b * x + d * y + f, crop, rotate)
    end = _as_shown(a * (x + 9) + c * y + e, b * (x + 9) + d * y + f, crop, rotate)
    width, height = (crop[2] - crop[0], crop[3] - crop[1])[:: -1 if rotate in (90, 270) else 1]
    assert (end[0] - start[0], end[1] - start[1]) == pytest.approx((9, 0)), "read from left to right"
    assert width / 3 < start[0] < width
    assert 0 < start[1] < 30 < height


def _as_shown(x: float, y: float, crop: tuple[int, ...], rotate: int) -> tuple[float, float]:
    """Where a reader sees a point of the page, from the lower left corner: pages are turned clockwise."""
    left, low, right, high = crop
    return {
        0: (x - left, y - low),
        90: (y - low, right - x),
        180: (right - x, high - y),
        270: (high - y, x - left),
    }[rotate]


def test_no_program_of_a_part_is_in_the_bundle(tmp_path: Path) -> None:
    made(order([part(changed(tmp_path / "odd.pdf", _javascript))], tmp_path / "bundle.pdf"))
    with pikepdf.open(tmp_path / "bundle.pdf") as document:
        assert "/OpenAction" not in document.Root
        actions = [each for each in document.objects if isinstance(each, Dictionary) and "/JS" in each]
        assert actions == []
        assert "/AA" not in document.pages[2].obj
        assert "/A" not in document.pages[2].obj.Annots[0]


def test_a_link_by_name_leads_to_its_page_in_the_bundle(tmp_path: Path) -> None:
    made(order([part(changed(tmp_path / "odd.pdf", _named_links))], tmp_path / "bundle.pdf"))
    with pikepdf.open(tmp_path / "bundle.pdf") as document:
        assert document.pages[2].obj.Annots[0].Dest[0].objgen == document.pages[3].obj.objgen


def test_the_visible_box_of_a_page_that_says_nothing_usable_is_its_paper() -> None:
    assert visible_box(Dictionary(MediaBox=Array([0, 0, 100, 200]), CropBox=String("x"))) == (0, 0, 100, 200)
    assert visible_box(Dictionary()) == (0, 0, 595, 842)


def test_tags_of_parts_are_kept_and_lead_to_their_own_pages(tmp_path: Path) -> None:
    tagged = tmp_path / "tagged.pdf"
    tagged.write_bytes(_tagged("A heading that is read aloud"))
    parts = [
        part(with_text(tmp_path / "plain.pdf", ["x"]), title="Plain"),
        part(tagged, first=2, title="Tagged"),
        part(tagged, first=9, title="Tagged again"),
    ]
    built = made(order(parts, tmp_path / "bundle.pdf"))
    assert built.untagged == 1
    with pikepdf.open(tmp_path / "bundle.pdf") as document:
        whole = document.Root.StructTreeRoot.K[0]
        assert [str(each.S) for each in whole.K] == ["/Sect", "/Part", "/Part", "/Part"]
        keys = [int(page.obj.StructParents) for page in document.pages if "/StructParents" in page.obj]
        assert len(set(keys)) == len(keys), "no two pages share tags"
        parents = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
        for page in document.pages[3:]:
            leaf = parents[int(page.obj.StructParents)][0]
            assert leaf.Pg.objgen == page.obj.objgen
        assert bool(document.Root.MarkInfo.Suspects) is True


def test_broken_tags_are_left_out_and_the_part_goes_in(tmp_path: Path) -> None:
    path = tmp_path / "tagged.pdf"
    path.write_bytes(_tagged("x"))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.Root.StructTreeRoot.ParentTree = document.make_indirect(Dictionary(Nums=Array()))
        document.save()
    built = made(order([part(path)], tmp_path / "bundle.pdf"))
    assert built.untagged == 1
    with pikepdf.open(tmp_path / "bundle.pdf") as document:
        assert "/StructParents" not in document.pages[2].obj


def _tagged(text: str) -> bytes:
    from weasyprint import HTML

    html = f"<html lang=en><head><title>t</title></head><body><h1>{text}</h1></body></html>"
    content: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return content
