"""Stands on every page after the proof: how long the visit lasts, and the way to come back later."""

from typing import Any

from django.http import HttpRequest

from pleas.presenters.visit_note import visit_note
from pleas.views.visits import visit_of


def visit(request: HttpRequest) -> dict[str, Any]:
    """`visit_note` for the layout of citizens' pages; None outside a visit."""
    page = getattr(request, "resolver_match", None)
    is_proved_page = page is not None and getattr(page.func, "proved_case", None) is not None
    return {"visit_note": visit_note() if is_proved_page and visit_of(request) else None}
