"""Identifiers are recognised in every form their owners write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.intake.identifiers import (
    force_code_of_unit,
    force_ou_code,
    is_cro_number,
    is_email,
    is_national_insurance_number,
    is_ou_code,
    is_pnc_id,
    is_postcode,
    looks_like_asn,
    looks_like_police_urn,
    normalise_ou_code,
    normalise_postcode,
)
from cases.references import normalise_reference


@given(st.lists(st.sampled_from([" ", "/", "-", "\t", ""]), min_size=12, max_size=12), st.booleans())
def test_spacing_slashes_and_case_never_make_another_reference(between: list[str], lower: bool) -> None:
    written = "".join(a + b for a, b in zip("42AB12345261", between, strict=True))
    assert normalise_reference(written.lower() if lower else written) == "42AB12345261"


@pytest.mark.parametrize(
    ("received", "code"),
    [
        ("A45AA00", "045AA00"),
        (" a47aa00 ", "047AA00"),
        ("A46AA00", "A46AA00"),
        ("gaeaa01", "GAEAA01"),
    ],
)
def test_surrey_and_sussex_codes_are_put_right(received: str, code: str) -> None:
    assert normalise_ou_code(received) == code


def test_a_police_reference_names_its_force() -> None:
    assert force_ou_code("45 ab/12345/26") == "0450000"
    assert force_code_of_unit("116HQ00") == "16"
    assert force_code_of_unit("GAEAA01") == ""


@pytest.mark.parametrize("code", ["116HQ00", "GAEAA01", "B42AZ01"])
def test_unit_codes_have_seven_letters_or_digits(code: str) -> None:
    assert is_ou_code(code)
    assert not is_ou_code(code[:-1])


@pytest.mark.parametrize("urn", ["01TS1234526", "42AB1234526", "42AB123456726", "42/AB/12345/26"])
def test_usual_police_references_are_recognised(urn: str) -> None:
    assert looks_like_police_urn(urn)


@pytest.mark.parametrize("urn", ["TVL9001", "42A12345", "URN_NUMBER"])
def test_unusual_references_are_only_unusual(urn: str) -> None:
    assert not looks_like_police_urn(urn)


@pytest.mark.parametrize("text", ["CR0 1XX", "SW1A 2AA", "M1 1AE", "GIR 0AA", "BFPO 1ZZ", "cf10 3np", "A0 0AA"])
def test_postcodes_with_one_space_are_postcodes(text: str) -> None:
    assert is_postcode(text)


@pytest.mark.parametrize("text", ["CR01XX", "CR0  1XX", "CR0 1CI", "A0 0AO", "CR0", "", "SW1A 2AAA", "12 3AB"])
def test_other_texts_are_not(text: str) -> None:
    assert not is_postcode(text)


def test_staff_screens_put_the_space_in() -> None:
    assert normalise_postcode("cr01xx") == "CR0 1XX"


def test_pnc_forms_exclude_each_other_unless_either_is_allowed() -> None:
    assert is_pnc_id("2020/1234567L", strict=True)
    assert not is_pnc_id("20201234567L", strict=True)
    assert is_pnc_id("20201234567L", strict=False)
    assert is_pnc_id("2020/1234567L", strict=False)
    assert not is_pnc_id("0020/1234567L", strict=True)
    assert not is_pnc_id("20201234567LL1", strict=False)


def test_cro_forms() -> None:
    assert is_cro_number("123456/20L", strict=True)
    assert is_cro_number("SF20/123456M", strict=True)
    assert not is_cro_number("CRO12312678", strict=True)
    assert is_cro_number("CRO12312678", strict=False)
    assert not is_cro_number("CRO1231267812", strict=False)


@pytest.mark.parametrize("text", ["AA123456C", "SN123456C", "AA123456 "])
def test_national_insurance_numbers(text: str) -> None:
    assert is_national_insurance_number(text)


@pytest.mark.parametrize("text", ["BG123456C", "AO123456C", "DA123456C", "AA123456E", "AA 123456C", "AA12345C"])
def test_refused_national_insurance_numbers(text: str) -> None:
    assert not is_national_insurance_number(text)


def test_an_arrest_summons_number_may_carry_slashes() -> None:
    assert looks_like_asn("2642AB01000000000001A"[:2] + "/" + "42AB010" + "/" + "00000000001" + "A")
    assert not looks_like_asn("26/42AB010/0001A")


@pytest.mark.parametrize("text", ["a@b.co", "first.last@sub.example.org"])
def test_addresses_with_a_dotted_domain(text: str) -> None:
    assert is_email(text)


@pytest.mark.parametrize("text", ["a@b", "@example.org", "a b@example.org", "a@example..org", "a@@b.org", ""])
def test_refused_addresses(text: str) -> None:
    assert not is_email(text)
