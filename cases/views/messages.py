"""What was sent: in one case, in all of one's cases, word by word; and what could be sent."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.forms.messages import MessageFilterForm
from cases.presenters import case_frame
from cases.presenters.messages import (
    case_messages_table,
    message_list_table,
    message_view,
    previews,
    template_label,
    template_rows,
)
from cases.selectors.messages import case_messages, message_for, message_page
from cases.services import record_reading
from commonplatform.accounts.requests import ActingRequest
from commonplatform.notifications.mail_templates import message_template
from commonplatform.ui.filters import selected_filters
from commonplatform.ui.query_strings import with_query


@require_safe
def case_messages_tab(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """The messages about one case that the reader may see."""
    frame = case_frame(request.actor, case_id, "messages")
    record_reading(actor=request.actor, case_id=case_id, page="messages")
    columns, rows = case_messages_table(case_messages(request.actor, case_id))
    return render(request, "cases/messages.jinja", {"frame": frame, "columns": columns, "rows": rows})


@require_safe
def message_list(request: ActingRequest) -> HttpResponse:
    """The messages of all one's cases, or of the service itself; the filters stand in the address."""
    require_ever(request.actor, Action.VIEW, Target.MESSAGE_LIST)
    form = MessageFilterForm(request.GET)
    form.is_valid()
    page = message_page(request.actor, form.wanted(after=request.GET.get("after", "")))
    columns, rows = message_list_table(page)
    return render(
        request,
        "cases/message_list.jinja",
        {
            "form": form,
            "selected": selected_filters(form, request.GET),
            "page": page,
            "columns": columns,
            "rows": rows,
            "next_href": with_query(request.GET, after=page.next_after) if page.next_after else "",
            "first_href": with_query(request.GET, after=None) if request.GET.get("after") else "",
        },
    )


@require_safe
def message(request: ActingRequest, message_id: UUID) -> HttpResponse:
    """One message exactly as it was sent, and what became of it."""
    found = message_for(request.actor, message_id)
    if found.case_id is not None:
        record_reading(actor=request.actor, case_id=found.case_id, page="message")
    return render(request, "cases/message.jinja", {"view": message_view(found), "case_id": found.case_id})


@require_safe
def message_template_list(request: ActingRequest) -> HttpResponse:
    """Every template of the service."""
    require_ever(request.actor, Action.VIEW, Target.MESSAGE_TEMPLATES)
    return render(request, "cases/message_templates.jinja", {"rows": template_rows()})


@require_safe
def message_template_preview(request: ActingRequest, name: str) -> HttpResponse:
    """One template in both languages with example facts."""
    require_ever(request.actor, Action.VIEW, Target.MESSAGE_TEMPLATES)
    try:
        shown = previews(message_template(name))
    except KeyError:
        raise Http404 from None
    return render(request, "cases/message_template.jinja", {"label": template_label(name), "previews": shown})
