"""Forms about people and roles."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.accounts.models import Membership


class RoleForm(forms.Form):
    """Which membership to act in."""

    membership = forms.ChoiceField(
        label=_("Who are you acting for?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select who you are acting for")},
    )

    def __init__(self, *args: Any, memberships: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["membership"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(m.pk), f"{m.organisation.name} – {m.get_role_display()}") for m in memberships]
