"""Typed arguments of the components in ``templates/components``.

All are frozen and keyword-only, so that a mistyped argument is a ``TypeError`` where the component is made,
not an empty place on the page. Presenters build them in Python; templates may too, by the same names. Text
is escaped unless it is already safe markup.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.safestring import SafeString

__all__ = [
    "Action",
    "Bar",
    "Cell",
    "Column",
    "DocumentRow",
    "IdentityFact",
    "Row",
    "SelectedFilter",
    "SubNavigationItem",
    "SummaryRow",
    "Tag",
    "Task",
    "TimelineEntry",
    "UploadedFile",
]

Text = str | Promise | SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A link beside a row; ``subject`` is read out after the text ("Change" + "date of birth")."""

    text: Text
    href: str
    subject: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """One line of a summary list or of "check your answers"."""

    key: Text
    value: Text
    actions: Sequence[Action] = ()
    language: str = ""
    """Set when the value is in the other language than the page ("en" or "cy")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A status word. ``colour`` is one of the design system's, or nothing for the standard blue."""

    text: Text
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task of a task list. Without ``href`` it cannot be started yet."""

    title: Text
    status: Text | Tag
    href: str = ""
    hint: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubNavigationItem:
    """One tab, as a link. ``count`` stands after the text."""

    text: Text
    href: str
    current: bool = False
    count: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityFact:
    """One fact of the identity bar: "Prosecutor" / "Metropolitan Police"."""

    label: Text
    value: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One sentence of a timeline: what happened, who did it in which role, when."""

    title: Text
    at: dt.datetime
    byline: Text = ""
    description: Text = ""
    href: str = ""
    link_text: Text = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectedFilter:
    """A filter in force, with the address that takes it away."""

    category: Text
    text: Text
    remove_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column head. With ``sort_href`` it is a link; ``sorted`` is "ascending", "descending" or nothing.

    ``width`` is a share of the table as the design system names it ("one-quarter"): for columns that long words
    elsewhere would squeeze, and so that tables below each other stand alike.
    """

    text: Text
    sort_href: str = ""
    sorted: str = ""
    width: str = ""
    numeric: bool = False
    hidden: bool = False
    """Only read out: for columns of buttons or boxes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell with more than text: a link, a tag, a second line, a number."""

    text: Text
    href: str = ""
    tag: Tag | None = None
    second_line: Text = ""
    numeric: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of cells. ``select_value`` gives it a checkbox, read out as ``select_label``, ticked when ``selected``."""

    cells: Sequence[Cell | Text]
    select_value: str = ""
    select_label: Text = ""
    selected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document in a list: without ``href`` it cannot be opened, and ``status`` says why."""

    title: Text
    kind: Text = ""
    href: str = ""
    size: int | None = None
    pages: int | None = None
    added_at: dt.datetime | None = None
    added_by: Text = ""
    status: Tag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadedFile:
    """A file already taken in by a multi-file upload. ``error`` says why it was refused, ``note`` how it stands.

    ``state`` is what it counts as in the sum below the list: "ready", "refused" or "waiting".
    """

    name: str
    reference: str
    size: int
    error: Text = ""
    note: Text = ""
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart; ``shown`` is the value in words where a plain number would mislead."""

    label: Text
    value: int | float | Decimal
    shown: str = ""
