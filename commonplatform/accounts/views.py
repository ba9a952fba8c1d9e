"""Choosing the membership to act in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commonplatform.accounts.forms import RoleForm
from commonplatform.accounts.selectors import memberships_of


@require_http_methods(["GET", "POST"])
def switch_role(request: HttpRequest) -> HttpResponse:
    """Act in another of one's memberships from now on."""
    memberships = list(memberships_of(request.user, on=timezone.localdate()))  # type: ignore[arg-type]
    form = RoleForm(request.POST or None, memberships=memberships, initial={"membership": request.actor.membership_id})
    if request.method == "POST" and form.is_valid():
        request.session["membership_id"] = form.cleaned_data["membership"]
        messages.success(request, _("You are now acting in another role"))
        return redirect("cases:work")
    return render(request, "account/switch_role.jinja", {"form": form})
