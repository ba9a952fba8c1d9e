"""Documents without a reading copy, for whoever looks after what could not be made."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.views.selected import selected_ids
from commonplatform.accounts.requests import ActingRequest
from disclosure.presenters.unprepared import unprepared_said, unprepared_table
from disclosure.selectors.unprepared import count_unprepared, unprepared_lines
from disclosure.services.prepare_again import prepare_again

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
def unprepared(request: ActingRequest) -> HttpResponse:
    """How many there are, the oldest of them with the reason, and trying again."""
    require_ever(request.actor, Action.VIEW, Target.EFFECTS)
    if request.method == "POST":
        return _try_again(request)
    columns, rows = unprepared_table(unprepared_lines(limit=SHOWN))
    page = {"columns": columns, "rows": rows, "said": unprepared_said(count_unprepared())}
    return render(request, "disclosure/unprepared.jinja", page)


def _try_again(request: ActingRequest) -> HttpResponse:
    tried = prepare_again(actor=request.actor, material_ids=selected_ids(request.POST.getlist("document")))
    if tried:
        text = ngettext("%(count)d will be tried again now", "%(count)d will be tried again now", tried)
        messages.success(request, text % {"count": tried})
    else:
        messages.warning(request, _("Select at least one item first"))
    return redirect("disclosure:unprepared")
