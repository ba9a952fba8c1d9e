"""The list of courts."""

from collections.abc import Iterable

from pleas.presenters.texts import CourtView, court_view
from pleas.types import CourtContact


def court_views(courts: Iterable[CourtContact]) -> list[CourtView]:
    """Courts in the order of their names in the language of the page."""
    return sorted((court_view(court) for court in courts), key=lambda court: court.name.text.casefold())
