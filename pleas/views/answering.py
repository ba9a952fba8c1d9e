"""Answering: the case, a plea to each charge, contact details, check your answers."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commonplatform.ui.formats import page_language
from pleas.addresses import address_of, address_of_place
from pleas.answers import Answers
from pleas.eligibility import why_not_open
from pleas.help_lines import help_lines
from pleas.journey import Journey, facts_of, register_page
from pleas.presenters.case_page import own_case_view
from pleas.presenters.check import answer_sections, pages_left_unfinished
from pleas.presenters.stop_page import stop_view
from pleas.selectors import own_case, receipt_of, unfinished_of
from pleas.types import OwnCase
from pleas.views.assistance import answers_on_paper
from pleas.views.visits import JourneyView, journey_page, proved_page, visit_of


@proved_page
@require_safe
def case(request: HttpRequest) -> HttpResponse:
    """What one is charged with; or why it cannot be answered online, and whom to contact."""
    visit = visit_of(request)
    if visit is None:
        return redirect(address_of("ended"))
    own = own_case(visit.proved)
    reason = why_not_open(own, today=timezone.localdate(), language=page_language())
    if reason is not None:
        page = stop_view(own, reason, receipt_of(visit.proved))
        return render(
            request, "pleas/stopped.jinja", {"page": page, "case": own_case_view(own), "help_lines": help_lines()}
        )
    return render(
        request,
        "pleas/case.jinja",
        {"case": own_case_view(own), "next_href": _next_href(own, on_paper=answers_on_paper(request))},
    )


def _next_href(own: OwnCase, *, on_paper: bool) -> str:
    journey = Journey(facts_of(own, today=timezone.localdate(), on_paper=on_paper), Answers())
    return address_of_place(next(place for place in journey.places if place.name != "case"))


@journey_page("check")
class CheckView(JourneyView[Form]):
    """Everything that was answered, each with a link to change it."""

    form_class = Form
    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        context = {
            "sections": answer_sections(self.case, self.journey),
            "unfinished": pages_left_unfinished(self.case, self.journey, unfinished_of(self.visit)),
            "next_href": address_of_place(self.journey.after(self.place)),
            "back_href": self.back_url(),
        }
        return render(request, "pleas/check.jinja", context)


register_page("case", case)
