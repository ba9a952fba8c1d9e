"""Inviting people to one's organisation and changing what they are there."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from cases.forms.advocates import address_field
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.sign_in_forms import password_field


class MemberForm(forms.Form):
    """Role, and the right to manage people."""

    role = forms.ChoiceField(
        label=_("Role"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select a role"), "invalid_choice": _("Select a role")},
    )
    manages_people = forms.BooleanField(
        label=_("May manage the organisation’s people"),
        help_text=_("Invite people, change their roles and end their membership"),
        required=False,
    )

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["role"]
        field.choices = [(role.value, role.label) for role in roles]


class InviteForm(MemberForm):
    """Somebody new."""

    full_name = forms.CharField(
        label=_("Full name"),
        max_length=255,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Enter a full name"),
            "max_length": _("Full name must be %(limit_value)s characters or fewer"),
        },
    )
    email = address_field(_("The invitation is sent to this address, and they sign in with it"))
    field_order = ("full_name", "email", "role", "manages_people")


class FirstPasswordForm(forms.Form):
    """A password, typed twice."""

    password1 = password_field(
        _("New password"),
        _("Enter a new password"),
        autocomplete="new-password",
        help_text=_("At least 12 characters, and not one that is easy to guess"),
    )
    password2 = password_field(_("New password again"), _("Enter the new password again"), autocomplete="new-password")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password1(self) -> str:
        password = str(self.cleaned_data["password1"])
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Enter the same password both times"))
        return cleaned
