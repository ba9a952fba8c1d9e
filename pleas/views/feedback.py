"""Feedback on the service: the questions, and thanks with a way back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from commonplatform.accounts.types import CITIZEN
from commonplatform.middleware import citizen_page
from commonplatform.ui.formats import page_language
from commonplatform.ui.question_views import QuestionView
from pleas.feedback_pages import address_of_page, known_page
from pleas.forms import FeedbackForm
from pleas.services.give_feedback import GivenFeedback, give_feedback

FROM = "from"


class FeedbackView(QuestionView[FeedbackForm]):
    """How satisfied somebody is, and what could be better."""

    form_class = FeedbackForm
    page_title = _("Give feedback on this service")
    button_text = _("Send feedback")

    @property
    def about(self) -> str:
        return known_page(self.request.GET.get(FROM, ""))

    def save(self, form: FeedbackForm) -> None:
        said = form.cleaned_data
        rated = said["call_centre_satisfaction"]
        give_feedback(
            actor=CITIZEN,
            given=GivenFeedback(
                key=said["submission_key"],
                page=self.about,
                language=page_language(),
                satisfaction=int(said["satisfaction"]),
                call_centre_satisfaction=int(rated) if rated else None,
                comment=said["comment"].strip(),
                email=said["email"],
                browser=self.request.headers.get("User-Agent", ""),
            ),
        )

    def next_url(self, form: FeedbackForm) -> str:
        about = f"?{urlencode({FROM: self.about})}" if self.about else ""
        return reverse("public:feedback_sent") + about

    def back_url(self) -> str:
        return address_of_page(self.about) or reverse("public:start")


@citizen_page
@require_safe
def feedback_sent(request: HttpRequest) -> HttpResponse:
    """Thanks, and back to where one was: by the page's name, so that it leads nowhere else."""
    context: dict[str, Any] = {"back_to": address_of_page(request.GET.get(FROM, "")) or reverse("public:start")}
    return render(request, "public/feedback_sent.jinja", context)


feedback = citizen_page(FeedbackView.as_view())
