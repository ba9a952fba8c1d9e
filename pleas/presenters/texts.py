"""Bilingual facts on a page: the text, and its language where that is not the page's."""

from dataclasses import dataclass

from commonplatform.ui.formats import page_language
from pleas.types import Bilingual, CourtContact


@dataclass(frozen=True, slots=True)
class Said:
    """A text with its language when it differs from the page's, else an empty string."""

    text: str
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


def said(text: Bilingual) -> Said:
    """The text in the language of the page, or in English and marked so."""
    language = page_language()
    return Said(text.in_language(language), text.foreign_to(language))


@dataclass(frozen=True, slots=True)
class CourtView:
    """A court as the public reads it."""

    name: Said
    address: tuple[str, ...]
    telephone: str
    email: str


def court_view(court: CourtContact) -> CourtView:
    """The court in the language of the page."""
    lines = (*court.address.splitlines(), court.postcode)
    return CourtView(
        name=said(court.name),
        address=tuple(line.strip() for line in lines if line.strip()),
        telephone=court.telephone,
        email=court.email,
    )
