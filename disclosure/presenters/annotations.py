"""Notes on documents as templates print them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from commonplatform.ui.components import SubNavigationItem
from commonplatform.ui.formats import date_and_time
from commonplatform.ui.query_strings import with_query
from disclosure.annotation_audiences import Team
from disclosure.states import Audience, Side
from disclosure.types import NoteLine


@dataclass(frozen=True, slots=True)
class NoteOnPage:
    """One note: its title leads to the page it stands on, `change_href` is empty for somebody else's."""

    title: str
    href: str
    text: str
    by: str
    seen_by: str
    change_href: str


def notes_shown(lines: Iterable[NoteLine], *, with_document: bool) -> tuple[NoteOnPage, ...]:
    """With the name of the document where notes on several stand together."""
    return tuple(_shown(line, with_document=with_document) for line in lines)


def team_words(team: Team, side: Side, defendant: str) -> str:
    """Who sees a note, said to somebody of this side."""
    if team.audience != Audience.SIDE:
        return str(team.audience.label)
    if side == Side.DEFENCE:
        return _("The defence of %(defendant)s") % {"defendant": defendant}
    return _("The prosecution") if side == Side.PROSECUTION else _("Court staff and judges")


def audience_links(query: QueryDict) -> tuple[SubNavigationItem, ...]:
    """The notes of one audience, or all of them; what was asked stands in the address."""
    asked = query.get("seen_by", "")
    named = ((Audience.PRIVATE, _("Only me")), (Audience.SIDE, _("My side")), (Audience.SHARED, _("Shared")))
    return (
        SubNavigationItem(text=_("All"), href="?", current=asked not in Audience.values),
        *(
            SubNavigationItem(text=text, href=with_query(query, seen_by=code.value), current=asked == code)
            for code, text in named
        ),
    )


def _shown(line: NoteLine, *, with_document: bool) -> NoteOnPage:
    seen_by = team_words(Team(line.audience), line.side, line.team)
    return NoteOnPage(
        title=_title(line, with_document=with_document),
        href=_address(line),
        text=line.text,
        by=f"{line.written_by}, {date_and_time(line.at)}",
        seen_by=_("Seen by: %(who)s") % {"who": seen_by},
        change_href=reverse("disclosure:annotation", args=[line.annotation_id]) if line.is_own else "",
    )


def _title(line: NoteLine, *, with_document: bool) -> str:
    if not line.place:
        where = _("Whole document")
    elif line.is_recording:
        where = _("At %(time)s") % {"time": line.place}
    else:
        where = _("Page %(page)s") % {"page": line.place}
    return f"{line.document}: {where}" if with_document else where


def _address(line: NoteLine) -> str:
    if line.is_recording:
        return reverse("disclosure:play", args=[line.material_id])
    at = f"#page={line.page}" if line.page is not None else ""
    return reverse("disclosure:read", args=[line.material_id]) + at
