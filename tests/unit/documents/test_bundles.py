"""One PDF out of many: every stamp, link, bookmark and label leads where it says."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonplatform.benchmarks.bundle_reading import read_bundle, wrong_references
from commonplatform.documents.bundles import BundleCancelled, BundleFailed, PartRefused, make_bundle
from commonplatform.documents.bundling.assemble import assemble
from commonplatform.documents.bundling.order import Words
from tests.unit.documents.bundling import all_content, made, made_again, order, part, with_text


def checked(path: Path) -> list[str]:
    """What qpdf finds wrong with the file (as `qpdf --check`)."""
    with pikepdf.open(path) as document:
        return [*document.check_pdf_syntax(), *(str(warning) for warning in document.get_warnings())]


def test_every_page_says_its_label_and_its_place_and_every_link_lands_there(tmp_path: Path) -> None:
    parts = [
        part(with_text(tmp_path / "a.pdf", ["one", "two"]), title="First statement"),
        part(with_text(tmp_path / "b.pdf", ["three"]), first=3, title="Second statement"),
        part(with_text(tmp_path / "c.pdf", ["four", "five"]), prefix="KWS2.", title="Came later"),
        part(with_text(tmp_path / "d.pdf", ["six"]), prefix="EX", section="Exhibits", title="Knife"),
    ]
    built = made(order(parts, tmp_path / "bundle.pdf"))
    found = read_bundle(tmp_path / "bundle.pdf")
    assert wrong_references(found, parts) == []
    assert built.first_pages == (3, 5, 6, 8)
    assert [stamp.label for stamp in found.stamps[2:]] == ["KWS1", "KWS2", "KWS3", "KWS2.1", "KWS2.2", "EX1"]
    assert [title for title, _target in found.bookmarks] == [
        "Cover",
        "Index",
        "Statements",
        "KWS1–KWS2 First statement",
        "KWS3 Second statement",
        "KWS2.1–KWS2.2 Came later",
        "Exhibits",
        "EX1 Knife",
    ]
    assert checked(tmp_path / "bundle.pdf") == []


def test_the_checker_itself_notices_a_wrong_link_stamp_and_label(tmp_path: Path) -> None:
    parts = [part(with_text(tmp_path / f"{n}.pdf", ["x"]), first=n, title=f"T{n}") for n in (1, 2)]
    made(order(parts, tmp_path / "bundle.pdf"))
    found = read_bundle(tmp_path / "bundle.pdf")
    assert wrong_references(found, parts) == []
    assert wrong_references(found, list(reversed(parts))) != []
    with pikepdf.open(tmp_path / "bundle.pdf", allow_overwriting_input=True) as document:
        document.pages[1].obj.Annots[0].Dest[0] = document.pages[3].obj
        document.save()
    assert any(fault.startswith("link") for fault in wrong_references(read_bundle(tmp_path / "bundle.pdf"), parts))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lengths=st.lists(st.integers(1, 4), min_size=1, max_size=12),
    keep=st.lists(st.booleans(), min_size=12, max_size=12),
    more=st.lists(st.tuples(st.integers(0, 12), st.integers(1, 3)), max_size=4),
)
def test_a_bundle_made_from_an_earlier_one_is_the_same_as_one_made_afresh(
    tmp_path_factory: pytest.TempPathFactory,
    lengths: list[int],
    keep: list[bool],
    more: list[tuple[int, int]],
) -> None:
    """Random selections and insertions: the same pages, stamps, links; nothing of what was left out is in the file."""
    folder = tmp_path_factory.mktemp("random")
    first, parts = 1, []
    for at, length in enumerate(lengths):
        words = [f"secret {at} {page}" for page in range(length)]
        parts.append(part(with_text(folder / f"{at}.pdf", words), first=first, title=f"Document {at}"))
        first += length
    base = order(parts, folder / "base.pdf")
    built = assemble(base, lambda done: None)
    wanted: list[tuple[int | None, int]] = [(at, 0) for at in range(len(parts)) if keep[at]]
    for count, (where, length) in enumerate(more):
        words = [f"added {count}"] * length
        new = part(with_text(folder / f"new{count}.pdf", words), prefix=f"KWS{count + 1}.", title=f"New {count}")
        parts.append(new)
        wanted.insert(min(where, len(wanted)), (None, len(parts) - 1))
    if not wanted:
        return
    chosen = [(parts[place if kept is None else kept], kept) for kept, place in wanted]
    again = made_again(base, built, chosen, folder / "again.pdf")
    assemble(again, lambda done: None)
    afresh = order([each for each, _kept in chosen], folder / "afresh.pdf")
    assemble(afresh, lambda done: None)
    found = read_bundle(folder / "again.pdf")
    assert wrong_references(found, afresh.parts) == []
    assert found == read_bundle(folder / "afresh.pdf")
    content = all_content(folder / "again.pdf")
    for at in range(len(lengths)):
        assert (b"secret %d " % at in content) is keep[at], "what was left out is gone, what was kept is there"


def test_a_bundle_can_stand_in_a_bundle_and_both_stamps_are_read(tmp_path: Path) -> None:
    inner = [part(with_text(tmp_path / "a.pdf", ["one", "two"]), prefix="CS", title="Summary")]
    made(order(inner, tmp_path / "inner.pdf", stamp_left=True))
    outer = [part(tmp_path / "inner.pdf", prefix="IDPC", title="Initial details")]
    made(order(outer, tmp_path / "outer.pdf"))
    found = read_bundle(tmp_path / "outer.pdf")
    assert [stamp.label for stamp in found.stamps] == ["", "", "IDPC1", "IDPC2", "IDPC3", "IDPC4"]
    with pikepdf.open(tmp_path / "outer.pdf") as document:
        streams = [bytes(each.read_bytes()) for each in document.pages[4].obj.Contents]
        assert sum(b"/Subtype /Footer" in each for each in streams) == 2
    assert checked(tmp_path / "outer.pdf") == []


def test_a_long_index_goes_on_and_still_counts_right(tmp_path: Path) -> None:
    paths = [with_text(tmp_path / f"{n}.pdf", ["x"]) for n in range(90)]
    parts = [
        part(path, first=n + 1, title="A statement with a long title that takes more than one line of the index")
        for n, path in enumerate(paths)
    ]
    built = made(order(parts, tmp_path / "bundle.pdf"))
    assert built.first_pages[0] > 4
    assert wrong_references(read_bundle(tmp_path / "bundle.pdf"), parts) == []


def test_welsh_and_foreign_names_are_printed_and_what_the_font_lacks_is_shown_as_lacking(tmp_path: Path) -> None:
    parts = [part(with_text(tmp_path / "a.pdf", ["x"]), title="Tŷ Ŵyn, Łukasz, Владимир, 漢字")]
    words = Words(cover="Clawr", index="Mynegai", page_of="Tudalen %(page)s o %(pages)s")
    made(order(parts, tmp_path / "bundle.pdf", words=words, language="cy"))
    found = read_bundle(tmp_path / "bundle.pdf")
    assert wrong_references(found, parts) == []
    assert found.bookmarks[0][0] == "Clawr"
    assert any("漢字" in title for title, _target in found.bookmarks), "a bookmark has the name as it is"
    with pikepdf.open(tmp_path / "bundle.pdf") as document:
        assert str(document.Root.Lang) == "cy"


def test_cancelling_ends_the_work_and_leaves_no_file(tmp_path: Path) -> None:
    parts = [part(with_text(tmp_path / f"{n}.pdf", ["x"]), first=n + 1) for n in range(5)]
    with pytest.raises(BundleCancelled):
        make_bundle(order(parts, tmp_path / "bundle.pdf"), wanted=lambda done: done < 2)
    assert not (tmp_path / "bundle.pdf").exists()


def test_a_program_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commonplatform.documents.bundles.WALL_SECONDS", 0.0)
    with pytest.raises(BundleFailed):
        made(order([part(with_text(tmp_path / "a.pdf", ["x"]))], tmp_path / "bundle.pdf"))


def test_a_part_that_is_none_is_named(tmp_path: Path) -> None:
    good = part(with_text(tmp_path / "a.pdf", ["x"]))
    bad = tmp_path / "b.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing")
    broken = part(with_text(tmp_path / "c.pdf", ["x"]))
    with pytest.raises(PartRefused) as refused:
        made(order([good, replace(broken, path=str(bad))], tmp_path / "bundle.pdf"))
    assert refused.value.part == 1


def test_a_part_with_another_number_of_pages_than_recorded_is_refused(tmp_path: Path) -> None:
    one = part(with_text(tmp_path / "a.pdf", ["x", "y"]))
    with pytest.raises(PartRefused, match="2 pages instead of 3"):
        made(order([replace(one, pages=3)], tmp_path / "bundle.pdf"))


def _with_a_mark_in_its_stamps(path: Path) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for page in document.pages:
            page.obj.Contents[-1] = document.make_stream(page.obj.Contents[-1].read_bytes() + b"% as it was")
        document.save(path)


@pytest.mark.parametrize(("pages", "stay"), [(1, True), (2, False)])
def test_a_stamp_is_written_again_only_where_it_says_something_else(tmp_path: Path, pages: int, stay: bool) -> None:
    one, two = (part(with_text(tmp_path / f"{n}.pdf", ["x"]), first=n) for n in (1, 2))
    base = order([one, two], tmp_path / "base.pdf")
    built = made(base)
    _with_a_mark_in_its_stamps(tmp_path / "base.pdf")
    other = part(with_text(tmp_path / "other.pdf", ["y"] * pages), first=2)
    made(made_again(base, built, [(one, 0), (other, None)], tmp_path / "again.pdf"))
    with pikepdf.open(tmp_path / "again.pdf") as document:
        kept = document.pages[built.first_pages[0] - 1].obj.Contents[-1].read_bytes()
    assert (b"as it was" in kept) is stay
    assert wrong_references(read_bundle(tmp_path / "again.pdf"), [one, other]) == []
