"""Asking for another plea before the court decides."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.states import PleaChoice, RequestKind
from commonplatform.ui.conditional_fields import ConditionalFieldsMixin
from commonplatform.ui.formats import long_date
from commonplatform.ui.submission_keys import SubmissionKeyMixin
from pleas.presenters.texts import said
from pleas.types import Charge

LONGEST_REASON = 5000


class AskForm(ConditionalFieldsMixin, SubmissionKeyMixin, forms.Form):
    """Change or withdraw; for a change the plea wanted to each charge; and why."""

    kind = forms.ChoiceField(
        label=_("What do you want to ask for?"),
        choices=[
            (RequestKind.CHANGE.value, _("To plead differently")),
            (RequestKind.WITHDRAW.value, _("To take back my plea, without another one now")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Select what you want to ask for")},
    )
    reason = forms.CharField(
        label=_("Why do you ask for this?"),
        help_text=_("The court and the prosecutor read this."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Enter why you ask for this"),
            "max_length": _("The reason must be 5,000 characters or fewer"),
        },
    )

    def __init__(self, *args: Any, charges: tuple[Charge, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.charges = {f"plea_{charge.number}": charge for charge in charges}
        for name, charge in self.charges.items():
            self.fields[name] = _plea_field(charge)
        self.conditional_fields = {"kind": {RequestKind.CHANGE.value: tuple(self.charges)}}  # type: ignore[misc]

    def wanted(self) -> dict[UUID, PleaChoice]:
        """The pleas that differ from those that stand; nothing for a withdrawal."""
        if self.cleaned_data["kind"] == RequestKind.WITHDRAW:
            return {}
        chosen = {charge: PleaChoice(self.cleaned_data[name]) for name, charge in self.charges.items()}
        return {charge.offence_id: choice for charge, choice in chosen.items() if choice != charge.plea}

    def say_nothing_changes(self) -> None:
        """A change to what stands already."""
        self.add_error("kind", _("Select another plea to at least one charge"))

    def say_one_is_waiting(self, since: Any) -> None:
        """The court has not answered the first request yet."""
        self.add_error(
            None, _("You asked on %(date)s, and the court has not decided about it yet") % {"date": long_date(since)}
        )


def _plea_field(charge: Charge) -> forms.ChoiceField:
    label = _("Charge %(number)s: %(title)s") % {"number": charge.number, "title": said(charge.title).text}
    message = _("Select how you want to plead to charge %(number)s") % {"number": charge.number}
    return forms.ChoiceField(
        label=label,
        choices=[
            (PleaChoice.GUILTY.value, _("Guilty")),
            (PleaChoice.GUILTY_ATTENDING.value, _("Guilty, and will come to court")),
            (PleaChoice.NOT_GUILTY.value, _("Not guilty")),
        ],
        widget=forms.RadioSelect,
        initial=charge.plea,
        error_messages={"required": message, "invalid_choice": message},
    )
