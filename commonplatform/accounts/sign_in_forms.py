"""Signing in and passwords, in the words of the design system."""

from copy import deepcopy
from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

NARROW = "govuk-input--width-20"


def password_field(label: Any, required: Any, *, autocomplete: str, help_text: Any = "") -> forms.CharField:
    """A box for a password, which is taken exactly as typed."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete, "class": NARROW}),
        error_messages={"required": required},
    )


class SignInForm(LoginForm):  # type: ignore[misc]
    """The first of the two steps."""

    login = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages={
            "required": _("Enter your e-mail address"),
            "invalid": _("Enter an e-mail address in the correct format, like name@example.com"),
        },
    )
    password = password_field(_("Password"), _("Enter your password"), autocomplete="current-password")
    field_order = ("login", "password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = deepcopy(self.base_fields["login"])
        self.order_fields(self.field_order)

    def clean_login(self) -> str:
        return str(self.cleaned_data["login"]).strip().lower()


class ConfirmPasswordForm(ReauthenticateForm):  # type: ignore[misc]
    """The password again, before the second factor is set up."""

    password = password_field(_("Password"), _("Enter your password"), autocomplete="current-password")


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """A new password, typed twice."""

    oldpassword = password_field(
        _("Current password"), _("Enter your current password"), autocomplete="current-password"
    )
    password1 = password_field(
        _("New password"),
        _("Enter a new password"),
        autocomplete="new-password",
        help_text=_("At least 12 characters, and not one that is easy to guess"),
    )
    password2 = password_field(_("New password again"), _("Enter the new password again"), autocomplete="new-password")

    def clean_password1(self) -> str:
        password = str(self.cleaned_data["password1"])
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = forms.Form.clean(self) or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Enter the same password both times"))
        return cleaned
