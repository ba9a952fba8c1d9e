"""Forms about people in administration."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.utils.translation import gettext_lazy as _

from commonplatform.accounts.laa_contracts import normalise_laa_contract
from commonplatform.accounts.models import LaaContract, Membership, Organisation, User
from commonplatform.accounts.roles import ROLES_BY_KIND

if TYPE_CHECKING:
    AddingForm = AdminUserCreationForm[User]
    ChangingForm = UserChangeForm[User]
    RolesForm = forms.ModelForm[Membership]
    ContractForm = forms.ModelForm[LaaContract]
else:
    AddingForm, ChangingForm, RolesForm, ContractForm = (
        AdminUserCreationForm,
        UserChangeForm,
        forms.ModelForm,
        forms.ModelForm,
    )


WHO = {
    "email": {"required": _("Enter an e-mail address")},
    "full_name": {"required": _("Enter a full name")},
}


class NewPersonForm(AddingForm):
    """Address, name and a first password that the person changes."""

    class Meta:
        model = User
        fields = ("email", "full_name")
        error_messages: ClassVar[Any] = WHO

    usable_password = None  # type: ignore[assignment]
    password1, password2 = AddingForm.create_password_fields()  # type: ignore[attr-defined]
    password1.error_messages["required"] = _("Enter a password")
    password2.error_messages["required"] = _("Enter the same password again")

    def clean_email(self) -> str:
        return _unused_address(self)


class PersonForm(ChangingForm):
    """What may be changed of somebody who is there already."""

    class Meta:
        model = User
        fields = ("email", "full_name", "is_active")
        error_messages: ClassVar[Any] = WHO

    def clean_email(self) -> str:
        return _unused_address(self)


class MembershipForm(RolesForm):
    """A role that fits the organisation."""

    class Meta:
        model = Membership
        fields = ("organisation", "role", "manages_people")
        error_messages: ClassVar[Any] = {
            "organisation": {"required": _("Select an organisation")},
            "role": {"required": _("Select a role")},
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        organisation, role = cleaned.get("organisation"), cleaned.get("role")
        if organisation is not None and role and role not in ROLES_BY_KIND[organisation.kind]:
            kind = Organisation.Kind(organisation.kind).label
            self.add_error("role", _("Select a role that people have at this kind of organisation: %s") % kind)
        return cleaned


class LaaContractForm(ContractForm):
    """A contract number, typed in any way."""

    # Longer than the column: spaces typed between are taken out.
    number = forms.CharField(
        label=_("Legal aid contract number"),
        max_length=20,
        error_messages={"required": _("Enter the legal aid contract number")},
    )

    class Meta:
        model = LaaContract
        fields = ("number",)

    def clean_number(self) -> str:
        return normalise_laa_contract(str(self.cleaned_data["number"]))


def _unused_address(form: Any) -> str:
    address = str(form.cleaned_data["email"]).lower()
    if User.objects.filter(email=address).exclude(pk=form.instance.pk).exists():
        raise forms.ValidationError(_("Somebody with this e-mail address is there already"))
    return address
