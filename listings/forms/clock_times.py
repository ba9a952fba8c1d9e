"""A time of day as people type it."""

import datetime as dt
import re
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_TYPED: Final = re.compile(r"^(\d{1,2})(?:[:.h]?(\d{2}))?(am|pm|yb|yp)?$", re.ASCII)
_WORDS: Final = {"midday": dt.time(12), "noon": dt.time(12), "hanner dydd": dt.time(12)}
_AFTERNOON: Final = ("pm", "yp")


class ClockTimeField(forms.CharField):
    """Reads 9:30, 09.30, 930am, 2pm, 14:00, midday; gives a time, or None when nothing was typed."""

    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": _("Enter a time, like 9:30am or 14:00")}

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"class": "govuk-input--width-5", "autocomplete": "off", "spellcheck": "false"}
        super().__init__(max_length=20, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: object) -> Any:
        return self._time(super().clean(value))

    def _time(self, typed: str) -> dt.time | None:
        if not typed:
            return None
        plain = typed.lower().strip()
        if plain in _WORDS:
            return _WORDS[plain]
        found = _TYPED.match(plain.replace(" ", ""))
        if found is None:
            raise self._invalid()
        hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
        if half is None and found[2] is None:
            raise self._invalid()
        if half is not None:
            if not 1 <= hour <= 12:
                raise self._invalid()
            hour = hour % 12 + (12 if half in _AFTERNOON else 0)
        if hour > 23 or minute > 59:
            raise self._invalid()
        return dt.time(hour, minute)

    def _invalid(self) -> ValidationError:
        return ValidationError(self.error_messages["invalid"], code="invalid")
