"""An amount of money as people type it: with or without the £ sign, thousands commas and pence."""

import re
import unicodedata
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

LARGEST_AMOUNT: Final = Decimal("999999.99")
_PENNIES_TOO_MANY = re.compile(r"\d+\.\d{3,}")
_AMOUNT = re.compile(r"-?\d+(\.\d{1,2})?")
_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_SPACES = re.compile(r"\s+")


class MoneyField(forms.DecimalField):
    """Pounds and pence, from nothing to `largest`. `subject` begins every message: "Your take-home pay".

    What cannot be read is refused rather than guessed: 1,23 is no amount.
    """

    def __init__(self, *, subject: Any, missing: Any = "", largest: Decimal = LARGEST_AMOUNT, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs=_attributes(largest)))
        kwargs.setdefault("required", bool(missing))
        super().__init__(**kwargs)
        self.largest = largest
        self.error_messages.update(
            invalid=format_lazy(_("{subject} must be an amount of money, like 1250 or 1,250.50"), subject=subject),
            negative=format_lazy(_("{subject} must be £0 or more"), subject=subject),
            pennies=format_lazy(_("{subject} must have no more than 2 decimal places"), subject=subject),
            too_large=format_lazy(_("{subject} must be £{limit} or less"), subject=subject, limit=f"{largest:,}"),
            **({"required": missing} if missing else {}),
        )

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if isinstance(value, Decimal) or value in self.empty_values:
            return None if value in self.empty_values else Decimal(value)
        typed = _SPACES.sub("", unicodedata.normalize("NFKC", str(value))).replace("£", "", 1)
        if not typed:
            return None
        if not typed.isascii():
            raise self._wrong("invalid")
        plain = typed.replace(",", "") if _GROUPED.fullmatch(typed) else typed
        if _PENNIES_TOO_MANY.fullmatch(plain.lstrip("-")):
            raise self._wrong("pennies")
        if not _AMOUNT.fullmatch(plain):
            raise self._wrong("invalid")
        return self._within_limits(Decimal(plain))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:.2f}".removesuffix(".00") if isinstance(value, Decimal) else value

    def _within_limits(self, amount: Decimal) -> Decimal:
        if amount < 0:
            raise self._wrong("negative")
        if amount > self.largest:
            raise self._wrong("too_large")
        return amount.copy_abs().quantize(Decimal("0.01"))

    def _wrong(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)


def _attributes(largest: Decimal) -> dict[str, str]:
    width = "10" if largest <= LARGEST_AMOUNT else "20"
    return {
        "class": f"govuk-input--width-{width}",
        "inputmode": "decimal",
        "autocomplete": "off",
        "spellcheck": "false",
    }
