from typing import Any

import pytest
from django import forms
from django.http import HttpResponse
from django.test import RequestFactory
from lxml import html

from commonplatform.ui.question_views import QuestionView, change_action


class NameForm(forms.Form):
    name = forms.CharField(label="What is your name?", error_messages={"required": "Enter your name"})


class NameView(QuestionView[NameForm]):
    form_class = NameForm
    saved: list[str] = []

    def answers(self) -> dict[str, Any]:
        return {"name": "Siân"}

    def save(self, form: NameForm) -> None:
        if form.cleaned_data["name"] == "refused":
            form.add_error("name", "This name cannot be used")
            return
        self.saved.append(form.cleaned_data["name"])

    def next_url(self, form: NameForm) -> str:
        return "/next"

    def back_url(self) -> str:
        return "/back"

    def check_answers_url(self) -> str:
        return "/check"


@pytest.fixture(autouse=True)
def _nothing_saved() -> None:
    NameView.saved = []


def get(path: str = "/name") -> HttpResponse:
    return NameView.as_view()(RequestFactory().get(path))  # type: ignore[return-value]


def post(path: str = "/name", **data: str) -> HttpResponse:
    return NameView.as_view()(RequestFactory().post(path, data))  # type: ignore[return-value]


def page_of(response: HttpResponse) -> Any:
    return html.document_fromstring(response.content.decode())


def test_the_question_is_the_heading_and_the_title() -> None:
    page = page_of(get())
    assert [h1.text_content().strip() for h1 in page.xpath("//h1")] == ["What is your name?"]
    assert page.xpath("string(//title)").startswith("What is your name?")
    assert page.xpath("//input[@name='name']/@value") == ["Siân"]
    assert page.xpath("//a[contains(@class, 'back-link')]/@href") == ["/back"]


def test_an_answer_is_saved_and_leads_on() -> None:
    response = post(name="Sam")
    assert (response.status_code, response["Location"]) == (302, "/next")
    assert NameView.saved == ["Sam"]


def test_a_missing_answer_is_asked_for_again() -> None:
    page = page_of(post(name=" "))
    assert page.xpath("string(//title)").startswith("Error: What is your name?")
    assert page.xpath("//*[contains(@class, 'error-summary')]//a/@href") == ["#id_name"]
    assert page.xpath("//form/@novalidate") == [""]
    assert NameView.saved == []


def test_a_refusal_by_the_service_keeps_what_was_typed() -> None:
    page = page_of(post(name="refused"))
    assert page.xpath("//input[@name='name']/@value") == ["refused"]
    assert "This name cannot be used" in page.xpath("string(//*[contains(@class, 'error-summary')])")


def test_change_leads_back_to_check_answers() -> None:
    assert change_action("/name", "your name").href == "/name?change=yes"
    assert page_of(get("/name?change=yes")).xpath("//a[contains(@class, 'back-link')]/@href") == ["/check"]
    assert post("/name?change=yes", name="Sam")["Location"] == "/check"
