"""What the questions accept, and what they say when they do not."""

from datetime import date, timedelta

import pytest
from django import forms
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

import pleas.forms
from commonplatform.ui.conditional_fields import shown_under_a_choice
from pleas.answers import DatesToAvoid, Witness
from pleas.forms import (
    AddressForm,
    ContactForm,
    DatesToAvoidForm,
    DefenceForm,
    DetailsForm,
    EvidenceForm,
    InsuranceNumberForm,
    LicenceForm,
    ProofForm,
    WitnessesForm,
)
from pleas.forms.rows import ADD, REMOVE
from pleas.identity_numbers import driver_number_fits

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
TELEPHONE = "029 2018 0999"
FORMS: tuple[type[forms.Form], ...] = tuple(
    form for form in vars(pleas.forms).values() if isinstance(form, type) and issubclass(form, forms.Form)
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("029 2018 0999", "02920180999"),
        ("+44 808 157 0192", "00448081570192"),
        ("(0808) 157-0192", "08081570192"),
        ("０８０８１５７０１９２", "08081570192"),
        ("0808,157·0192", "08081570192"),
        ("0808_157—0192", "08081570192"),
        ("[0808] 157‑0192*", "08081570192"),
    ],
)
def test_a_telephone_number_is_kept_as_digits(typed: str, stored: str) -> None:
    form = ContactForm({"email": "a@example.org", "telephone": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["telephone"] == stored


@pytest.mark.parametrize("mark", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_marks_that_turn_the_direction_of_a_text_are_left_out(mark: str) -> None:
    form = DefenceForm({"statement": f"I was {mark}not there{mark}"})
    assert form.is_valid()
    assert form.cleaned_data["statement"] == "I was not there"
    assert list(DefenceForm({"statement": mark}).errors) == ["statement"]


@pytest.mark.parametrize("typed", ["a\x00", "a\x1b[2J", "a\x07", "a\x85b"])
def test_characters_that_cannot_be_shown_are_refused_by_name(typed: str) -> None:
    assert DefenceForm({"statement": typed}).errors == {"statement": ["Remove the characters that cannot be shown"]}


def test_lines_and_tabs_of_a_statement_are_kept() -> None:
    form = DefenceForm({"statement": "One\tand\r\ntwo"})
    assert form.is_valid()
    assert form.cleaned_data["statement"] == "One\tand\ntwo"


def test_first_and_middle_names_together_fit_the_line_that_the_court_keeps() -> None:
    names = {"first_name": "A" * 127, "middle_name": "B" * 127, "last_name": "C" * 255}
    assert DetailsForm(names).is_valid()
    form = DetailsForm({**names, "middle_name": "B" * 128})
    assert form.errors == {"middle_name": ["Your first and middle names together must be 255 characters or fewer"]}


@pytest.mark.parametrize("typed", ["12345678", "1" * 16, "0808 CALL NOW", "٠٨٠٨١٥٧٠١٩٢x", "+", "++44808157019", ""])
def test_what_is_no_telephone_number_is_refused_by_name(typed: str) -> None:
    form = ContactForm({"email": "a@example.org", "telephone": typed})
    assert list(form.errors) == ["telephone"]


def test_an_address_is_kept_as_mail_servers_write_it() -> None:
    form = ContactForm({"email": " sian@enghraifft-tŷ.cymru ", "telephone": TELEPHONE})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["email"] == "sian@xn--enghraifft-t-dwc.cymru"


@pytest.mark.parametrize("typed", ["ada", "ada@", "@example.org", "a b@example.org", "a@b@example.org", "a@example"])
def test_what_is_no_address_is_refused_by_name(typed: str) -> None:
    assert list(ContactForm({"email": typed, "telephone": TELEPHONE}).errors) == ["email"]


def test_an_address_fits_where_it_is_kept() -> None:
    domain = ".".join(["d" * 56] * 4)
    assert ContactForm({"email": f"{'m' * 12}@{domain}", "telephone": TELEPHONE}).is_valid()
    assert list(ContactForm({"email": f"{'m' * 13}@{domain}", "telephone": TELEPHONE}).errors) == ["email"]


def test_a_date_of_birth_may_be_empty_but_not_half_or_in_the_future() -> None:
    asked = {"postcode": "SW1A 2AA"}
    assert ProofForm(asked).is_valid()
    assert list(ProofForm({**asked, "born_on_day": "1"}).errors) == ["born_on"]
    tomorrow = {"born_on_day": "1", "born_on_month": "1", "born_on_year": "2999"}
    assert list(ProofForm({**asked, **tomorrow}).errors) == ["born_on"]


def test_a_month_may_be_typed_in_either_language() -> None:
    for month in ("12", "December", "dec", "Rhagfyr"):
        form = ProofForm({"postcode": "x", "born_on_day": "10", "born_on_month": month, "born_on_year": "1990"})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["born_on"].isoformat() == "1990-12-10"


# ---- the address


def address(**typed: str) -> AddressForm:
    return AddressForm({"address_is_correct": "no", "line_1": "1 Mill Lane", "postcode": "CF10 1AA", **typed})


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("cf101aa", "CF10 1AA"),
        (" SW1A  2AA ", "SW1A 2AA"),
        ("gir0aa", "GIR 0AA"),
        ("ascn1zz", "ASCN 1ZZ"),
        ("ＣＦ１０　１ＡＡ", "CF10 1AA"),
        ("m1-1ae", "M1 1AE"),
    ],
)
def test_a_postcode_is_kept_in_capitals_with_one_space(typed: str, stored: str) -> None:
    form = address(postcode=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["postcode"] == stored


@pytest.mark.parametrize("typed", ["", "CF10", "XXXX 1ZZ", "CF10 1CV", "CF10 1AA1", "12345", "CF1O 1AA!"])
def test_what_is_no_postcode_is_refused_by_name(typed: str) -> None:
    assert list(address(postcode=typed).errors) == ["postcode"]


def test_the_lines_of_an_address_have_the_lengths_that_the_courts_keep() -> None:
    assert address(line_1="m" * 35, line_5="m" * 32).is_valid()
    assert set(address(line_1="m" * 36, line_5="m" * 33).errors) == {"line_1", "line_5"}


def test_an_address_typed_under_yes_is_thrown_away() -> None:
    form = address(address_is_correct="yes", line_1="\x00", postcode="nonsense")
    assert form.is_valid(), form.errors
    assert (form.lines(), form.cleaned_data["postcode"]) == ((), "")


# ---- numbers


@pytest.mark.parametrize("typed", ["AB 12 34 56 C", "ab123456c", "AB123456", "ＡＢ123456Ｄ"])
def test_an_insurance_number_is_kept_without_spaces(typed: str) -> None:
    form = InsuranceNumberForm({"has_insurance_number": "yes", "insurance_number": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["insurance_number"].startswith("AB123456")


@pytest.mark.parametrize("typed", ["DA123456C", "AO123456C", "BG123456C", "ZZ123456A", "AB123456E", "AB12345C", ""])
def test_what_hmrc_would_not_give_out_is_refused_by_name(typed: str) -> None:
    form = InsuranceNumberForm({"has_insurance_number": "yes", "insurance_number": typed})
    assert list(form.errors) == ["insurance_number"]


def test_without_an_insurance_number_a_reason_is_asked() -> None:
    assert list(InsuranceNumberForm({"has_insurance_number": "no"}).errors) == ["no_insurance_number_reason"]


@pytest.mark.parametrize(
    ("number", "surname", "born_on", "fits"),
    [
        ("LOVEL962100A99AB", "Lovelace", date(1990, 12, 10), True),
        ("LOVEL912100A99AB", "Lovelace", date(1990, 12, 10), True),
        ("LOVEL912110A99AB", "Lovelace", date(1990, 12, 10), False),
        ("LOVEL962101A99AB", "Lovelace", date(1990, 12, 10), False),
        ("BABBA962100A99AB", "Lovelace", date(1990, 12, 10), False),
        ("LI999501015A99AB", "Li", date(1955, 1, 1), True),
        ("LI999551015A99AB", "Li", date(1955, 1, 1), True),
        ("LI999501015A99AB", "Li", date(1955, 1, 10), False),
        ("LI999551015A99AB", "Li", None, True),
        ("MCDON501015A99AB", "MacDonald", None, True),
        ("PRYDD501015A99AB", "Prŷdderch", None, True),
    ],
)
def test_a_driver_number_is_compared_with_surname_and_date_of_birth(
    number: str, surname: str, born_on: date | None, fits: bool
) -> None:
    assert driver_number_fits(number, surname=surname, born_on=born_on) is fits


@pytest.mark.parametrize("typed", ["LOVEL962100A99A", "LOVEL932100A99AB", "LOVEL962320A99AB", "LOVEL962100A99A1", ""])
def test_what_is_no_driver_number_is_refused_by_name(typed: str) -> None:
    assert list(LicenceForm({"has_licence": "yes", "driver_number": typed}).errors) == ["driver_number"]


# ---- texts


def test_a_line_break_counts_as_one_character_whatever_the_browser_sends() -> None:
    form = DefenceForm({"statement": "m\r\n" * 2500})
    assert form.is_valid(), form.errors
    assert len(form.cleaned_data["statement"]) == 4999
    assert list(DefenceForm({"statement": "m" * 5001}).errors) == ["statement"]


def test_a_company_is_asked_in_its_own_words() -> None:
    assert "Why is the company" in str(DefenceForm(is_company=True).fields["statement"].label)
    assert "company" in str(DefenceForm({}, is_company=True).errors["statement"])
    assert "company" not in str(DefenceForm({}).errors["statement"])


@pytest.mark.parametrize(
    ("form_class", "name", "words"),
    [
        (AddressForm, "address_is_correct", ["Ydy", "Nac ydy"]),
        (InsuranceNumberForm, "has_insurance_number", ["Oes", "Nac oes"]),
        (EvidenceForm, "disputes_evidence", ["Ydw", "Nac ydw"]),
    ],
)
def test_welsh_says_yes_and_no_in_the_words_of_the_question(
    form_class: type[forms.Form], name: str, words: list[str]
) -> None:
    with translation.override("cy"):
        assert [str(word) for _value, word in form_class.base_fields[name].choices] == words  # type: ignore[attr-defined]


# ---- rows


def witnesses(**typed: str) -> WitnessesForm:
    return WitnessesForm({"calls_witnesses": "yes", **typed})


def test_every_witness_is_kept_and_an_empty_row_is_not() -> None:
    form = witnesses(name_1="Mary", interpreter_language_1="Polish", name_2="", address_2="", name_3="Charles")
    assert form.is_valid(), form.errors
    assert form.witnesses() == (Witness("Mary", "", None, True, "Polish"), Witness("Charles"))


def test_a_witness_without_a_name_is_refused_by_number() -> None:
    form = witnesses(name_1="Mary", name_2="", address_2="1 Mill Lane")
    assert list(form.errors) == ["name_2"]
    assert "witness 2" in str(form.errors["name_2"])
    assert list(witnesses(name_1="").errors) == ["name_1"]


def test_witnesses_typed_under_no_are_thrown_away() -> None:
    form = WitnessesForm({"calls_witnesses": "no", "name_1": "Mary", "born_on_1_day": "99"})
    assert form.is_valid(), form.errors
    assert form.witnesses() == ()


def test_adding_and_removing_rows_keeps_what_was_typed() -> None:
    typed = {"calls_witnesses": "yes", "name_1": "Mary", "born_on_1_day": "26", "name_2": "Charles"}
    more = WitnessesForm.after_a_button({**typed, ADD: "yes"})
    assert more is not None
    assert (more.row_count, more["name_2"].value(), more["born_on_1"].value().day) == (3, "Charles", "26")
    fewer = WitnessesForm.after_a_button({**typed, REMOVE: "1"})
    assert fewer is not None
    assert (fewer.row_count, fewer["name_1"].value()) == (1, "Charles")
    assert not more.is_bound
    assert WitnessesForm.after_a_button({**typed, REMOVE: "7"}) is None


def test_no_more_rows_are_read_than_there_may_be() -> None:
    many = {f"name_{number}": "Mary" for number in range(1, 500)}
    assert witnesses(**many).row_count == WitnessesForm.most_rows


TOMORROW = timezone.localdate() + timedelta(days=1)


def boxes(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def test_one_day_to_avoid_needs_no_last_day_and_days_come_in_order() -> None:
    later = TOMORROW + timedelta(days=9)
    form = DatesToAvoidForm(
        {"has_dates_to_avoid": "yes", **boxes("first_1", later), **boxes("first_2", TOMORROW), **boxes("last_2", later)}
    )
    assert form.is_valid(), form.errors
    assert form.dates() == (DatesToAvoid(TOMORROW, later), DatesToAvoid(later, later))


def test_days_that_are_over_or_backwards_are_refused_by_name() -> None:
    asked = {"has_dates_to_avoid": "yes"}
    over = DatesToAvoidForm({**asked, **boxes("first_1", TOMORROW - timedelta(days=2))})
    assert list(over.errors) == ["first_1"]
    first, last = boxes("first_1", TOMORROW + timedelta(days=1)), boxes("last_1", TOMORROW)
    assert list(DatesToAvoidForm({**asked, **first, **last}).errors) == ["last_1"]


# ---- every form


@pytest.mark.parametrize("form_class", FORMS)
def test_an_empty_form_names_each_required_field_in_its_own_words(form_class: type[forms.Form]) -> None:
    form = form_class({})
    under_a_choice = shown_under_a_choice(form)
    required = {name for name, field in form.fields.items() if field.required and name not in under_a_choice}
    assert set(form.errors) == required
    assert "This field is required." not in str(form.errors)


@given(data=st.data())
@pytest.mark.parametrize("form_class", FORMS)
def test_no_text_breaks_a_form_and_every_refusal_names_a_field(
    form_class: type[forms.Form], data: st.DataObject
) -> None:
    typed = {}
    for name in form_class().fields:
        for box in ("", "_day", "_month", "_year"):
            typed[f"{name}{box}"] = data.draw(
                st.one_of(ANYTHING, st.sampled_from(["yes", "no", "1", "2027"])), label=name
            )
    form = form_class(typed)
    if not form.is_valid():
        assert set(form.errors) <= set(form.fields)
