"""Page labels: stable, unique, in order, whatever comes later and wherever (domain document "Defence portal",
Bundling and pagination)."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from disclosure.page_labels import LabelRange, next_labels


def test_a_document_at_the_end_goes_on() -> None:
    first = next_labels("KWS", 12, [])
    second = next_labels("KWS", 3, [first])
    assert (str(first), str(second)) == ("KWS1–KWS12", "KWS13–KWS15")


def test_a_document_between_others_counts_on_from_the_page_before() -> None:
    first = next_labels("KWS", 12, [])
    second = next_labels("KWS", 1, [first])
    late = next_labels("KWS", 2, [first, second], behind=first)
    assert str(late) == "KWS12.1–KWS12.2"
    later = next_labels("KWS", 1, [first, second, late], behind=first)
    assert str(later) == "KWS12.3", "a second one for the same place goes behind the first"
    between = next_labels("KWS", 2, [first, second, late, later], behind=late)
    assert str(between) == "KWS12.2.1–KWS12.2.2"
    assert first.place < late.place < between.place < later.place < second.place


def test_behind_the_last_document_is_the_end() -> None:
    first = next_labels("EX", 2, [])
    assert str(next_labels("EX", 1, [first], behind=first)) == "EX3"


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(-1, 30)), min_size=1, max_size=40))
def test_whatever_comes_in_labels_never_change_never_meet_and_keep_the_order(steps: list[tuple[int, int]]) -> None:
    """Each step adds a document of some pages at the end (-1) or behind one of those that are there."""
    given_so_far: list[LabelRange] = []
    for pages, where in steps:
        behind = given_so_far[where % len(given_so_far)] if where >= 0 and given_so_far else None
        before = list(given_so_far)
        new = next_labels("WS", pages, given_so_far, behind=behind)
        given_so_far.append(new)
        assert given_so_far[:-1] == before
        if behind is not None:
            assert behind.place < new.place
            following = [each.place for each in before if each.place > behind.place and not _under(each, behind)]
            assert all(new.place < place for place in following), "before everything that stood behind that document"
        elif before:
            assert new.place > max(each.place for each in before)
    labels = [each.label(page) for each in given_so_far for page in range(each.pages)]
    assert len(set(labels)) == len(labels)
    ordered = sorted(given_so_far, key=lambda each: each.place)
    pages_in_order = [_numbers(each, page) for each in ordered for page in range(each.pages)]
    assert all(before < after for before, after in pairwise(pages_in_order))


def _under(each: LabelRange, other: LabelRange) -> bool:
    """Was it inserted behind that document too, earlier?"""
    return each.after == other.end or each.after.startswith(f"{other.end}.")


def _numbers(each: LabelRange, page: int) -> tuple[int, ...]:
    return (*each.place[:-1], each.first + page)
