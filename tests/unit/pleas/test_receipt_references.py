"""Receipt references find slips of the tongue and of the pen."""

from hypothesis import given
from hypothesis import strategies as st

from pleas.receipt_references import ALPHABET, LENGTH, is_receipt_reference, mint_receipt_reference

REFERENCES = st.builds(lambda _: mint_receipt_reference(), st.integers())


def test_a_reference_has_no_character_that_is_mistaken_for_another() -> None:
    assert not set("01OILESUBVZQA") & set(ALPHABET)
    assert len(mint_receipt_reference()) == LENGTH


def test_two_references_differ() -> None:
    assert len({mint_receipt_reference() for _ in range(500)}) == 500


@given(REFERENCES)
def test_a_reference_is_recognised_however_it_is_typed(reference: str) -> None:
    assert is_receipt_reference(reference)
    assert is_receipt_reference(f" {reference[:4].lower()} {reference[4:8]}-{reference[8:]} ")


@given(REFERENCES, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(reference: str, position: int, wrong: str) -> None:
    slipped = reference[:position] + wrong + reference[position + 1 :]
    assert is_receipt_reference(slipped) == (slipped == reference)


@given(REFERENCES, st.integers(0, LENGTH - 2))
def test_two_swapped_characters_are_found(reference: str, position: int) -> None:
    a, b = reference[position], reference[position + 1]
    swapped = reference[:position] + b + a + reference[position + 2 :]
    assert is_receipt_reference(swapped) == (a == b)
