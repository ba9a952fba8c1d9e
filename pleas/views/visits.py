"""The visit in the session, and the base of the pages that need one."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID, uuid4

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from commonplatform.accounts.database_scope import database_scope
from commonplatform.accounts.types import CITIZEN, DatabaseRole
from commonplatform.middleware import View, citizen_page
from commonplatform.ui.formats import page_language
from commonplatform.ui.question_views import QuestionView, address_to_change
from pleas.addresses import address_of, address_of_place
from pleas.answers import Answers
from pleas.eligibility import why_not_open
from pleas.journey import Journey, Place, facts_of, register_page, step_named
from pleas.selectors import draft_and_defendant, own_case_of, receipt_of, unfinished_of
from pleas.services import keep_typing, save_answers
from pleas.types import OwnCase, ProvedDefendant, Visit
from pleas.unfinished import page_of_draft
from pleas.views.assistance import answers_on_paper, forget_on_this_device, may_go_on
from pleas.views.keeping import FORGET, KEEP, KEPT, LOST, SAVE, form_as_left, keep_for_later, typing_in

VISIT = "plea_visit"
CHECK = "check"
REFERENCE = "plea_reference"
VISITOR = "plea_visitor"
KEPT_UNTIL = "plea_kept_until"
QUESTIONNAIRE = "plea_questionnaire"
PURPOSE, TRACK = "plea_purpose", "track"

FormT = TypeVar("FormT", bound=Form)
PageT = TypeVar("PageT", bound="JourneyView[Any]")


def begin_visit(request: HttpRequest, visit: Visit) -> None:
    """Remember whom this browser proved to be, under a new session key; forget what was typed."""
    request.session.pop(REFERENCE, None)
    request.session.pop(QUESTIONNAIRE, None)
    request.session[VISIT] = {
        "case": str(visit.proved.case_id),
        "defendant": str(visit.proved.defendant_id),
        "token": str(visit.token),
        "offers_welsh": visit.offers_welsh,
    }
    with database_scope(role=DatabaseRole.WEB):
        request.session.cycle_key()


def end_visit(request: HttpRequest, kept_until: datetime | None) -> None:
    """Forget on this device who was here, but not until when their answers are kept."""
    with database_scope(role=DatabaseRole.WEB):
        forget_on_this_device(request, VISIT, REFERENCE, VISITOR, QUESTIONNAIRE)
    if kept_until is not None:
        request.session[KEPT_UNTIL] = kept_until.isoformat()


def visit_of(request: HttpRequest) -> Visit | None:
    """The proved defendant of this browser, or None before the proof and after a time-out."""
    return visit_kept_in(request.session) if may_go_on(request) else None


def visit_kept_in(session: Mapping[str, Any]) -> Visit | None:
    """The visit that this session holds."""
    kept = session.get(VISIT)
    if kept is None:
        return None
    proved = ProvedDefendant(UUID(kept["case"]), UUID(kept["defendant"]))
    return Visit(proved, UUID(kept["token"]), offers_welsh=kept.get("offers_welsh", True))


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


def journey_page(step_name: str) -> Callable[[type[PageT]], type[PageT]]:
    """Make a view the page of a step of the journey; the page's address has the step's name."""
    step = step_named(step_name)

    def register(view_class: type[PageT]) -> type[PageT]:
        view_class.place_name = step.name
        register_page(step.name, proved_page(view_class.as_view()))
        return view_class

    return register


class JourneyView(QuestionView[FormT]):
    """A page of the journey after the proof: opened in its order, in the scope of the defendant.

    Without a visit, or after everything was sent, it leads to the page that says so.
    """

    place_name: ClassVar[str]
    visit: Visit
    case: OwnCase
    journey: Journey
    journey_before: Journey
    place: Place
    typed_before = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        visit = visit_of(request)
        if visit is None:
            return redirect(address_of("ended"))
        elsewhere = self._enter(visit, number=int(kwargs.get("number", 0)))
        if elsewhere is not None:
            return elsewhere
        if {KEEP, FORGET} & set(request.POST):
            self._keep_typing(None)
            return HttpResponse(status=204)
        response = super().dispatch(request, *args, **kwargs)
        unfinished = self._keep_typing(response) if request.method == "POST" and response.status_code == 200 else ""
        if SAVE not in request.POST:
            return response
        return redirect(keep_for_later(request, visit, unfinished=unfinished) or address_without_draft(visit))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As it was left, where something was typed here that is no answer yet."""
        typing = unfinished_of(self.visit).get(page_of_draft(self.place))
        if typing is None:
            return super().get(request, *args, **kwargs)
        self.typed_before = True
        arguments = {"initial": self.answers(), **self.form_arguments()}
        return self.ask(form_as_left(self.form_class, typing, arguments))

    def _keep_typing(self, response: HttpResponseBase | None) -> str:
        """What became of what was typed on a page that is not answered by it."""
        typing = typing_in(self.request, response)
        is_kept = keep_typing(actor=CITIZEN, visit=self.visit, page=page_of_draft(self.place), typing=typing)
        return "" if not typing.holds_anything else KEPT if is_kept else LOST

    def _enter(self, visit: Visit, *, number: int) -> HttpResponse | None:
        begun = draft_and_defendant(visit)
        if begun is None:
            return redirect(address_without_draft(visit))
        answers, defendant = begun
        self.visit, self.case = visit, own_case_of(visit.proved, defendant)
        today = timezone.localdate()
        if why_not_open(self.case, today=today, language=page_language()) is not None:
            return redirect(address_of("case"))
        self.journey = Journey(facts_of(self.case, today=today, on_paper=answers_on_paper(self.request)), answers)
        place = self.journey.place(self.place_name, number)
        if place is None:
            raise Http404
        self.place = place
        if not self.journey.may_open(place):
            return redirect(address_of_place(self.journey.first_unanswered()))
        return None

    def change(self, answers: Answers, form: FormT) -> Answers:
        """The answers with what this page asked; runs on what is stored when it is saved."""
        raise NotImplementedError

    def save(self, form: FormT) -> None:
        self.journey_before, self.journey = self.journey, self.keep(lambda answers: self.change(answers, form))

    def keep(self, change: Callable[[Answers], Answers]) -> Journey:
        """Save a change, and take away what is not asked any more because of it."""
        facts = self.journey.facts

        def tidied(stored: Answers) -> Answers:
            return Journey(facts, change(stored)).without_what_no_longer_counts(before=stored)

        page = page_of_draft(self.place)
        return Journey(facts, save_answers(actor=CITIZEN, visit=self.visit, change=tidied, page=page))

    def next_url(self, form: FormT) -> str:
        return address_of_place(self.journey.after(self.place))

    def destination(self, form: FormT) -> str:
        """After "Change", check-answers again, by way of the pages that the change has opened."""
        if not self.changing:
            return self.next_url(form)
        place = self.journey_before.after_changing(self.journey, goal=CHECK)
        href = address_of_place(place)
        return href if place.name == CHECK else address_to_change(href)

    def back_url(self) -> str:
        before = self.journey.before(self.place)
        return address_of_place(before) if before else ""

    def check_answers_url(self) -> str:
        return address_of(CHECK)

    def context(self, form: FormT) -> dict[str, Any]:
        return {**super().context(form), "keeps_with_form": True, "typed_before": self.typed_before}


def address_without_draft(visit: Visit) -> str:
    """Where a visit goes whose draft is gone: to its receipt, or to the page that says it has ended."""
    return address_of("ended" if receipt_of(visit.proved) is None else "receipt")
