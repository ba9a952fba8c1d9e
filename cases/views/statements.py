"""What was said with pleas, for the prosecutor to read before anybody decides."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access.policy import Action, Target
from cases.presenters.case_frame import frame_of
from cases.presenters.statements import statement_blocks
from cases.selectors import open_case
from cases.selectors.given_answers import flags_to_read, standing_pleas
from cases.services import read_statements, record_reading
from cases.views.selected import selected_ids
from commonplatform.accounts.requests import ActingRequest


@require_http_methods(["GET", "HEAD", "POST"])
def statements(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Every plea with what was said; "I have read" names exactly those on the page."""
    file = open_case(request.actor, case_id, to=Target.STATEMENT)
    if request.method == "POST":
        file.standing.require(Action.CHANGE, Target.STATEMENT)
        shown = selected_ids(request.POST.getlist("plea"))
        for defendant in file.defendants:
            read_statements(actor=request.actor, case_id=case_id, defendant_id=defendant.pk, plea_ids=shown)
        messages.success(request, _("It is recorded that you have read the statements"))
        return redirect("cases:statements", case_id=case_id)
    record_reading(actor=request.actor, case_id=case_id, page="statements")
    blocks = statement_blocks(standing_pleas(file), flags_to_read(request.actor, file))
    return render(
        request,
        "cases/statements.jinja",
        {
            "frame": frame_of(request.actor, file, "summary"),
            "blocks": blocks,
            "unread": [block.plea_id for block in blocks if not block.read],
        },
    )
