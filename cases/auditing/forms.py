"""What an auditor asks the record of events for; the filters live in the address."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.auditing.kinds import kind_choices
from cases.auditing.permissions import reading_the_record
from cases.auditing.selectors import cases_called, organisations_called, people_called
from cases.auditing.selectors.named_things import MOST_NAMESAKES
from cases.auditing.types import AuditedCase, EventSearch
from commonplatform.audit.origin import as_address
from commonplatform.audit.types import Outcome
from commonplatform.ui.date_fields import BOXES, DateField, DateParts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.http import QueryDict

    from commonplatform.accounts.types import Actor

DAYS_AT_FIRST: Final = 7
MOST_DAYS: Final = 31
LONGEST_TYPED: Final = 255


class RecordFilterForm(forms.Form):
    """A period, London days, and what narrows it. Where the address has no days: the last seven."""

    since = DateField(label=_("From"), subject=_("First day"), error_messages={"required": _("Enter the first day")})
    until = DateField(label=_("Until"), subject=_("Last day"), error_messages={"required": _("Enter the last day")})
    case = forms.CharField(
        label=_("Case"), help_text=_("The whole reference (URN)"), required=False, max_length=LONGEST_TYPED
    )
    person = forms.CharField(
        label=_("Person"), help_text=_("Name or e-mail address"), required=False, max_length=LONGEST_TYPED
    )
    organisation = forms.CharField(
        label=_("Organisation"), help_text=_("Name or part of it"), required=False, max_length=LONGEST_TYPED
    )
    kind = forms.ChoiceField(label=_("Kind of event"), required=False, choices=kind_choices)
    outcome = forms.ChoiceField(
        label=_("Outcome"), required=False, choices=[("", _("All")), *Outcome.choices], widget=forms.RadioSelect
    )
    address = forms.CharField(
        label=_("Network address"), help_text=_("For example 203.0.113.9"), required=False, max_length=LONGEST_TYPED
    )

    def __init__(self, query: QueryDict, *, actor: Actor) -> None:
        super().__init__(with_last_days(query))
        self.actor = actor

    def clean_case(self) -> tuple[AuditedCase, ...] | None:
        typed = self.cleaned_data["case"]
        if not typed:
            return None
        with reading_the_record(self.actor):
            found = cases_called(typed)
        if not found:
            raise forms.ValidationError(_("No case has this reference"))
        return found

    def clean_person(self) -> tuple[UUID, ...] | None:
        return _the_few(
            people_called(self.cleaned_data["person"]) if self.cleaned_data["person"] else None,
            none=_("Nobody with this name or e-mail address has an account"),
            many=_("More than %(most)s people have this name: enter an e-mail address"),
        )

    def clean_organisation(self) -> tuple[UUID, ...] | None:
        return _the_few(
            organisations_called(self.cleaned_data["organisation"]) if self.cleaned_data["organisation"] else None,
            none=_("No organisation has this name"),
            many=_("More than %(most)s organisations have this in their name: enter more of it"),
        )

    def clean_address(self) -> str:
        typed: str = self.cleaned_data["address"]
        if typed and not as_address(typed):
            raise forms.ValidationError(_("Enter a network address, like 203.0.113.9 or 2001:db8::1"))
        return as_address(typed)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last day must be the first day or later"))
        elif since and until and (until - since).days >= MOST_DAYS and not self._names_one_thing():
            too_long = _("The period must be %(most)s days or fewer, unless you name a case, a person or an address")
            self.add_error("since", forms.ValidationError(too_long, params={"most": MOST_DAYS}))
        return given

    def search(self) -> EventSearch:
        """What is asked for. The form must be valid."""
        given = self.cleaned_data
        last = min(given["until"], timezone.localdate() + dt.timedelta(days=1))
        return EventSearch(
            since=_begins(given["since"]),
            until=_begins(last + dt.timedelta(days=1)),
            cases=given["case"],
            actors=given["person"],
            organisations=given["organisation"],
            kind=given["kind"] or None,
            outcome=given["outcome"] or None,
            address=given["address"] or None,
            asked=self._as_typed(),
        )

    def _names_one_thing(self) -> bool:
        """A case, person or address has an index of its own; all else is read through the period."""
        return any(self[name].data for name in ("case", "person", "address"))

    def _as_typed(self) -> dict[str, str]:
        typed = {name: str(self[name].data or "") for name in self.fields if name not in ("since", "until")}
        days = {name: self.cleaned_data[name].isoformat() for name in ("since", "until")}
        return days | {name: text for name, text in typed.items() if text}


class ExportForm(forms.Form):
    """Why events are taken away."""

    reason = forms.CharField(
        label=_("Why you take these events away"),
        help_text=_("It stands in the record with your name"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Enter why you take these events away"),
            "max_length": _("Reason must be %(limit_value)s characters or fewer"),
        },
    )


def with_last_days(query: QueryDict) -> QueryDict:
    """The same with the days that a search begins with, where it has none."""
    today = timezone.localdate()
    days = {"since": today - dt.timedelta(days=DAYS_AT_FIRST - 1), "until": today}
    missing = {name: day for name, day in days.items() if not any(f"{name}_{box}" in query for box in BOXES)}
    return with_days(query, missing)


def with_days(query: QueryDict, days: Mapping[str, dt.date]) -> QueryDict:
    """The same with these days in their boxes."""
    whole = query.copy()
    for name, day in days.items():
        for box in BOXES:
            whole[f"{name}_{box}"] = getattr(DateParts.of(day), box)
    return whole


def _begins(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _the_few(found: tuple[UUID, ...] | None, *, none: object, many: object) -> tuple[UUID, ...] | None:
    if found is None:
        return None
    if not found:
        raise forms.ValidationError(none)  # type: ignore[arg-type]
    if len(found) > MOST_NAMESAKES:
        raise forms.ValidationError(many, params={"most": MOST_NAMESAKES})  # type: ignore[arg-type]
    return found
