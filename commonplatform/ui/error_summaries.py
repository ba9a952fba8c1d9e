"""The list at the top of a page that was sent back: each error, with a link to the control to correct."""

from collections.abc import Iterable, Iterator
from typing import Any, TypedDict

from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet

MAIN_CONTENT = "#main-content"


class ErrorItem(TypedDict):
    """One line of the error summary."""

    text: str
    href: str


def error_summary_items(*sources: Any) -> list[ErrorItem]:
    """Errors of the given forms and formsets in page order; anything else (no form at all) gives none."""
    return [item for source in sources for item in _items_of(source)]


def _items_of(source: Any) -> Iterator[ErrorItem]:
    if isinstance(source, BaseForm):
        yield from _form_items(source)
    elif isinstance(source, BaseFormSet):
        if source.is_bound:
            yield from (_item(text, MAIN_CONTENT) for text in source.non_form_errors())
        for form in source.forms:
            yield from _form_items(form)
    elif isinstance(source, Iterable) and not isinstance(source, str):
        yield from error_summary_items(*source)


def _form_items(form: BaseForm) -> Iterator[ErrorItem]:
    if not form.errors:
        return
    visible = form.visible_fields()
    first = anchor_of(visible[0]) if visible else MAIN_CONTENT
    unplaced = [*form.non_field_errors(), *(e for field in form.hidden_fields() for e in field.errors)]
    yield from (_item(text, first) for text in unplaced)
    for field in visible:
        yield from (_item(text, anchor_of(field)) for text in field.errors)


def _item(text: object, href: str) -> ErrorItem:
    return {"text": str(text), "href": href}


def anchor_of(field: BoundField) -> str:
    """Where a link to the field leads, whichever kind of bound field it is."""
    anchor: str = getattr(field, "error_anchor", f"#{field.id_for_label}")
    return anchor
