"""What could not be sent or made: shown to court staff with its error and a "try again"."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.presenters.effects import failed_table, waiting_table
from cases.views.selected import selected_ids
from cases.waiting_elsewhere import waiting_elsewhere
from commonplatform.accounts.requests import ActingRequest
from commonplatform.audit.selectors import failed_effects, waiting_effects
from commonplatform.audit.services.retry_effect import retry_effect

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
def outbox(request: ActingRequest) -> HttpResponse:
    """What waits, since when, and what waits for a person; row security keeps it to one's own cases."""
    require_ever(request.actor, Action.VIEW, Target.EFFECTS)
    if request.method == "POST":
        return _try_again(request)
    failed = failed_effects(limit=SHOWN)
    failed_columns, failed_rows = failed_table(failed)
    waiting_columns, waiting_rows = waiting_table(waiting_effects())
    return render(
        request,
        "cases/outbox.jinja",
        {
            "failed_columns": failed_columns,
            "failed_rows": failed_rows,
            "waiting_columns": waiting_columns,
            "waiting_rows": waiting_rows,
            "elsewhere": waiting_elsewhere(),
        },
    )


def _try_again(request: ActingRequest) -> HttpResponse:
    require_ever(request.actor, Action.CHANGE, Target.EFFECTS)
    chosen = selected_ids(request.POST.getlist("effect"))
    for effect_id in chosen:
        retry_effect(actor=request.actor, effect_id=effect_id)
    if chosen:
        text = ngettext("%(count)d will be tried again now", "%(count)d will be tried again now", len(chosen))
        messages.success(request, text % {"count": len(chosen)})
    else:
        messages.warning(request, _("Select at least one item first"))
    return redirect("cases:outbox")
