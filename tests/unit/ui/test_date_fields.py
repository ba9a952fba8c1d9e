import datetime as dt

import pytest
from django import forms

from commonplatform.ui.calendar_words import MONTHS, SOFTENED_MONTHS, month_number
from commonplatform.ui.date_fields import DateField, DateParts


class BirthForm(forms.Form):
    born_on = DateField(
        label="What is your date of birth?",
        subject="Date of birth",
        error_messages={"required": "Enter your date of birth"},
    )


def form_with(day: str, month: str, year: str) -> BirthForm:
    return BirthForm({"born_on_day": day, "born_on_month": month, "born_on_year": year})


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", "MAR.", "Mawrth", "maw"])
def test_the_month_may_be_a_number_or_a_name_in_either_language(month: str) -> None:
    form = form_with(" 31 ", month, "1980")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born_on"] == dt.date(1980, 3, 31)


@pytest.mark.parametrize(
    ("typed", "month"),
    [("Fai", 5), ("fawrth", 3), ("Feh", 6), ("Orff.", 7), ("FEDI", 9), ("Dachwedd", 11), ("Rag", 12), ("Feb", 2)],
)
def test_a_welsh_month_may_be_written_as_after_o(typed: str, month: int) -> None:
    form = form_with("1", typed, "1980")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born_on"] == dt.date(1980, month, 1)


def test_no_three_letters_mean_two_months() -> None:
    names = [*MONTHS["en"], *MONTHS["cy"], *SOFTENED_MONTHS]
    first: dict[str, set[int | None]] = {}
    for name in names:
        first.setdefault(name[:3].casefold(), set()).add(month_number(name))
    assert {begin: found for begin, found in first.items() if len(found) > 1} == {}


def test_full_width_digits_are_digits() -> None:
    form = form_with("３１", "３", "１９８０")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born_on"] == dt.date(1980, 3, 31)


@pytest.mark.parametrize(
    ("typed", "error", "anchor"),
    [
        (("", "", ""), "Enter your date of birth", "#id_born_on_day"),
        (("31", "", "1980"), "Date of birth must include a month", "#id_born_on_month"),
        (("", "3", ""), "Date of birth must include a day and year", "#id_born_on_day"),
        (("31", "2", "1980"), "Date of birth must be a real date", "#id_born_on_day"),
        (("31", "Smarch", "1980"), "Date of birth must be a real date", "#id_born_on_month"),
        (("x", "3", "1980"), "Date of birth must be a real date", "#id_born_on_day"),
        (("31", "3", "80"), "Year must include 4 numbers", "#id_born_on_year"),
        (("٣", "3", "1980"), "Date of birth must be a real date", "#id_born_on_day"),
        (("1", "013", "1980"), "Date of birth must be a real date", "#id_born_on_month"),
    ],
)
def test_a_wrong_date_says_what_is_wrong_and_where(typed: tuple[str, str, str], error: str, anchor: str) -> None:
    form = form_with(*typed)
    assert form.errors["born_on"] == [error]
    assert form["born_on"].error_anchor == anchor  # type: ignore[attr-defined]


def test_what_was_typed_stays_in_the_boxes() -> None:
    html = form_with("31", "Chwefror", "<2>")["born_on"].__html__()
    assert 'value="Chwefror"' in html
    assert 'value="&lt;2&gt;"' in html


def test_an_optional_date_may_be_left_blank() -> None:
    assert DateField(required=False).clean(DateParts()) is None


def test_a_saved_date_fills_the_boxes() -> None:
    html = BirthForm(initial={"born_on": dt.date(1980, 3, 31)})["born_on"].__html__()
    assert 'value="31"' in html
    assert 'value="1980"' in html
