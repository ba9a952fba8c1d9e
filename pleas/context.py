"""Stands on every page after the proof: how long the visit lasts, the way to come back later, the languages."""

from typing import Any

from django.http import HttpRequest

from commonplatform.ui.formats import page_language
from pleas.presenters.visit_note import visit_note
from pleas.views.visits import visit_of


def visit(request: HttpRequest) -> dict[str, Any]:
    """For the layout of citizens' pages: `visit_note`, None outside a visit; `one_language` where there is
    no other to choose because the case is answered in English only."""
    page = getattr(request, "resolver_match", None)
    is_proved_page = page is not None and getattr(page.func, "proved_case", None) is not None
    visit = visit_of(request) if is_proved_page else None
    return {
        "visit_note": visit_note() if visit else None,
        "one_language": visit is not None and not visit.offers_welsh and page_language() == "en",
    }
