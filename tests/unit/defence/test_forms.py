"""What the questions of the defence room take and refuse."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from defence.forms import EndRepresentationForm, FindDefendantForm, GoOnRecordForm
from defence.types import SearchTerms

PERSON = {
    "reference": "01AA1111126",
    "kind": "person",
    "surname": "Lovelace",
    "first_name": "Ada",
    "born_on_day": "10",
    "born_on_month": "12",
    "born_on_year": "1990",
}


def test_a_person_is_searched_for_by_name_and_date_of_birth() -> None:
    form = FindDefendantForm(PERSON)
    assert form.is_valid(), form.errors
    assert form.terms() == SearchTerms("01AA1111126", "Lovelace", "Ada", date(1990, 12, 10))


def test_a_company_is_searched_for_by_its_name_alone_whatever_was_typed_under_person() -> None:
    form = FindDefendantForm({**PERSON, "kind": "organisation", "organisation_name": "Engines Ltd"})
    assert form.is_valid(), form.errors
    assert form.terms() == SearchTerms("01AA1111126", "Engines Ltd")


def test_a_person_with_a_single_name_needs_no_first_name() -> None:
    form = FindDefendantForm({**PERSON, "first_name": ""})
    assert form.is_valid()
    assert form.terms().first_name == ""


def test_invisible_signs_copied_along_with_a_name_are_left_out() -> None:
    form = FindDefendantForm({**PERSON, "surname": "Love\u00adlace\u200b", "first_name": "\ufeffAda"})
    assert form.is_valid()
    assert (form.terms().surname, form.terms().first_name) == ("Lovelace", "Ada")


@pytest.mark.parametrize(
    ("left_out", "message"),
    [
        (("reference",), "Enter the case reference or URN, or the date of a hearing"),
        (("kind",), "Select who is charged"),
        (("surname",), "Enter the surname"),
        (("born_on_day", "born_on_month", "born_on_year"), "Enter the date of birth"),
        (("born_on_month",), "Date of birth must include a month"),
    ],
)
def test_what_is_missing_is_named(left_out: tuple[str, ...], message: str) -> None:
    form = FindDefendantForm({name: value for name, value in PERSON.items() if name not in left_out})
    assert [error for errors in form.errors.values() for error in errors] == [message]


def test_a_company_needs_its_name_and_nothing_of_a_person() -> None:
    form = FindDefendantForm({"reference": "X1", "kind": "organisation"})
    assert form.errors == {"organisation_name": ["Enter the name of the organisation"]}


def test_a_date_of_birth_in_the_future_is_refused() -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    parts = {"born_on_day": tomorrow.day, "born_on_month": tomorrow.month, "born_on_year": tomorrow.year}
    form = FindDefendantForm({**PERSON, **{name: str(value) for name, value in parts.items()}})
    assert form.errors == {"born_on": ["Date of birth must be in the past"]}


def test_going_on_record_needs_a_type_of_representation() -> None:
    assert GoOnRecordForm({}).errors == {"representation_type": ["Select how the defendant is represented"]}
    assert not GoOnRecordForm({"representation_type": "a_favour"}).is_valid()


@pytest.mark.parametrize(("typed", "kept"), [("", ""), ("1a234b", "1A234B"), (" 1a 23 4b ", "1A234B")])
def test_a_legal_aid_contract_number_is_kept_in_one_form(typed: str, kept: str) -> None:
    form = GoOnRecordForm({"representation_type": "private", "laa_contract_number": typed})
    assert form.is_valid()
    assert form.cleaned_data["laa_contract_number"] == kept


@pytest.mark.parametrize("typed", ["1A/234B", "<b>", "ÅÄÖ123"])
def test_a_legal_aid_contract_number_has_letters_and_numbers_only(typed: str) -> None:
    form = GoOnRecordForm({"representation_type": "private", "laa_contract_number": typed})
    assert "laa_contract_number" in form.errors


def test_ending_a_representation_needs_a_reason_of_a_bounded_length() -> None:
    assert EndRepresentationForm({"reason": " "}).errors == {"reason": ["Enter why the representation ends"]}
    assert "reason" in EndRepresentationForm({"reason": "x" * 501}).errors
    assert EndRepresentationForm({"reason": "The client has instructed another firm"}).is_valid()
