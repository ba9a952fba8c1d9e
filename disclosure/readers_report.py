"""Who opened what, as the page, the paper and the file print it."""

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonplatform.ui.components import Cell, Column, Row, SelectedFilter
from commonplatform.ui.formats import date_and_time
from commonplatform.ui.query_strings import with_query
from disclosure.types import ReaderLine, ReadersFilter


def readers_table(lines: tuple[ReaderLine, ...], query: QueryDict | None = None) -> tuple[list[Column], list[Row]]:
    """Who read what, in the order of the first reading; with a query, documents and people are links that narrow."""
    columns = [
        Column(text=_("Organisation")),
        Column(text=_("Person")),
        Column(text=_("Document")),
        Column(text=_("First opened")),
        Column(text=_("Last opened")),
    ]
    return columns, [_row(line, query) for line in lines]


def narrowing(lines: tuple[ReaderLine, ...], narrowed: ReadersFilter, query: QueryDict) -> tuple[SelectedFilter, ...]:
    """What the report is narrowed to, each with the link that takes it away."""
    first = lines[0] if lines else None
    said = (
        ("document", narrowed.material_id, _("Document"), first.document if first else _("One document")),
        ("person", narrowed.user_id, _("Person"), first.person if first else _("One person")),
    )
    return tuple(
        SelectedFilter(category=category, text=text, remove_href=with_query(query, **{name: None}))
        for name, chosen, category, text in said
        if chosen
    )


def file_headings() -> tuple[str, ...]:
    """The columns of the file."""
    return (
        _("Organisation"),
        _("Person"),
        _("Role"),
        _("Document"),
        _("Version"),
        _("First opened"),
        _("Last opened"),
        _("Times opened"),
    )


def file_row(line: ReaderLine) -> tuple[str, ...]:
    """One person's readings of one version of a document."""
    return (
        line.organisation,
        line.person,
        line.role,
        line.document,
        str(line.version or ""),
        date_and_time(line.first_at),
        date_and_time(line.last_at),
        str(line.times),
    )


def _row(line: ReaderLine, query: QueryDict | None) -> Row:
    person = with_query(query, person=str(line.user_id)) if query is not None else ""
    document = with_query(query, document=str(line.material_id)) if query is not None else ""
    return Row(
        cells=[
            line.organisation,
            Cell(text=line.person, href=person, second_line=line.role),
            Cell(text=line.document, href=document, second_line=_version(line.version)),
            date_and_time(line.first_at),
            Cell(
                text=date_and_time(line.last_at),
                second_line=ngettext("%(num)d time", "%(num)d times", line.times) % {"num": line.times},
            ),
        ]
    )


def _version(version: int | None) -> str:
    return _("Version %(version)s") % {"version": version} if version else ""
