"""One question, one page: the base of the journeys for citizens and of short forms for everybody."""

from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views import View

from commonplatform.ui.components import Action, Text
from commonplatform.ui.conditional_fields import shown_under_a_choice

FormT = TypeVar("FormT", bound=Form)
CHANGE = {"change": "yes"}


def change_action(href: str, subject: Text) -> Action:
    """The link "Change" beside an answer on check-answers: after saving, the question leads back there."""
    return Action(text=_("Change"), href=address_to_change(href), subject=subject)


def address_to_change(href: str) -> str:
    """The address of a question from which saving leads back to check-answers."""
    return f"{href}?{urlencode(CHANGE)}"


class QuestionView(View, Generic[FormT]):
    """Shows a form, keeps what was typed when it is sent back, saves and goes on.

    A journey says the form, ``save`` and ``next_url``, and usually ``answers``, ``back_url`` and
    ``check_answers_url``. With one visible field its label is the h1 and the title; otherwise set
    ``page_title``. ``save`` may refuse by ``form.add_error``; the page is then shown again.
    """

    form_class: type[FormT]
    template_name = "layouts/question.jinja"
    page_title: Text = ""
    caption: Text = ""
    button_text: Text = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.ask(self.form_as_answered())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST, request.FILES, initial=self.answers(), **self.form_arguments())
        if form.is_valid():
            self.save(form)
            if not form.errors:
                return HttpResponseRedirect(self.destination(form))
        return self.ask(form)

    def form_as_answered(self) -> FormT:
        """The form with what was answered before."""
        return self.form_class(initial=self.answers(), **self.form_arguments())

    def ask(self, form: FormT) -> HttpResponse:
        """The page with the form as it stands."""
        return render(self.request, self.template_name, self.context(form))

    def answers(self) -> dict[str, Any]:
        """What was answered before, by field name."""
        return {}

    def form_arguments(self) -> dict[str, Any]:
        """Further keyword arguments that this form takes."""
        return {}

    def save(self, form: FormT) -> None:
        """Keep the answer, through a service."""
        raise NotImplementedError

    def next_url(self, form: FormT) -> str:
        """The question after this one."""
        raise NotImplementedError

    def back_url(self) -> str:
        """The question before this one; nothing on the first."""
        return ""

    def check_answers_url(self) -> str:
        """Where "Change" links come from; nothing when the journey has no such page."""
        return ""

    @property
    def changing(self) -> bool:
        """Whether the person came from check-answers to correct one thing."""
        return bool(self.check_answers_url()) and self.request.GET.get("change") == CHANGE["change"]

    def destination(self, form: FormT) -> str:
        return self.check_answers_url() if self.changing else self.next_url(form)

    def context(self, form: FormT) -> dict[str, Any]:
        """What the template needs; extend it for pages that say more around the question."""
        under_a_choice = shown_under_a_choice(form)
        fields = [field for field in form.visible_fields() if field.name not in under_a_choice]
        return {
            "form": form,
            "question_fields": fields,
            "question_is_heading": len(fields) == 1 and not self.page_title,
            "page_title": self.page_title or (fields[0].label if fields else ""),
            "caption": self.caption,
            "button_text": self.button_text,
            "back_href": self.check_answers_url() if self.changing else self.back_url(),
        }
