"""What is asked for, which forms of a word count in Welsh, and what is shown of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.search_words import MOST_TERMS, mutations, terms_of
from disclosure.snippets import Piece, snippet
from disclosure.words import ACCENTED, PLAIN, fold, word_places, words_in


def asked(question: str) -> list[tuple[str, bool]]:
    return [(term.plain, term.is_beginning) for term in terms_of(question)]


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("red car", [("red", False), ("car", False)]),
        ('"red car" seen', [("red car", False), ("seen", False)]),
        ("“red car”", [("red car", False)]),
        ("JB/1", [("jb 1", False)]),
        ("O’Brien", [("o brien", False)]),
        ("vehic*", [("vehic", True)]),
        ('"never closed', [("never", False), ("closed", False)]),
        ("  ", []),
        ('"" * / -', []),
        ("Tŷ", [("ty", False)]),
        ("'; DROP TABLE x; --", [("drop", False), ("table", False), ("x", False)]),
    ],
)
def test_words_phrases_references_and_beginnings(question: str, terms: list[tuple[str, bool]]) -> None:
    assert asked(question) == terms


def test_what_goes_to_the_database_is_letters_digits_and_our_own_signs() -> None:
    (phrase,) = terms_of("AB/12*")
    assert phrase.exact == "'ab' <-> '12':*"
    (welsh,) = terms_of("tad", in_welsh=True)
    assert welsh.exact == "('tad' | 'dad' | 'nhad' | 'thad')"


@given(st.text(max_size=300), st.booleans())
def test_whatever_is_typed_becomes_a_query_of_plain_words(question: str, in_welsh: bool) -> None:
    terms = terms_of(question, in_welsh=in_welsh)
    assert len(terms) <= MOST_TERMS
    for term in terms:
        assert all(form.isalnum() for forms in term.words for form in forms)
        assert "'" not in term.exact.replace("'", "", term.exact.count("'"))


@pytest.mark.parametrize(
    ("asked_for", "on_the_page"),
    [
        ("Caerdydd", "Nghaerdydd"),
        ("Caerdydd", "Gaerdydd"),
        ("Nghaerdydd", "Caerdydd"),
        ("Gaerdydd", "Chaerdydd"),
        ("Pontypridd", "Mhontypridd"),
        ("tyst", "dyst"),
        ("llys", "lys"),
        ("lys", "llys"),
        ("rheithgor", "reithgor"),
        ("gwraig", "wraig"),
        ("wraig", "gwraig"),
        ("barnwr", "farnwr"),
        ("diffynnydd", "ddiffynnydd"),
        ("mam", "fam"),
        ("enw", "henw"),
    ],
)
def test_a_welsh_word_is_found_in_its_mutations(asked_for: str, on_the_page: str) -> None:
    assert fold(on_the_page) in mutations(fold(asked_for))


def test_short_words_and_references_do_not_mutate_and_english_never_does() -> None:
    assert mutations("pc") == ("pc",)
    assert mutations("pc12") == ("pc12",)
    (term,) = terms_of("cat")
    assert term.exact == "'cat'"


def test_folding_keeps_places() -> None:
    assert len(ACCENTED) == len(PLAIN) == len(set(ACCENTED))
    text = "Tŷ’r Llys, JB/1"
    assert [text[start:end] for start, end, _word in word_places(text)] == ["Tŷ", "r", "Llys", "JB", "1"]
    assert words_in(text) == ["ty", "r", "llys", "jb", "1"]


def plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_match else piece.text for piece in pieces)


def test_a_snippet_marks_what_was_found_and_shows_the_words_around_it() -> None:
    text = "It was late. " * 30 + "The <b>red</b> car drove off. " + "Nobody saw it. " * 30
    shown = plain(snippet(text, [[{"red"}], [{"car", "cars"}]]))
    assert "The <b>[red]</b> [car] drove off" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 330


def test_a_phrase_is_marked_as_one_and_its_words_alone_are_not() -> None:
    shown = plain(snippet("A car. The red car. Red.", [[{"red"}, {"car"}]]))
    assert shown == "A car. The [red car]. Red."


def test_a_page_where_no_word_stands_as_it_was_asked_begins_at_its_beginning() -> None:
    assert plain(snippet("Nothing here", [[set()]])) == "Nothing here"
    assert snippet("", [[{"x"}]]) == ()


@given(
    st.text(max_size=400), st.lists(st.lists(st.sets(st.text("abc", min_size=1, max_size=2)), min_size=1, max_size=2))
)
def test_the_pieces_are_the_text_and_nothing_else(text: str, matching: list[list[set[str]]]) -> None:
    shown = "".join(piece.text for piece in snippet(text, matching)).removeprefix("… ").removesuffix(" …")
    assert shown in " ".join(text.split())
