"""Finding one's case: before you start, the reference, the second factor."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from commonplatform.accounts.types import CITIZEN
from commonplatform.limits.addresses import address_of_visitor
from commonplatform.middleware import TIMED_OUT, citizen_page
from commonplatform.ui.formats import page_language
from commonplatform.ui.question_views import QuestionView
from pleas.addresses import address_of
from pleas.forms import ProofForm, ReferenceForm
from pleas.help_lines import help_line
from pleas.presenters.ended_page import ended_view
from pleas.services import open_case
from pleas.types import LookupDetails, Visit
from pleas.views.assistance import assistance_of, caller_of, must_say_for_whom
from pleas.views.nothing_found import answer_that_nothing_was_found
from pleas.views.visits import KEPT_UNTIL, PURPOSE, REFERENCE, TRACK, begin_visit, visitor_of


@citizen_page
@require_safe
def before(request: HttpRequest) -> HttpResponse:
    """What to have to hand, and the other ways to answer."""
    context = {"back_href": reverse("public:start"), "help_line": help_line(page_language())}
    return render(request, "pleas/before.jinja", context)


@citizen_page
@require_safe
def ended(request: HttpRequest) -> HttpResponse:
    """After a time-out, or when a page of the journey was opened by itself."""
    kept_until = request.session.pop(KEPT_UNTIL, "")
    page = ended_view(timed_out=request.session.pop(TIMED_OUT, False), kept_until=kept_until)
    return render(request, "pleas/ended.jinja", {"page": page, "help_line": help_line(page_language())})


@citizen_page
@require_safe
def track(request: HttpRequest) -> HttpResponse:
    """The other door to the same two questions: see how one's case is going."""
    request.session[PURPOSE] = TRACK
    return redirect(address_of("reference"))


class ReferenceView(QuestionView[ReferenceForm]):
    """The reference: kept in the server's session until the second factor was right."""

    form_class = ReferenceForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if must_say_for_whom(request):
            return redirect("assisted:start")
        return super().dispatch(request, *args, **kwargs)

    def answers(self) -> dict[str, Any]:
        return {"reference": self.request.session.get(REFERENCE, "")}

    def save(self, form: ReferenceForm) -> None:
        visitor_of(self.request)
        self.request.session[REFERENCE] = form.cleaned_data["reference"]

    def next_url(self, form: ReferenceForm) -> str:
        return address_of("proof")

    def back_url(self) -> str:
        return address_of("before")


class ProofView(QuestionView[ProofForm]):
    """Postcode and date of birth: a wrong one, an unknown reference and a lock all look the same."""

    form_class = ProofForm
    template_name = "pleas/proof.jinja"
    page_title = _("Show that the notice is yours")
    visit: Visit

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if REFERENCE not in request.session or must_say_for_whom(request):
            return redirect(address_of("reference"))
        return super().dispatch(request, *args, **kwargs)

    def save(self, form: ProofForm) -> None:
        visit = open_case(
            actor=CITIZEN,
            details=LookupDetails(
                reference=self.request.session[REFERENCE],
                session=caller_of(self.request) or visitor_of(self.request),
                address=caller_of(self.request) or address_of_visitor(self.request),
                **form.typed(),
            ),
            assistance=assistance_of(self.request),
        )
        if visit is None:
            form.say_nothing_was_found()
        else:
            self.visit = visit
            begin_visit(self.request, visit)

    def context(self, form: ProofForm) -> dict[str, Any]:
        lock = {
            "failures": settings.LOOKUP_FAILURES_BEFORE_LOCK,
            "minutes": settings.LOOKUP_LOCK_MINUTES,
        }
        return {**super().context(form), "lock": lock, "help_line": help_line(page_language())}

    def ask(self, form: ProofForm) -> HttpResponse:
        """After a failure the page that all failures share, which costs no rendering."""
        if not form.found_nothing:
            return super().ask(form)
        facts = (settings.LOOKUP_FAILURES_BEFORE_LOCK, settings.LOOKUP_LOCK_MINUTES, help_line(page_language()))
        answer = answer_that_nothing_was_found(self.request, self.template_name, self.context, facts)
        return answer or super().ask(form)

    def next_url(self, form: ProofForm) -> str:
        """To the case; who came to track it goes there, and who saved answers to the list of what is left."""
        if self.request.session.pop(PURPOSE, "") == TRACK:
            return address_of("progress")
        return address_of("tasks" if self.visit.comes_back else "case")

    def back_url(self) -> str:
        return address_of("reference")


reference = citizen_page(ReferenceView.as_view())
proof = citizen_page(ProofView.as_view())
