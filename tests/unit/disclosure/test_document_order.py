"""The order of documents within a section."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from disclosure.document_order import exhibit_place, in_order
from disclosure.models import Material

FIRST, SECOND = uuid4(), uuid4()
POSITIONS = {FIRST: 1, SECOND: 2}
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def document(name: str, *, minutes: int = 0, whose: UUID | None = None, exhibit: str = "", **more: object) -> Material:
    return Material(
        name=name,
        uploaded_at=NOON + timedelta(minutes=minutes),
        defendant_id=whose,
        exhibit_reference=exhibit,
        **more,
    )


def names(*held: Material, newest_first: bool = False) -> list[str]:
    return [each.name for each in in_order(held, POSITIONS, newest_first=newest_first)]


def test_the_whole_case_comes_first_then_defendant_by_defendant_then_by_time() -> None:
    held = (
        document("second's", whose=SECOND),
        document("later", whose=FIRST, minutes=2),
        document("earlier", whose=FIRST, minutes=1),
        document("of the case", minutes=9),
    )
    assert names(*held) == ["of the case", "earlier", "later", "second's"]


def test_exhibits_are_counted_as_people_count() -> None:
    held = [document(reference, exhibit=reference) for reference in ("AB/10", "AB/2", "aa/7", "AB/2a")]
    assert names(*held, document("none")) == ["aa/7", "AB/2", "AB/2a", "AB/10", "none"]


def test_what_was_filed_behind_another_follows_it_and_what_stands_beneath_it() -> None:
    first = document("first", minutes=1, exhibit="AB/1")
    copy = document("its copy", minutes=2, redacts_id=first.pk)
    second = document("second", minutes=3, exhibit="AB/2")
    late = document("late", minutes=4, stands_after_id=first.pk)
    later = document("later", minutes=5, stands_after_id=first.pk)
    between = document("between", minutes=6, stands_after_id=late.pk)
    assert names(later, between, second, copy, late, first) == [
        "first",
        "its copy",
        "late",
        "between",
        "later",
        "second",
    ]


def test_what_was_filed_behind_something_that_is_not_shown_stands_where_it_would() -> None:
    assert names(document("b", minutes=2, stands_after_id=uuid4()), document("a", minutes=1)) == ["a", "b"]


def test_what_was_filed_behind_a_replaced_document_follows_what_took_its_place() -> None:
    old = document("old", minutes=1)
    new = document("new", minutes=5, replaces_id=old.pk)
    late, other = document("late", minutes=3, stands_after_id=old.pk), document("other", minutes=9)
    assert names(other, late, old, new) == ["new", "old", "late", "other"]


def test_with_versions_the_newest_stands_first() -> None:
    held = [document(f"version {n}", whose=FIRST, minutes=n) for n in (1, 2, 3)]
    assert names(*held, newest_first=True) == ["version 3", "version 2", "version 1"]


def test_a_redacted_copy_stands_beneath_its_original_and_what_was_replaced_beneath_its_successor() -> None:
    original, old = document("original"), document("old copy", minutes=2)
    old.redacts = original
    new = document("new copy", minutes=8, redacts=original, replaces=old)
    other = document("other", minutes=1)
    assert names(new, old, other, original) == ["original", "new copy", "old copy", "other"]


def test_a_copy_stands_at_its_own_place_for_those_who_do_not_see_the_original() -> None:
    original = document("original")
    assert names(document("copy", minutes=5, redacts=original), document("other", minutes=6)) == ["copy", "other"]


@given(st.lists(st.tuples(st.integers(0, 50), st.sampled_from([None, FIRST, SECOND]), st.integers(0, 5)), max_size=12))
def test_whatever_is_held_stands_there_once_and_in_the_same_order_again(
    facts: list[tuple[int, UUID | None, int]],
) -> None:
    held: list[Material] = []
    for number, (minutes, whose, parent) in enumerate(facts):
        beneath = held[parent] if parent < len(held) else None
        more: dict[str, Any] = {"replaces" if number % 2 else "redacts": beneath} if beneath else {}
        if "replaces" in more and any(each.replaces_id == more["replaces"].pk for each in held):
            more = {}
        held.append(document(str(number), minutes=minutes, whose=whose, **more))
    shown = in_order(held, POSITIONS)
    assert sorted(each.pk for each in shown) == sorted(each.pk for each in held)
    assert in_order(held[::-1], POSITIONS) == shown


@given(st.lists(st.text("AB/129a-", max_size=8), max_size=6))
def test_any_two_references_can_be_compared(references: list[str]) -> None:
    assert sorted(map(exhibit_place, references)) == sorted(map(exhibit_place, reversed(references)))
