"""The results of a search in documents, as what templates print."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonplatform.ui.query_strings import with_query
from disclosure.selectors.search import PAGE_SIZE
from disclosure.snippets import Piece
from disclosure.types import FoundPages, PageHit


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One page that was found."""

    href: str
    title: str
    where: str
    pieces: tuple[Piece, ...]
    warning: str = ""


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """One page of results, and what could not be searched."""

    total: int
    lines: tuple[ResultLine, ...]
    notes: tuple[str, ...]
    previous_href: str
    next_href: str


def results_page(query: QueryDict, found: FoundPages, page: int) -> ResultsPage:
    """The lines in the order of the documents, with links that keep what was asked."""
    more = page * PAGE_SIZE < found.total
    return ResultsPage(
        total=found.total,
        lines=tuple(_line(hit) for hit in found.hits),
        notes=tuple(_notes(found)),
        previous_href=with_query(query, page=str(page - 1)) if page > 1 else "",
        next_href=with_query(query, page=str(page + 1)) if more else "",
    )


def _line(hit: PageHit) -> ResultLine:
    name = _("%(name)s, version %(version)s") % {"name": hit.name, "version": hit.version} if hit.version else hit.name
    return ResultLine(
        href=f"{_address(hit)}#page={hit.page}",
        title=_("%(document)s, page %(page)d") % {"document": name, "page": hit.page},
        where=" – ".join(part for part in (str(hit.section.title), hit.defendant) if part),
        pieces=hit.pieces,
        warning=_("Read by machine from a picture: words may be wrong") if hit.read_by_machine else "",
    )


def _address(hit: PageHit) -> str:
    if hit.place is not None:
        return reverse("disclosure:attachment", kwargs={"material_id": hit.material_id, "place": hit.place})
    return reverse("disclosure:read", kwargs={"material_id": hit.material_id})


def _notes(found: FoundPages) -> list[str]:
    notes = []
    if found.picture_pages:
        pictures = ngettext(
            "%(num)d page is a picture without text and cannot be searched",
            "%(num)d pages are pictures without text and cannot be searched",
            found.picture_pages,
        )
        notes.append(pictures % {"num": found.picture_pages})
    if found.not_searched:
        missing = ngettext(
            "%(num)d document could not be searched (yet). The documents tab says why",
            "%(num)d documents could not be searched (yet). The documents tab says why",
            found.not_searched,
        )
        notes.append(missing % {"num": found.not_searched})
    return notes
