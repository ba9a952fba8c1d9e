"""The page that an invitation leads to, before anybody has signed in."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from defence.people_forms import FirstPasswordForm
from defence.services.accept_invitation import accept_invitation, invitee


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation_view(request: HttpRequest, user_id: UUID, token: str) -> HttpResponse:
    """Set the first password; the sign-in then asks for a second factor."""
    user = invitee(user_id, token)
    form = FirstPasswordForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        accept_invitation(user_id=user_id, token=token, password=form.cleaned_data["password1"])
        messages.success(request, _("Your password is set. Sign in with it"))
        return redirect("account_login")
    return render(request, "defence/accept_invitation.jinja", {"form": form, "address": user.email})
