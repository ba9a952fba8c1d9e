"""The second factor: codes of an authenticator app, or recovery codes."""

from dataclasses import dataclass
from typing import Any

import qrcode  # type: ignore[import-untyped]
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

QUIET_ZONE = 4


def code_field(label: Any, required: Any, *, help_text: Any = "") -> forms.CharField:
    """A box for a code that is read off another screen or a piece of paper."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
                "class": "govuk-input--width-10",
            }
        ),
        error_messages={"required": required},
    )


class CodesCountOnce:
    """A code that was accepted is refused for as long as the clock tolerance would still accept it."""

    user: Any
    authenticator: Authenticator

    def clean_code(self) -> str:
        code = str(super().clean_code())  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:
            steps = 2 * app_settings.TOTP_TOLERANCE + 1
            used = f"accounts.code-used:{self.user.pk}:{''.join(filter(str.isdigit, code))}"
            if not cache.add(used, 1, timeout=steps * app_settings.TOTP_PERIOD):
                raise get_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(CodesCountOnce, AuthenticateForm):  # type: ignore[misc]
    """The second of the two steps of signing in."""

    code = code_field(
        _("Code"),
        _("Enter the code from your authenticator app"),
        help_text=_("6 digits from your authenticator app, or one of your recovery codes"),
    )


class ConfirmSecondFactorForm(CodesCountOnce, ReauthenticateForm):  # type: ignore[misc]
    """A code again, before something sensitive."""

    code = code_field(
        _("Code"),
        _("Enter the code from your authenticator app"),
        help_text=_("6 digits from your authenticator app, or one of your recovery codes"),
    )


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code as one SVG path in a square of `size` modules."""

    size: int
    path: str


class SetUpAuthenticatorForm(ActivateTOTPForm):  # type: ignore[misc]
    """Shows the key, then asks for a first code to prove that the app has it."""

    code = code_field(
        _("Code from the app"),
        _("Enter the code from your authenticator app"),
        help_text=_("6 digits that change every half minute"),
    )

    @property
    def key_in_groups(self) -> str:
        """The key for typing, in groups of four."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))

    @property
    def qr_code(self) -> QrCode:
        """The key for scanning."""
        drawing = qrcode.QRCode(border=QUIET_ZONE)
        drawing.add_data(get_adapter().build_totp_url(self.user, self.secret))
        rows = drawing.get_matrix()
        path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
        return QrCode(size=len(rows), path=path)
