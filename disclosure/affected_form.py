"""The question who was affected by a fault."""

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.date_fields import DateField
from disclosure.selectors.affected import CASE_FILES, DOCUMENTS
from disclosure.types import FaultWindow
from listings.forms.clock_times import ClockTimeField

_PARTS = (("", _("All")), (DOCUMENTS, _("Documents")), (CASE_FILES, _("Case files")))


class AffectedForm(forms.Form):
    """From and until, London time; narrowed to one document or the readers of one organisation by their ids."""

    from_day = DateField(label=_("From"), subject=_("First day"), error_messages={"required": _("Enter the first day")})
    from_time = ClockTimeField(
        label=_("Time on the first day"), help_text=_("Leave blank for the whole day"), required=False
    )
    until_day = DateField(label=_("Until"), subject=_("Last day"), error_messages={"required": _("Enter the last day")})
    until_time = ClockTimeField(
        label=_("Time on the last day"), help_text=_("Leave blank for the whole day"), required=False
    )
    part = forms.ChoiceField(label=_("Part of the service"), required=False, choices=_PARTS, widget=forms.RadioSelect)
    document = forms.UUIDField(
        label=_("Only this document"),
        help_text=_("Its identifier, as the list gives it"),
        required=False,
        error_messages={"invalid": _("Enter the identifier of a document")},
    )
    organisation = forms.UUIDField(
        label=_("Only readers of this organisation"),
        help_text=_("Its identifier, from the address of its page in administration"),
        required=False,
        error_messages={"invalid": _("Enter the identifier of an organisation")},
    )
    reason = forms.CharField(
        label=_("Why you ask"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Enter why you ask"),
            "max_length": _("Reason must be %(limit_value)s characters or fewer"),
        },
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("from_day") and given.get("until_day") and "from_time" in given and "until_time" in given:
            window = self.window()
            if window.begins_at >= window.ends_at:
                self.add_error("until_day", _("The end must be after the beginning"))
        return given

    def window(self) -> FaultWindow:
        """What was asked."""
        given = self.cleaned_data
        document: UUID | None = given.get("document")
        return FaultWindow(
            begins_at=_instant(given["from_day"], given["from_time"] or dt.time()),
            ends_at=_instant(given["until_day"], given["until_time"])
            if given["until_time"]
            else _instant(given["until_day"] + dt.timedelta(days=1), dt.time()),
            material_id=document,
            organisation_id=given.get("organisation"),
            part=given.get("part", ""),
        )


def _instant(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))
