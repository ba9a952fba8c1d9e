"""Choosing the membership to act in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commonplatform.accounts.adapters import first_page
from commonplatform.accounts.forms import RoleForm
from commonplatform.accounts.models import User
from commonplatform.accounts.selectors import actor_of_membership, memberships_of


@require_http_methods(["GET", "POST"])
def switch_role(request: HttpRequest) -> HttpResponse:
    """Act in another of one's memberships from now on. Nobody with only one is offered this."""
    assert isinstance(request.user, User)
    memberships = list(memberships_of(request.user, on=timezone.localdate()))
    if len(memberships) < 2:
        raise Http404
    acting = request.actor  # type: ignore[attr-defined]
    form = RoleForm(
        request.POST if request.method == "POST" else None,
        memberships=memberships,
        initial={"membership": str(acting.membership_id)},
    )
    if request.method == "POST" and form.is_valid():
        chosen = next(m for m in memberships if str(m.pk) == form.cleaned_data["membership"])
        request.session["membership_id"] = str(chosen.pk)
        actor = actor_of_membership(request.user, chosen)
        messages.success(
            request, _("You are now acting for %(organisation)s") % {"organisation": actor.organisation_name}
        )
        return redirect(first_page(actor))
    return render(request, "account/switch_role.jinja", {"form": form})
