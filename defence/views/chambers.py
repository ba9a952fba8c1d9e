"""A clerk's page of the people of the chambers and their access."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commonplatform.accounts.requests import ActingRequest
from defence.grant_presenters import colleague_table, grant_rows
from defence.selectors.grants import colleagues, grant_of_colleague
from defence.services import remove_grants


@require_safe
def chambers(request: ActingRequest) -> HttpResponse:
    """Everybody in the chambers, with what they were given and are assigned to."""
    blocks = [(each.full_name, *colleague_table(each)) for each in colleagues(request.actor)]
    return render(request, "defence/chambers.jinja", {"blocks": blocks})


@require_http_methods(["GET", "HEAD", "POST"])
def remove_chambers_grant(request: ActingRequest, grant_id: UUID) -> HttpResponse:
    """Take access of somebody in the chambers away, also in a case that the clerk is not in."""
    grant = grant_of_colleague(request.actor, grant_id)
    if request.method == "POST":
        remove_grants(actor=request.actor, grant_ids=[grant_id])
        messages.success(request, _("%(who)s can no longer see the case") % {"who": grant.principal_name})
        return redirect("defence:chambers")
    context = {"grant": grant, "rows": grant_rows(grant), "back_href": reverse("defence:chambers")}
    return render(request, "defence/remove_chambers_grant.jinja", context)
