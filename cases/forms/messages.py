"""Filters of the list of messages; they live in the URL."""

import datetime as dt

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.notifications.mail_templates import message_templates
from commonplatform.notifications.states import MessageStatus
from commonplatform.notifications.types import MessageFilter
from commonplatform.ui.date_fields import DateField


def _templates() -> list[tuple[str, object]]:
    return [("", _("All")), *((template.name, template.label) for template in message_templates())]


class MessageFilterForm(forms.Form):
    """Narrow by kind of message, status, language, day of sending."""

    template = forms.ChoiceField(label=_("Message"), required=False, choices=_templates)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), *MessageStatus.choices], widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("All")), *settings.LANGUAGES], widget=forms.RadioSelect
    )
    since = DateField(label=_("Sent from"), subject=_("Sent from"), required=False)
    until = DateField(label=_("Sent until"), subject=_("Sent until"), required=False)

    def wanted(self, *, after: str) -> MessageFilter:
        """What to look for; a field with an error narrows nothing."""
        given = getattr(self, "cleaned_data", {})
        until = given.get("until")
        return MessageFilter(
            template=given.get("template", ""),
            status=given.get("status", ""),
            language=given.get("language", ""),
            since=_begins(given.get("since")),
            until=_begins(until + dt.timedelta(days=1)) if until and until < dt.date.max else None,
            after=after,
        )


def _begins(day: dt.date | None) -> dt.datetime | None:
    """The first instant of a day in London."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time())) if day else None
