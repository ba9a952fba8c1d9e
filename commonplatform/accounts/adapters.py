"""How django-allauth behaves here: people are invited, need a second factor, and are told little."""

import time
from typing import Any, Final

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.accounts.models import User
from commonplatform.accounts.sealing import seal, unseal
from commonplatform.accounts.selectors import actor_for, may_sign_in
from commonplatform.accounts.types import Actor
from commonplatform.ui.context_processors import address

SIGN_IN_FAILED = _("Check your e-mail address and password, then try again")
CODE_WRONG = _("Enter the code that your authenticator app shows now, or a recovery code you have not used")
TOO_MANY_TRIES = _("You have tried too many times. Wait 5 minutes, then try again")

ANNOUNCED: Final = {
    "account/messages/password_changed.txt": _("Your password has been changed"),
    "mfa/messages/totp_deactivated.txt": _("Your authenticator app has been removed"),
}


class InvitedPeopleOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up and no mail of its own; who has no role in force, or left it unused, does not come in."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": SIGN_IN_FAILED,
        "email_password_mismatch": SIGN_IN_FAILED,
        "invalid_login": SIGN_IN_FAILED,
        "enter_current_password": _("Enter your current password"),
        "incorrect_password": _("Enter your password"),
        "incorrect_code": CODE_WRONG,
        "too_many_login_attempts": TOO_MANY_TRIES,
        "rate_limited": TOO_MANY_TRIES,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: User, **flow: Any) -> HttpResponse | None:
        """After the right password only: people without a role in force, or dormant, are turned away."""
        if not may_sign_in(user, now=timezone.now()):
            clear_login(request)
            refusal: HttpResponse = self.respond_user_inactive(request, user)
            return refusal
        response: HttpResponse | None = super().pre_login(request, user, **flow)
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where a sign-in leads that was not on the way to somewhere else."""
        actor = actor_for(request.user, on=timezone.localdate()) if isinstance(request.user, User) else None
        return first_page(actor) if actor else resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app: str, **flow: Any) -> bool:
        """Sensitive changes ask again who it is, except the first set-up minutes after the password."""
        request = context.request
        if not is_mfa_enabled(request.user) or _is_setting_up(request):
            last = max((record["at"] for record in get_authentication_records(request, request.user)), default=0)
            return bool(time.time() - last > app_settings.REAUTHENTICATION_TIMEOUT)
        return bool(super().is_reauthentication_required(app=app, **flow))

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Whoever has a second factor confirms with it; a password alone is not enough. Found out once a request."""
        request = context.request
        if not hasattr(request, "ways_to_confirm"):
            methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
            by_code = [method for method in methods if method["id"] == "mfa_reauthenticate"]
            request.ways_to_confirm = by_code or methods
        ways: list[dict[str, Any]] = request.ways_to_confirm
        return ways

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Say what matters afterwards, in our words; "you have signed in" does not."""
        if text := ANNOUNCED.get(message_template or ""):
            messages.add_message(request, level, text)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor: how it is called, and how its secrets are kept."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": CODE_WRONG}

    def get_totp_label(self, user: User) -> str:
        return user.email

    def build_totp_svg(self, url: str) -> str:
        """Nothing: the page draws the code itself (`SetUpAuthenticatorForm.qr_code`)."""
        return ""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)


def first_page(actor: Actor) -> str:
    """Where somebody in this role begins: the first entry of their navigation."""
    pages = (address(name) for _label, name, _count in actor.navigation)
    return next(filter(None, pages), resolve_url(settings.LOGIN_REDIRECT_URL))


def _is_setting_up(request: HttpRequest) -> bool:
    """Has this session signed in with a password alone, because there was no second factor yet?"""
    return not any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))
