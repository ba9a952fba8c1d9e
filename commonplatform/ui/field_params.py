"""From a bound Django field to the arguments of the design-system macro that draws it."""

from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from commonplatform.ui.date_fields import BOXES, DateParts
from commonplatform.ui.field_options import FieldOptions, Text

Params = dict[str, Any]

NAMED_ATTRIBUTES: Final = ("autocomplete", "autocapitalize", "inputmode", "pattern", "spellcheck")
LENGTH_ATTRIBUTES: Final = ("maxlength", "minlength", "min", "max", "step", "rows", "cols")
DROPPED_ATTRIBUTES: Final = frozenset({*NAMED_ATTRIBUTES, *LENGTH_ATTRIBUTES, "class", "prefix", "suffix"})
DATE_BOX_WIDTHS: Final = {"day": 2, "month": 2, "year": 4}


def input_params(bound: BoundField, options: FieldOptions) -> Params:
    """One line of text. A number is text with a numeric keypad; money carries its £ before the box."""
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "text")
    named = {name: widget.attrs[name] for name in NAMED_ATTRIBUTES if name in widget.attrs}
    if kind == "number":
        kind = "text"
        decimal = isinstance(bound.field, forms.DecimalField)
        named.setdefault("inputmode", "decimal" if decimal else "numeric")
    if kind == "email":
        named.setdefault("autocomplete", "email")
        named.setdefault("spellcheck", "false")
    if "spellcheck" in named:
        named["spellcheck"] = str(named["spellcheck"]).lower() == "true"
    prefix = widget.attrs.get("prefix", "£" if isinstance(bound.field, forms.DecimalField) else "")
    suffix = widget.attrs.get("suffix", "")
    affixes = {"prefix": {"text": prefix}} if prefix else {}
    if suffix:
        affixes["suffix"] = {"text": suffix}
    return {**_labelled(bound, options), **named, **affixes, "type": kind, "value": _typed(bound)}


def textarea_params(bound: BoundField, options: FieldOptions) -> Params:
    widget = bound.field.widget
    params = {**_labelled(bound, options), "value": _typed(bound), "rows": widget.attrs.get("rows", 5)}
    if "spellcheck" in widget.attrs:
        params["spellcheck"] = str(widget.attrs["spellcheck"]).lower() == "true"
    return params


def character_count_params(bound: BoundField, options: FieldOptions) -> Params:
    """A text area that says how much is left. The form enforces the limit, not the box while typing."""
    limit = str(getattr(bound.field, "max_length", ""))
    return {
        **textarea_params(bound, options),
        "maxlength": limit,
        "textareaDescriptionText": _("You can enter up to %{count} characters"),
        "charactersAtLimitText": _("You have 0 characters remaining"),
        "charactersUnderLimitText": {
            "one": _("You have %{count} character remaining"),
            "other": _("You have %{count} characters remaining"),
        },
        "charactersOverLimitText": {
            "one": _("You have %{count} character too many"),
            "other": _("You have %{count} characters too many"),
        },
    }


def password_params(bound: BoundField, options: FieldOptions) -> Params:
    """A password box never gives back what was typed."""
    return {
        **_labelled(bound, options),
        "autocomplete": bound.field.widget.attrs.get("autocomplete", "current-password"),
        "showPasswordText": _("Show"),
        "hidePasswordText": _("Hide"),
        "showPasswordAriaLabelText": _("Show password"),
        "hidePasswordAriaLabelText": _("Hide password"),
        "passwordShownAnnouncementText": _("Your password is visible"),
        "passwordHiddenAnnouncementText": _("Your password is hidden"),
    }


def file_params(bound: BoundField, options: FieldOptions) -> Params:
    several = bool(bound.field.widget.attrs.get("multiple"))
    return {
        **_labelled(bound, options),
        "multiple": several,
        "javascript": True,
        "chooseFilesButtonText": _("Choose files") if several else _("Choose file"),
        "dropInstructionText": _("or drop files") if several else _("or drop file"),
        "noFileChosenText": _("No file chosen"),
        "multipleFilesChosenText": {
            "one": _("%{count} file chosen"),
            "other": _("%{count} files chosen"),
        },
        "enteredDropZoneText": _("Entered drop zone"),
        "leftDropZoneText": _("Left drop zone"),
    }


def select_params(bound: BoundField, options: FieldOptions) -> Params:
    chosen = _chosen(bound)
    items = [{"value": value, "text": text, "selected": value in chosen} for value, text in choices_of(bound.field)]
    return {**_labelled(bound, options), "items": items}


def radios_params(bound: BoundField, options: FieldOptions) -> Params:
    params = {**_in_fieldset(bound, options), "items": list(_choice_items(bound, options))}
    if options.inline:
        params["classes"] = f"govuk-radios--inline {params['classes']}".strip()
    if options.small:
        params["classes"] = f"govuk-radios--small {params['classes']}".strip()
    return params


def checkboxes_params(bound: BoundField, options: FieldOptions) -> Params:
    params = {**_in_fieldset(bound, options), "items": list(_choice_items(bound, options))}
    if options.small:
        params["classes"] = f"govuk-checkboxes--small {params['classes']}".strip()
    return params


def single_checkbox_params(bound: BoundField, options: FieldOptions) -> Params:
    """One box to tick; its label is the statement agreed to. A legend puts a question over it."""
    item = {"value": "true", "text": options.label or bound.label, "checked": bool(bound.value())}
    params = _in_fieldset(bound, options)
    if options.legend:
        params["fieldset"]["legend"]["text"] = options.legend
    else:
        del params["fieldset"]
    if options.small:
        params["classes"] = f"govuk-checkboxes--small {params['classes']}".strip()
    return {**params, "items": [item]}


def date_params(bound: BoundField, options: FieldOptions) -> Params:
    """Three boxes; those that must be corrected are marked one by one."""
    typed = bound.value()
    parts = typed if isinstance(typed, DateParts) else DateParts()
    wrong = wrong_boxes(bound)
    labels = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    birthday = bound.field.widget.attrs.get("autocomplete") == "bday"
    items = [
        {
            "id": f"{bound.auto_id}_{box}",
            "name": f"{bound.html_name}_{box}",
            "label": labels[box],
            "value": getattr(parts, box),
            "classes": f"govuk-input--width-{DATE_BOX_WIDTHS[box]}" + (" govuk-input--error" if box in wrong else ""),
            **({"autocomplete": f"bday-{box}"} if birthday else {}),
        }
        for box in BOXES
    ]
    params = _in_fieldset(bound, options)
    return {**params, "id": bound.auto_id, "items": items}


def wrong_boxes(bound: BoundField) -> tuple[str, ...]:
    """The boxes of a date that the first error names; all three when it names none."""
    errors = bound.form.errors.as_data().get(bound.name, [])
    if not errors:
        return ()
    boxes: tuple[str, ...] = (errors[0].params or {}).get("boxes", BOXES)
    return boxes


def choices_of(field: Any) -> Iterator[tuple[str, Text]]:
    """The choices in order, groups opened up. Radios and checkboxes leave out the blank choice."""
    for value, text in field.choices:
        if isinstance(text, (list, tuple)):
            yield from ((str(inner), inner_text) for inner, inner_text in text)
        else:
            yield ("" if value is None else str(value)), text


def _choice_items(bound: BoundField, options: FieldOptions) -> Iterator[Params]:
    chosen = _chosen(bound)
    hints = {**getattr(bound.form, "choice_hints", {}).get(bound.name, {}), **options.hints}
    for value, text in choices_of(bound.field):
        if value == "":
            continue
        if divider := options.dividers.get(value):
            yield {"divider": divider}
        item: Params = {"value": value, "text": text, "checked": value in chosen}
        if hint := hints.get(value):
            item["hint"] = {"text": hint}
        if html := options.conditional.get(value):
            item["conditional"] = {"html": html}
        if value in options.exclusive:
            item["behaviour"] = "exclusive"
        yield item


def _chosen(bound: BoundField) -> frozenset[str]:
    value = bound.value()
    values = value if isinstance(value, (list, tuple, set)) else [value]
    return frozenset("" if one is None else str(one) for one in values)


def _typed(bound: BoundField) -> str:
    value = bound.value()
    return "" if value is None else str(bound.field.widget.format_value(value) or "")


def _labelled(bound: BoundField, options: FieldOptions) -> Params:
    classes = [f"govuk-label--{options.label_size}"] if options.label_size else []
    return {
        **_common(bound, options),
        "id": bound.auto_id,
        "label": {
            "text": options.label or bound.label,
            "classes": " ".join([*classes, options.label_classes]).strip(),
            "isPageHeading": options.heading,
        },
    }


def _in_fieldset(bound: BoundField, options: FieldOptions) -> Params:
    return {
        **_common(bound, options),
        "idPrefix": bound.auto_id,
        "fieldset": {
            "legend": {
                "text": options.label or bound.label,
                "classes": f"govuk-fieldset__legend--{options.legend_size} {options.label_classes}".strip(),
                "isPageHeading": options.heading,
            }
        },
    }


def _common(bound: BoundField, options: FieldOptions) -> Params:
    widget = bound.field.widget
    params: Params = {
        "name": bound.html_name,
        "classes": " ".join(filter(None, [widget.attrs.get("class", ""), options.classes])),
        "attributes": {
            name: value for name, value in widget.attrs.items() if name not in DROPPED_ATTRIBUTES and value is not False
        },
    }
    if bound.field.disabled:
        params["disabled"] = True
    if hint := options.hint or bound.help_text:
        params["hint"] = {"text": hint}
    if bound.errors:
        params["errorMessage"] = {
            "html": format_html_join(SafeString("<br>"), "{}", ((error,) for error in bound.errors)),
            "visuallyHiddenText": _("Error"),
        }
    return params
