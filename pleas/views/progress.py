"""Coming back: what is left to answer, and how the case is going."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.results.selectors import own_result
from commonplatform.ui.formats import page_language
from pleas.addresses import address_of, address_of_place
from pleas.eligibility import why_not_open
from pleas.help_lines import help_lines
from pleas.journey import Journey, facts_of
from pleas.presenters.case_page import own_case_view
from pleas.presenters.progress_page import Known, message_view, progress_view
from pleas.presenters.task_list import task_list_of
from pleas.selectors import draft_of, hearings_of, messages_to, own_case, receipt_of, unfinished_of
from pleas.views.assistance import answers_on_paper
from pleas.views.visits import address_without_draft, proved_page, visit_of


@proved_page
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Only for somebody who comes back: what is answered and what is left."""
    visit = visit_of(request)
    if visit is None:
        return redirect(address_of("ended"))
    answers = draft_of(visit)
    if answers is None:
        return redirect(address_without_draft(visit))
    case = own_case(visit.proved)
    if why_not_open(case, today=timezone.localdate(), language=page_language()) is not None:
        return redirect(address_of("case"))
    journey = Journey(facts_of(case, today=timezone.localdate(), on_paper=answers_on_paper(request)), answers)
    context = {
        "case": own_case_view(case),
        "tasks": task_list_of(case, journey, unfinished_of(visit)),
        "next_href": address_of_place(journey.first_unanswered()),
    }
    return render(request, "pleas/tasks.jinja", context)


@proved_page
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """How the case is going: status, hearing, plea, messages, result."""
    visit = visit_of(request)
    if visit is None:
        return redirect(address_of("ended"))
    case = own_case(visit.proved)
    known = Known(
        case=case,
        hearings=hearings_of(visit.proved),
        receipt=receipt_of(visit.proved),
        is_open=why_not_open(case, today=timezone.localdate()) is None,
        has_draft=draft_of(visit) is not None,
        result=own_result(visit.proved.case_id, visit.proved.defendant_id),
    )
    page = progress_view(known, now=timezone.now())
    context = {"page": page, "case": own_case_view(case), "help_lines": help_lines()}
    return render(request, "pleas/progress.jinja", context)


@proved_page
@require_safe
def emails(request: HttpRequest) -> HttpResponse:
    """What was sent to the defendant about this case, word for word."""
    visit = visit_of(request)
    if visit is None:
        return redirect(address_of("ended"))
    sent = [message_view(message) for message in messages_to(visit.proved)]
    return render(request, "pleas/emails.jinja", {"emails": sent, "back_href": address_of("progress")})
