"""Questions that appear under one choice of another question.

A form says which: ``conditional_fields = {"contact_by": {"email": ("email",), "post": ("address",)}}``.
The bound field of ``contact_by`` then draws them under the choice, and ``ConditionalFieldsMixin`` drops what
was typed under a choice that is not selected.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

ConditionalFields = Mapping[str, Mapping[str, Sequence[str]]]


def conditional_fields_of(form: forms.BaseForm) -> ConditionalFields:
    """What the form declares, or nothing for a plain form."""
    declared: ConditionalFields = getattr(form, "conditional_fields", {})
    return declared


def shown_under_a_choice(form: forms.BaseForm) -> frozenset[str]:
    """Names of the fields that another field draws, and that the form's own list must leave out."""
    return frozenset(
        name for by_choice in conditional_fields_of(form).values() for names in by_choice.values() for name in names
    )


class ConditionalFieldsMixin:
    """For forms with ``conditional_fields``: declare each such field as required with its own message.

    A field counts only while its choice is selected; otherwise its errors are forgotten and its cleaned value
    is the field's empty value, so nothing typed under another choice is kept.
    """

    conditional_fields: ClassVar[ConditionalFields] = {}

    def _clean_fields(self: Any) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for controller, by_choice in self.conditional_fields.items():
            selected = _selected_values(self[controller].data)
            asked = {name for value in selected for name in by_choice.get(value, ())}
            for name in {name for names in by_choice.values() for name in names} - asked:
                self._errors.pop(name, None)
                self.cleaned_data[name] = _empty_value(self.fields[name])


def _selected_values(data: Any) -> frozenset[str]:
    if data is None:
        return frozenset()
    if isinstance(data, (list, tuple)):
        return frozenset(str(value) for value in data)
    return frozenset({str(data)})


def _empty_value(field: forms.Field) -> Any:
    return getattr(field, "empty_value", None)
