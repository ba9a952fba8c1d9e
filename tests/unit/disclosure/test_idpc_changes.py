"""What is new between two versions of initial details, document by document and page by page."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from disclosure.idpc_changes import Content, changes_between, page_changes


def content(stands_for: UUID, *, title: str = "T", first: int = 1, sha256: str = "a") -> Content:
    return Content(stands_for, title, "KWS1", first, 1, sha256)


def test_new_changed_and_removed_documents() -> None:
    kept, corrected, gone, added = (uuid4() for _ in range(4))
    changes = changes_between(
        [content(kept), content(corrected), content(gone)],
        [content(corrected, sha256="b"), content(kept, first=9), content(added)],
    )
    assert [each.stands_for for each in changes.new] == [added]
    assert [each.stands_for for each in changes.changed] == [corrected]
    assert [each.stands_for for each in changes.removed] == [gone]


def test_a_document_that_was_only_moved_is_the_same() -> None:
    first, second = uuid4(), uuid4()
    assert not changes_between([content(first), content(second)], [content(second), content(first)]).any


def test_pages_that_differ_are_named() -> None:
    found = page_changes(["a", "b", "c", "d"], ["a", "x", "d", "e", "f"])
    assert found is not None
    assert (found.changed, found.removed, found.new) == (((2, 2),), (), ((4, 5),))


@given(st.lists(st.sampled_from("abcdef"), min_size=1), st.lists(st.sampled_from("abcdef"), min_size=1))
def test_without_the_pages_that_are_named_both_files_are_the_same(earlier: list[str], later: list[str]) -> None:
    found = page_changes(earlier, later)
    assert found is not None
    named = {page for first, last in (*found.new, *found.changed) for page in range(first, last + 1)}
    left = [digest for page, digest in enumerate(later, start=1) if page not in named]
    for digest in left:
        assert digest in earlier
    if earlier == later:
        assert (found.new, found.changed, found.removed) == ((), (), ())
