"""References are opaque text, normalised once; names and postcodes are folded for comparison."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.references import compact_postcode, fold_name, normalise_reference, reference_variants

KEPT = st.text(alphabet=string.ascii_uppercase + string.digits, min_size=1, max_size=30)
NOISE = st.sampled_from(["", " ", "/", "-", ".", "_", "\t", "  ", "\u00a0", "\u2011", "\u200b"])


@given(kept=KEPT, data=st.data())
def test_any_typing_of_a_reference_is_the_same_reference(kept: str, data: st.DataObject) -> None:
    typed = "".join(data.draw(NOISE) + data.draw(st.sampled_from([c, c.lower(), chr(ord(c) + 0xFEE0)])) for c in kept)
    assert normalise_reference(typed) == kept


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing_and_never_fails(typed: str) -> None:
    once = normalise_reference(typed)
    assert normalise_reference(once) == once
    assert len(once) <= 50


@pytest.mark.parametrize("typed", ["", "///", "01АВ1234567", "x" * 51, "０１é２"])
def test_what_cannot_be_a_reference_finds_nothing(typed: str) -> None:
    assert reference_variants(typed) == ()


def test_a_manchester_serial_padded_with_two_zeros_is_also_looked_for_without_them() -> None:
    assert reference_variants("06/AA/0012345/16") == ("06AA001234516", "06AA1234516")
    assert reference_variants("06/AA/00123") == ("06AA00123",)
    assert reference_variants("05/AA/0012345/16") == ("05AA001234516",)


def test_names_are_compared_without_case_accents_and_repeated_spaces() -> None:
    assert fold_name("  Siân   O’Brien ") == fold_name("SIAN O'BRIEN") == "sian o'brien"


def test_postcodes_are_compared_without_spaces_and_case() -> None:
    assert compact_postcode(" sw1a 2aa") == compact_postcode("SW1A2AA") == "SW1A2AA"
