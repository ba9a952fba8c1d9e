"""References are opaque text, normalised once; names and postcodes are folded for comparison."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.references import (
    compact_postcode,
    fold_name,
    normalise_reference,
    printed_reference,
    reference_variants,
)

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


@pytest.mark.parametrize(
    "typed", ["06/AA/0012345/16", "06/AA/12345/16", " 06 aa 12345 16", "０６ＡＡ００１２３４５１６"]
)
def test_a_manchester_serial_is_the_same_with_and_without_the_two_zeros(typed: str) -> None:
    assert reference_variants(typed) == ("06AA001234516", "06AA1234516")


@pytest.mark.parametrize(
    "typed", ["06/AA/00123", "06/AA/12345", "05/AA/0012345/16", "06/A1/0012345/16", "6AA001234516"]
)
def test_zeros_elsewhere_are_part_of_the_reference(typed: str) -> None:
    assert len(reference_variants(typed)) == 1


# Domain document "Online plea", Area shapes: received without slashes, and as the area prints it.
AREAS = {
    "01AB1234516": "01/AB/12345/16",
    "22XY123456716": "22/XY/1234567/16",
    "02TJ12345678AB": "02TJ12345678AB",
    "02TJMG123456ABCDE": "02TJMG123456ABCDE",
    "05A11234516": "05/A1/12345/16",
    "17B9123456716": "17/B9/1234567/16",
    "06AA1234516": "06/AA/0012345/16",
    "06AA123456716": "06/AA/1234567/16",
    "10C21234516": "10/C2/12345/16",
    "20DX1234516": "20/DX/12345/16",
    "20D7123456716": "20/D7/1234567/16",
    "32E12345678": "32E12345678",
    "48F12345678": "48F12345678",
    "41GX1234516": "41GX1234516",
    "01AB12345616": "01AB12345616",
}


@pytest.mark.parametrize(("received", "printed"), AREAS.items(), ids=AREAS)
def test_a_police_reference_without_slashes_is_shown_as_its_area_prints_it(received: str, printed: str) -> None:
    assert printed_reference(received, is_police=True) == printed
    assert received in reference_variants(printed)


@pytest.mark.parametrize("received", ["01/AB/12345/16", "32 E 12345678", "06/AA/12345/16", "01-AB-1234516"])
def test_a_printed_form_that_was_received_is_kept(received: str) -> None:
    assert printed_reference(f" {received} ", is_police=True) == received


def test_a_reference_of_another_prosecutor_is_left_whole() -> None:
    assert printed_reference("11AB1234516", is_police=False) == "11AB1234516"
    assert printed_reference("TVL1234567", is_police=False) == "TVL1234567"


def test_names_are_compared_without_case_accents_and_repeated_spaces() -> None:
    assert fold_name("  Siân   O’Brien ") == fold_name("SIAN O'BRIEN") == "sian o'brien"


def test_postcodes_are_compared_without_spaces_and_case() -> None:
    assert compact_postcode(" sw1a 2aa") == compact_postcode("SW1A2AA") == "SW1A2AA"
