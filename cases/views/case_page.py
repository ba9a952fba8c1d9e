"""The one case page, tab by tab."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.presenters import case_frame
from cases.presenters.access import access_table, why_rows
from cases.presenters.answers_on_case import means_blocks, means_briefs, missing_answers, requests_table
from cases.presenters.case_results import result_blocks
from cases.presenters.case_summary import missing_facts, news_lines, next_steps, waiting_for_somebody
from cases.presenters.case_tabs import (
    charges_table,
    defendant_blocks,
    hearings_table,
    timeline_entries,
)
from cases.presenters.fixed_offers import accepted_offers, offer_blocks
from cases.presenters.retention import keeping_block
from cases.selectors import access_lines, own_access, timeline
from cases.selectors.given_answers import needs_of
from cases.services import record_reading
from commonplatform.accounts.requests import ActingRequest


@require_safe
def summary(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """What is charged, what was pleaded, what happens next: one screen."""
    frame = case_frame(request.actor, case_id, "summary", with_charges=True, keeping=True)
    record_reading(actor=request.actor, case_id=case_id, page="summary")
    accepted = accepted_offers(frame.file)
    columns, rows = charges_table(frame.file, accepted)
    return render(
        request,
        "cases/summary.jinja",
        {
            "frame": frame,
            "news": news_lines(frame),
            "columns": columns,
            "rows": rows,
            "next_steps": next_steps(frame.file, accepted),
            "waiting": waiting_for_somebody(frame),
            "means": means_briefs(frame),
            "missing": [*missing_facts(frame.file, accepted), *missing_answers(frame.file)],
            "offers": offer_blocks(frame.file, accepted),
            "results": result_blocks(frame.file),
            "keeping": keeping_block(frame.file),
        },
    )


@require_safe
def defendants(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """The defendants the reader may see, with their charges in full."""
    frame = case_frame(request.actor, case_id, "defendants", with_charges=True)
    record_reading(actor=request.actor, case_id=case_id, page="defendants")
    blocks = defendant_blocks(frame.file, needs_of(frame.file), frame.reasons.custody)
    return render(request, "cases/defendants.jinja", {"frame": frame, "blocks": blocks})


@require_safe
def requests(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Changes of details and of pleas that defendants ask for: those that wait first."""
    frame = case_frame(request.actor, case_id, "requests")
    record_reading(actor=request.actor, case_id=case_id, page="requests")
    columns, rows = requests_table(frame.file)
    return render(request, "cases/requests.jinja", {"frame": frame, "columns": columns, "rows": rows})


@require_safe
def means(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """What the defendants earn and owe, for the court and their own defence."""
    frame = case_frame(request.actor, case_id, "means")
    record_reading(actor=request.actor, case_id=case_id, page="means")
    return render(request, "cases/means.jinja", {"frame": frame, "blocks": means_blocks(frame.file)})


@require_safe
def hearings(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Where and when the case is heard."""
    frame = case_frame(request.actor, case_id, "hearings")
    record_reading(actor=request.actor, case_id=case_id, page="hearings")
    columns, rows = hearings_table(frame.file, frame.reasons.since)
    return render(request, "cases/hearings.jinja", {"frame": frame, "columns": columns, "rows": rows})


@require_safe
def case_timeline(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """What happened, newest first, as sentences."""
    frame = case_frame(request.actor, case_id, "timeline")
    record_reading(actor=request.actor, case_id=case_id, page="timeline")
    entries = timeline_entries(timeline(request.actor, case_id), frame.reasons.since)
    return render(request, "cases/timeline.jinja", {"frame": frame, "entries": entries})


@require_safe
def access(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Who can see this case and why."""
    frame = case_frame(request.actor, case_id, "access")
    record_reading(actor=request.actor, case_id=case_id, page="access")
    columns, rows = access_table(case_id, access_lines(request.actor, case_id))
    return render(request, "cases/access.jinja", {"frame": frame, "columns": columns, "rows": rows})


@require_safe
def why(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Why the reader can see this case: the rule and the right, and for whom they act."""
    frame = case_frame(request.actor, case_id, "summary")
    record_reading(actor=request.actor, case_id=case_id, page="why")
    blocks = why_rows(case_id, own_access(request.actor, case_id))
    return render(request, "cases/why.jinja", {"frame": frame, "blocks": blocks})
