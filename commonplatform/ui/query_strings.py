"""Links that keep the rest of the page's query: sort headers, filter tags, pages of a list."""

from django.http import QueryDict


def with_query(query: QueryDict, **changes: str | None) -> str:
    """The query string with some parameters set, or left out where the new value is None."""
    changed = query.copy()
    for name, value in changes.items():
        if value is None:
            changed.pop(name, None)
        else:
            changed[name] = value
    return f"?{changed.urlencode()}"


def without_value(query: QueryDict, name: str, value: str) -> str:
    """The query string with one of the values of a repeated parameter taken out."""
    changed = query.copy()
    changed.setlist(name, [kept for kept in changed.getlist(name) if kept != value])
    return f"?{changed.urlencode()}"
