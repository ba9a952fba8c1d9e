"""Choosing the membership to act in, and changing one's password."""

from allauth.account import views as account
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
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


def change_password(request: HttpRequest) -> HttpResponseBase:
    """For who has one. Who has none, or one that was taken back, gets a new one from an administrator."""
    assert request.user.is_authenticated
    if request.user.has_usable_password():
        response: HttpResponseBase = account.password_change(request)
        return response
    messages.info(request, _("You have no password to change. Ask your administrator for a new one"))
    return redirect("mfa_index")
