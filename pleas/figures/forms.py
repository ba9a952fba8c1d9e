"""What a report is narrowed by, and what a court counts of its post."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.reference.selectors import courts
from commonplatform.ui.date_fields import DateField

FIRST_DAY = date(2014, 5, 5)
MONDAY = 0
WEEKS_TO_COUNT = 12
MOST = 1_000_000


class ReportForm(forms.Form):
    """Court and days; they live in the address. Nothing chosen means the report's own first view."""

    court = forms.ChoiceField(
        label=_("Court"), required=False, error_messages={"invalid_choice": _("Choose a court from the list")}
    )
    starts = DateField(label=_("From"), subject=_("The first day"), required=False)
    ends = DateField(label=_("To"), subject=_("The last day"), required=False)

    def __init__(self, *args: Any, by_court: bool = True, by_days: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if by_court:
            named = [(str(court.pk), court.name) for court in courts()]
            self.fields["court"].choices = [("", _("All courts")), *named]  # type: ignore[attr-defined]
        else:
            del self.fields["court"]
        if not by_days:
            del self.fields["starts"], self.fields["ends"]

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        starts, ends = chosen.get("starts"), chosen.get("ends")
        if starts and ends and starts > ends:
            self.add_error("ends", _("The last day must not be before the first"))
        if starts and starts < FIRST_DAY:
            self.add_error("starts", _("The first day must be 5 May 2014 or later"))
        return chosen


class PostalCountForm(forms.Form):
    """Notices sent and answers received by post in one week."""

    week = forms.ChoiceField(
        label=_("Week beginning"),
        error_messages={"required": _("Choose a week"), "invalid_choice": _("Choose a week from the list")},
    )
    sent = forms.IntegerField(
        label=_("Requisitions and notices sent by post"),
        min_value=0,
        max_value=MOST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages={
            "required": _("Enter how many requisitions and notices were sent"),
            "invalid": _("How many were sent must be a whole number"),
            "min_value": _("How many were sent must be 0 or more"),
            "max_value": _("How many were sent must be 1,000,000 or fewer"),
        },
    )
    replies = forms.IntegerField(
        label=_("Answers received by post"),
        min_value=0,
        max_value=MOST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages={
            "required": _("Enter how many answers came by post"),
            "invalid": _("How many answers came must be a whole number"),
            "min_value": _("How many answers came must be 0 or more"),
            "max_value": _("How many answers came must be 1,000,000 or fewer"),
        },
    )

    def __init__(self, *args: Any, today: date, named: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        weeks = [monday_of(today) - timedelta(weeks=back) for back in range(WEEKS_TO_COUNT)]
        self.fields["week"].choices = [(week.isoformat(), named(week)) for week in weeks]  # type: ignore[attr-defined]

    def clean_week(self) -> date:
        return date.fromisoformat(self.cleaned_data["week"])


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday() - MONDAY)
