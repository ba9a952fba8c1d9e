"""What the questions accept, and what they say when they do not."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from pleas.forms import ContactForm, DeclarationForm, PleaForm, ProofForm, ReferenceForm

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
FORMS: tuple[type[forms.Form], ...] = (ReferenceForm, ProofForm, PleaForm, ContactForm, DeclarationForm)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("029 2018 0999", "02920180999"),
        ("+44 808 157 0192", "00448081570192"),
        ("(0808) 157-0192", "08081570192"),
        ("０８０８１５７０１９２", "08081570192"),
    ],
)
def test_a_telephone_number_is_kept_as_digits(typed: str, stored: str) -> None:
    form = ContactForm({"email": "a@example.org", "telephone": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["telephone"] == stored


@pytest.mark.parametrize("typed", ["12345678", "1" * 16, "0808 CALL NOW", "٠٨٠٨١٥٧٠١٩٢x", "+", "++44808157019"])
def test_what_is_no_telephone_number_is_refused_by_name(typed: str) -> None:
    form = ContactForm({"email": "a@example.org", "telephone": typed})
    assert list(form.errors) == ["telephone"] or form.cleaned_data["telephone"] == ""


def test_an_address_is_kept_as_mail_servers_write_it() -> None:
    form = ContactForm({"email": " sian@enghraifft-tŷ.cymru "})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["email"] == "sian@xn--enghraifft-t-dwc.cymru"


@pytest.mark.parametrize("typed", ["ada", "ada@", "@example.org", "a b@example.org", "a@b@example.org", "a@example"])
def test_what_is_no_address_is_refused_by_name(typed: str) -> None:
    assert list(ContactForm({"email": typed}).errors) == ["email"]


def test_an_address_fits_where_it_is_kept() -> None:
    domain = ".".join(["d" * 56] * 4)
    assert ContactForm({"email": f"{'m' * 12}@{domain}"}).is_valid()
    assert list(ContactForm({"email": f"{'m' * 13}@{domain}"}).errors) == ["email"]


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


@pytest.mark.parametrize("form_class", FORMS)
def test_an_empty_form_names_each_required_field_in_its_own_words(form_class: type[forms.Form]) -> None:
    form = form_class({})
    required = {name for name, field in form.fields.items() if field.required}
    assert set(form.errors) == required
    assert "This field is required." not in str(form.errors)


@given(data=st.data())
@pytest.mark.parametrize("form_class", FORMS)
def test_no_text_breaks_a_form_and_every_refusal_names_a_field(
    form_class: type[forms.Form], data: st.DataObject
) -> None:
    names = [name for name in form_class.base_fields if name != "born_on"]
    boxes = ["born_on_day", "born_on_month", "born_on_year"] if "born_on" in form_class.base_fields else []
    form = form_class({name: data.draw(ANYTHING, label=name) for name in (*names, *boxes)})
    if not form.is_valid():
        assert set(form.errors) <= set(form.fields)
