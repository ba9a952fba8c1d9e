"""The filters in force on a work list, read from its GET form, each with the link that takes it away."""

from django.forms import Form
from django.http import QueryDict

from commonplatform.ui.components import SelectedFilter, Text
from commonplatform.ui.date_fields import BOXES, DateField
from commonplatform.ui.field_params import choices_of
from commonplatform.ui.formats import long_date
from commonplatform.ui.query_strings import with_query, without_value

PAGE_PARAMETERS = ("after", "before", "page")


def selected_filters(form: Form, query: QueryDict) -> tuple[SelectedFilter, ...]:
    """One tag per value that narrows the list; taking one away also goes back to the first page.

    The form must be bound and cleaned (``form.is_valid()``); a value with an error narrows nothing.
    """
    first_page = query.copy()
    for name in PAGE_PARAMETERS:
        first_page.pop(name, None)
    tags: list[SelectedFilter] = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        if field.widget.is_hidden or value in field.empty_values or value is False:
            continue
        category = form[name].label
        html_name = form.add_prefix(name)
        if isinstance(field, DateField):
            remove = with_query(first_page, **{f"{html_name}_{box}": None for box in BOXES})
            tags.append(SelectedFilter(category=category, text=long_date(value), remove_href=remove))
            continue
        words: dict[str, Text] = dict(choices_of(field)) if hasattr(field, "choices") else {}
        for typed in first_page.getlist(html_name):
            if typed:
                text = category if value is True else words.get(typed, typed)
                remove = without_value(first_page, html_name, typed)
                tags.append(SelectedFilter(category=category, text=text, remove_href=remove))
    return tuple(tags)
