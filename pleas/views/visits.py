"""The visit in the session, and the base of the pages that need one."""

from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.conf import settings
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from commonplatform.accounts.database_scope import database_scope
from commonplatform.accounts.types import DatabaseRole
from commonplatform.middleware import View, citizen_page
from commonplatform.ui.question_views import QuestionView
from pleas.addresses import address_of, address_of_place
from pleas.eligibility import why_not_open
from pleas.journey import Journey, Place
from pleas.selectors import draft_of, own_case, receipt_of
from pleas.types import OwnCase, ProvedDefendant, Visit

VISIT = "plea_visit"
REFERENCE = "plea_reference"
VISITOR = "plea_visitor"

FormT = TypeVar("FormT", bound=Form)


def begin_visit(request: HttpRequest, visit: Visit) -> None:
    """Remember whom this browser proved to be, under a new session key; forget what was typed."""
    request.session.pop(REFERENCE, None)
    request.session[VISIT] = {
        "case": str(visit.proved.case_id),
        "defendant": str(visit.proved.defendant_id),
        "token": str(visit.token),
    }
    with database_scope(role=DatabaseRole.WEB):
        request.session.cycle_key()


def visit_of(request: HttpRequest) -> Visit | None:
    """The proved defendant of this browser, or None before the proof and after a time-out."""
    kept = request.session.get(VISIT)
    if kept is None:
        return None
    return Visit(ProvedDefendant(UUID(kept["case"]), UUID(kept["defendant"])), UUID(kept["token"]))


def proved_page(view: View) -> View:
    """Mark a page of the journey after the proof: it runs in the scope of the proved defendant."""
    return citizen_page(view, proved_case=_proved_case)


def _proved_case(request: HttpRequest) -> tuple[UUID, UUID] | None:
    visit = visit_of(request)
    return None if visit is None else (visit.proved.case_id, visit.proved.defendant_id)


def visitor_of(request: HttpRequest) -> str:
    """A random name for this browser session, by which its failed attempts are counted."""
    if VISITOR not in request.session:
        request.session[VISITOR] = uuid4().hex
    return str(request.session[VISITOR])


def address_of_visitor(request: HttpRequest) -> str:
    """The network address that attempts are counted by: behind proxies, what the trusted one saw."""
    trusted = getattr(settings, "TRUSTED_PROXIES", 0)
    passed_on = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if trusted and len(passed_on) >= trusted and passed_on[-trusted]:
        return str(passed_on[-trusted])
    return str(request.META.get("REMOTE_ADDR", ""))


class JourneyView(QuestionView[FormT]):
    """A page of the journey after the proof: opened in its order, in the scope of the defendant.

    Without a visit, or after everything was sent, it leads to the page that says so.
    """

    place_name: str
    visit: Visit
    case: OwnCase
    journey: Journey
    place: Place

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        visit = visit_of(request)
        if visit is None:
            return redirect(address_of("ended"))
        elsewhere = self._enter(visit, number=int(kwargs.get("number", 0)))
        return elsewhere or super().dispatch(request, *args, **kwargs)

    def _enter(self, visit: Visit, *, number: int) -> HttpResponse | None:
        answers = draft_of(visit)
        if answers is None:
            return redirect(address_without_draft(visit))
        self.visit, self.case = visit, own_case(visit.proved)
        if why_not_open(self.case, today=timezone.localdate()) is not None:
            return redirect(address_of("case"))
        self.journey = Journey(tuple(charge.offence_id for charge in self.case.charges), answers)
        place = self.journey.place(self.place_name, number)
        if place is None:
            raise Http404
        self.place = place
        if not self.journey.may_open(place):
            return redirect(address_of_place(self.journey.first_unanswered()))
        return None

    def next_url(self, form: FormT) -> str:
        return address_of_place(self.journey.after(self.place))

    def back_url(self) -> str:
        before = self.journey.before(self.place)
        return address_of_place(before) if before else ""

    def check_answers_url(self) -> str:
        return address_of("check")


def address_without_draft(visit: Visit) -> str:
    """Where a visit goes whose draft is gone: to its receipt, or to the page that says it has ended."""
    return address_of("ended" if receipt_of(visit.proved) is None else "receipt")
