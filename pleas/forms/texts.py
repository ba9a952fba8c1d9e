"""Text fields with the messages that every text needs."""

from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator, RegexValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

LONGEST_STATEMENT = 5000
_NO_CONTROL_CHARACTERS = RegexValidator(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]",
    message=_("Remove the characters that cannot be shown"),
    inverse_match=True,
)
# They turn the direction of everything that is read after them, and come along when something is copied.
_DIRECTION_MARKS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


class TextField(forms.CharField):
    """One line. `subject` begins the sentence about a text that is too long: "Your last name"."""

    def __init__(self, *, subject: Any, missing: Any = "", autocomplete: str = "off", **kwargs: Any) -> None:
        limit = kwargs["max_length"]
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": autocomplete, **kwargs.pop("attrs", {})}))
        kwargs.setdefault("required", bool(missing))
        super().__init__(**kwargs)
        self.validators = [
            _NO_CONTROL_CHARACTERS if isinstance(each, ProhibitNullCharactersValidator) else each
            for each in self.validators
        ]
        too_long = format_lazy(_("{subject} must be {limit} characters or fewer"), subject=subject, limit=f"{limit:,}")
        self.error_messages.update(max_length=too_long, **({"required": missing} if missing else {}))

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").translate(_DIRECTION_MARKS).strip()


class StatementField(TextField):
    """Several lines, counted as the reader counts them: a line break is one character."""

    def __init__(self, *, rows: int = 8, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST_STATEMENT)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")
