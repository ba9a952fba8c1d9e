"""Plain Django fields, as they come out on the page."""

from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from commonplatform.ui.conditional_fields import ConditionalFieldsMixin
from commonplatform.ui.error_summaries import error_summary_items
from commonplatform.ui.submission_keys import SubmissionKeyMixin


class PleaForm(SubmissionKeyMixin, forms.Form):
    plea = forms.ChoiceField(
        label="How do you plead?",
        help_text="To this charge",
        choices=[("", "---"), ("guilty", "Guilty"), ("not_guilty", "Not guilty")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select how you plead"},
    )


class ContactForm(ConditionalFieldsMixin, forms.Form):
    conditional_fields = {"by": {"email": ("email",), "post": ("address",)}}
    by = forms.ChoiceField(choices=[("email", "Email"), ("post", "Post")], widget=forms.RadioSelect)
    email = forms.EmailField(error_messages={"required": "Enter your email address"})
    address = forms.CharField(error_messages={"required": "Enter your address"})


def drawn(field: Any, **options: Any) -> Any:
    return html.fragment_fromstring(field.group(**options), create_parent="div")


def field_of(field: forms.Field, data: dict[str, Any] | None = None) -> Any:
    form_class = type("OneFieldForm", (forms.Form,), {"answer": field})
    return form_class(data)["answer"]


def test_radios_have_a_legend_a_hint_and_no_blank_choice() -> None:
    page = drawn(PleaForm()["plea"])
    assert page.xpath("string(//legend)").strip() == "How do you plead?"
    assert page.xpath("string(//*[@id='id_plea-hint'])").strip() == "To this charge"
    assert page.xpath("//input/@value") == ["guilty", "not_guilty"]
    assert page.xpath("//fieldset/@aria-describedby") == ["id_plea-hint"]


def test_the_only_question_of_a_page_is_its_heading() -> None:
    assert drawn(PleaForm()["plea"], heading=True).xpath("string(//h1)").strip() == "How do you plead?"
    assert drawn(field_of(forms.CharField(label="Name")), heading=True).xpath("string(//h1)").strip() == "Name"


def test_an_error_stands_at_the_field_and_leads_to_its_first_control() -> None:
    form = PleaForm({"submission_key": "0f6b6f0e-6f4f-4a53-9a5d-0d7c7c0f4a11"})
    page = drawn(form["plea"])
    assert "Select how you plead" in page.xpath("string(//*[@id='id_plea-error'])")
    assert error_summary_items(form) == [{"text": "Select how you plead", "href": "#id_plea"}]
    assert page.xpath("//input[@id='id_plea']")


def test_a_lost_submission_key_is_reported_at_the_first_field() -> None:
    items = error_summary_items(PleaForm({"plea": "guilty"}))
    assert items == [{"text": "Reload the page and send it again", "href": "#id_plea"}]


def test_a_new_page_brings_a_new_key_and_a_corrected_page_keeps_it() -> None:
    first, second = PleaForm()["submission_key"].value(), PleaForm()["submission_key"].value()
    assert first != second
    assert str(first) in PleaForm({"submission_key": str(first)})["submission_key"].__html__()


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (forms.EmailField(), {"type": "email", "autocomplete": "email", "spellcheck": "false"}),
        (forms.IntegerField(), {"type": "text", "inputmode": "numeric"}),
        (forms.DecimalField(), {"type": "text", "inputmode": "decimal"}),
        (forms.CharField(widget=forms.PasswordInput), {"type": "password"}),
        (forms.FileField(), {"type": "file"}),
        (
            forms.CharField(widget=forms.TextInput(attrs={"class": "wide", "autocomplete": "off", "data-x": "1"})),
            {"type": "text", "autocomplete": "off", "class": "govuk-input wide", "data-x": "1"},
        ),
    ],
)
def test_each_kind_of_text_box_has_its_attributes(field: forms.Field, expected: dict[str, str]) -> None:
    (control,) = drawn(field_of(field)).xpath("//input")
    assert {name: control.get(name) for name in expected} == expected


def test_a_text_box_does_not_cut_off_what_is_typed() -> None:
    (control,) = drawn(field_of(forms.CharField(max_length=5))).xpath("//input")
    assert control.get("maxlength") is None


def test_money_has_its_sign_before_the_box() -> None:
    assert drawn(field_of(forms.DecimalField())).xpath("string(//*[@class='govuk-input__prefix'])") == "£"
    plain = forms.DecimalField(widget=forms.NumberInput(attrs={"prefix": "", "suffix": "days"}))
    page = drawn(field_of(plain))
    assert page.xpath("//*[contains(@class, 'prefix')]") == []
    assert page.xpath("string(//*[@class='govuk-input__suffix'])") == "days"


def test_a_long_text_with_a_limit_counts_down() -> None:
    page = drawn(field_of(forms.CharField(widget=forms.Textarea, max_length=200)))
    assert page.xpath("//*[@data-module='govuk-character-count']/@data-maxlength") == ["200"]


def test_many_choices_are_checkboxes_that_keep_what_was_ticked() -> None:
    field = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")])
    page = drawn(field_of(field, {"answer": ["b"]}))
    assert page.xpath("//input[@checked]/@value") == ["b"]


def test_a_select_keeps_its_blank_choice() -> None:
    page = drawn(field_of(forms.ChoiceField(choices=[("", "Choose"), ("a", "A")]), {"answer": "a"}))
    assert page.xpath("//option/@value") == ["", "a"]
    assert page.xpath("//option[@selected]/@value") == ["a"]


def test_one_box_to_tick_is_labelled_with_its_statement() -> None:
    page = drawn(field_of(forms.BooleanField(label="I agree")), legend="Declaration")
    assert page.xpath("string(//label)").strip() == "I agree"
    assert page.xpath("string(//legend)").strip() == "Declaration"


def test_a_password_is_never_given_back() -> None:
    page = drawn(field_of(forms.CharField(widget=forms.PasswordInput), {"answer": "secret"}))
    assert page.xpath("//input/@value") == []


def test_typed_markup_is_shown_not_obeyed() -> None:
    field = field_of(forms.CharField(label="<b>x</b>"), {"answer": '"><script>'})
    assert "<script>" not in field.group()
    assert "<b>" not in field.group()


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(TypeError):
        PleaForm()["plea"].group(headng=True)  # type: ignore[attr-defined]


def test_a_question_under_a_choice_is_drawn_there_and_only_there() -> None:
    form = ContactForm()
    page = drawn(form["by"])
    assert page.xpath("//*[@id='conditional-id_by']//input/@name") == ["email"]
    assert str(form.render()).count('name="email"') == 1


def test_only_the_question_under_the_selected_choice_counts() -> None:
    form = ContactForm({"by": "post", "email": "not an address", "address": "1 High Street"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"by": "post", "email": "", "address": "1 High Street"}


def test_the_question_under_the_selected_choice_is_required() -> None:
    form = ContactForm({"by": "email"})
    assert error_summary_items(form) == [{"text": "Enter your email address", "href": "#id_email"}]


def test_nothing_selected_asks_for_the_choice_alone() -> None:
    assert set(ContactForm({}).errors) == {"by"}


def test_errors_of_the_whole_form_lead_to_its_first_field() -> None:
    form = ContactForm({"by": "email", "email": "a@example.com"})
    form.add_error(None, "This case has been decided")
    assert error_summary_items(form) == [{"text": "This case has been decided", "href": "#id_by"}]


def test_a_page_without_a_form_has_no_errors() -> None:
    assert error_summary_items(None, [], ContactForm()) == []


def test_django_templates_keep_the_bare_widget() -> None:
    assert str(field_of(forms.CharField())).strip().startswith("<input")


def test_a_file_box_survives_a_bound_form() -> None:
    form_class = type("UploadForm", (forms.Form,), {"paper": forms.FileField()})
    form = form_class({}, {"paper": SimpleUploadedFile("a.pdf", b"x")})
    assert drawn(form["paper"]).xpath("//input/@name") == ["paper"]
