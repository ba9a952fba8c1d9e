"""django-allauth's pages of the second factor, asking who it is where that is needed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib.auth import update_session_auth_hash
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from commonplatform.accounts.services.end_sign_ins import end_sign_ins

View = Callable[..., HttpResponseBase]


def after_confirming(view: View) -> View:
    """Answer a demand for confirmation within the view, so that its transaction ends well."""

    @wraps(view)
    def confirmed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except ReauthenticationRequired:
            page = get_adapter(request).get_reauthentication_methods(request.user)[0]["url"]
            response: HttpResponse = suspend_request(request, page)
            return response

    return confirmed


class SetUpAuthenticator(ActivateTOTPView):  # type: ignore[misc]
    """Set up an authenticator; sessions that never passed it end with that."""

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        end_other_sign_ins(self.request)
        return response


class RemoveAuthenticator(DeactivateTOTPView):  # type: ignore[misc]
    """Remove an authenticator in order to set up another."""

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        end_other_sign_ins(self.request)
        return response


def end_other_sign_ins(request: HttpRequest) -> None:
    """End the person's other sessions and give this one a new key."""
    assert request.user.is_authenticated
    end_sign_ins(request.user)
    update_session_auth_hash(request, request.user)
