"""Choosing the daily digest."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commonplatform.accounts.requests import ActingRequest
from defence.selectors.digest import is_digest_wanted
from defence.services import choose_digest


@require_http_methods(["GET", "HEAD", "POST"])
def digest(request: ActingRequest) -> HttpResponse:
    """Whether one is mailed once a day that there is something to read; a button to change it."""
    if request.method == "POST":
        wanted = "on" in request.POST
        if choose_digest(actor=request.actor, is_wanted=wanted):
            said = _("You will get a daily e-mail") if wanted else _("You will not get a daily e-mail any more")
            messages.success(request, said)
        return redirect("defence:digest")
    return render(request, "defence/digest.jinja", {"is_wanted": is_digest_wanted(request.actor)})
