"""The three-box date question of the design system, for plain Django forms.

Day and month take one or two digits, the year four; the month may also be a name in English or Welsh
(online plea, "Date windows": date input). Nothing typed is the field's own required error; a partial or
impossible date is a format error that marks the boxes to correct.
"""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, NoReturn

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.calendar_words import month_number

BOXES: Final = ("day", "month", "year")

_MISSING: Final[dict[tuple[str, ...], Any]] = {
    ("day",): _("%(subject)s must include a day"),
    ("month",): _("%(subject)s must include a month"),
    ("year",): _("%(subject)s must include a year"),
    ("day", "month"): _("%(subject)s must include a day and month"),
    ("day", "year"): _("%(subject)s must include a day and year"),
    ("month", "year"): _("%(subject)s must include a month and year"),
}


def _folded(typed: str) -> str:
    """Full-width digits and letters as plain ones."""
    return unicodedata.normalize("NFKC", typed).strip()


@dataclass(frozen=True, slots=True)
class DateParts:
    """What stands in the three boxes, exactly as typed."""

    day: str = ""
    month: str = ""
    year: str = ""

    @classmethod
    def of(cls, day: dt.date) -> "DateParts":
        return cls(str(day.day), str(day.month), str(day.year))

    @property
    def blank_boxes(self) -> tuple[str, ...]:
        return tuple(box for box in BOXES if not getattr(self, box).strip())


class DatePartsInput(forms.Widget):
    """Reads ``<name>_day``, ``<name>_month`` and ``<name>_year``; drawn by the bound field."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> DateParts:
        return DateParts(*(str(data.get(f"{name}_{box}", "")) for box in BOXES))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}_{box}" in data for box in BOXES)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else id_


class DateField(forms.Field):
    """A date asked in three boxes.

    ``subject`` names the date in error messages ("Date of birth must be a real date"); it is the label when
    not given. Give ``widget=DatePartsInput(attrs={"autocomplete": "bday"})`` for a date of birth.
    """

    widget = DatePartsInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("%(subject)s must be a real date"),
        "year": _("Year must include 4 numbers"),
    }

    def __init__(self, *, subject: str | Promise | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.subject = subject

    def prepare_value(self, value: object) -> object:
        return DateParts.of(value) if isinstance(value, dt.date) else value

    def to_python(self, value: object) -> dt.date | None:
        if value is None or isinstance(value, dt.date):
            return value
        if not isinstance(value, DateParts) or len(value.blank_boxes) == len(BOXES):
            return None
        if value.blank_boxes:
            self._refuse("incomplete", value.blank_boxes, _MISSING[value.blank_boxes])
        return self._real_date(value)

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def _real_date(self, parts: DateParts) -> dt.date:
        day, month, year = _folded(parts.day), month_number(_folded(parts.month)), _folded(parts.year)
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            self._refuse("year", ("year",))
        if month is None:
            self._refuse("invalid", ("month",))
        if not (day.isascii() and day.isdigit() and len(day) <= 2):
            self._refuse("invalid", ("day",))
        try:
            return dt.date(int(year), month, int(day))
        except ValueError:
            self._refuse("invalid", BOXES)

    def _refuse(self, code: str, boxes: tuple[str, ...], message: Any = None) -> NoReturn:
        subject = self.subject or self.label or _("The date")
        raise ValidationError(
            message or self.error_messages[code], code=code, params={"subject": subject, "boxes": boxes}
        )
