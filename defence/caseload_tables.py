""" "My cases" as the page and the file print it."""

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.custody.urgency import days_left
from cases.presenters.custody_flags import days_left_in_words, limit_tag
from cases.states import CaseStatus, Relation
from cases.types import CaseloadLine, WhySeen
from cases.visits import in_words
from commonplatform.ui.components import Cell, Column, Row, Tag
from commonplatform.ui.formats import date_and_time, end_of_access, short_date
from commonplatform.ui.query_strings import with_query


def my_cases_table(lines: tuple[CaseloadLine, ...], query: QueryDict) -> tuple[list[Column], list[Row]]:
    """One row per case; the heads that can be sorted by are links and keep the filters."""
    columns = [
        _column(_("Case"), "reference", query),
        Column(text=_("Defendant")),
        _column(_("Next hearing"), "hearing", query, width="one-quarter"),
        _column(_("Custody time limit"), "custody", query),
        Column(text=_("New for you"), width="one-quarter"),
        _column(_("Status"), "received", query),
    ]
    return columns, [Row(cells=_cells(line)) for line in lines]


def file_headings() -> tuple[str, ...]:
    """The columns of the file."""
    return (
        _("Case"),
        _("Defendant"),
        _("Why you see it"),
        _("Prosecutor"),
        _("Status"),
        _("Next hearing"),
        _("Court"),
        _("Hearing type"),
        _("Custody time limit"),
        _("Days left"),
        _("New for you"),
        _("Received"),
    )


def file_row(line: CaseloadLine) -> tuple[str, ...]:
    """One case in the file."""
    hearing = line.next_hearing
    return (
        line.reference,
        _defendants(line),
        "; ".join(_reason(why) for why in line.why),
        line.prosecutor,
        str(CaseStatus(line.status).label),
        date_and_time(hearing.starts_at) if hearing else "",
        ", ".join(part for part in (hearing.court, hearing.room) if part) if hearing else "",
        hearing.type_name if hearing else "",
        *_limit_in_file(line),
        _news(line),
        short_date(line.received_at),
    )


def _column(text: str, sort: str, query: QueryDict, *, width: str = "") -> Column:
    """A second click turns the order round; without a choice the soonest hearing comes first."""
    now = query.get("sort") or "hearing"
    turned = f"-{sort}" if now == sort else sort
    order = {sort: "ascending", f"-{sort}": "descending"}.get(now, "")
    return Column(text=text, sort_href=with_query(query, sort=turned, after=None), sorted=order, width=width)


def _cells(line: CaseloadLine) -> list[Cell | str]:
    hearing = line.next_hearing
    place = ", ".join(part for part in (hearing.court, hearing.room, hearing.type_name) if part) if hearing else ""
    return [
        Cell(
            text=line.reference,
            href=reverse("cases:summary", kwargs={"case_id": line.case_id}),
            second_line=line.prosecutor,
        ),
        Cell(text=_defendants(line), second_line="; ".join(dict.fromkeys(_footing(why) for why in line.why))),
        Cell(text=date_and_time(hearing.starts_at) if hearing else _("None fixed"), second_line=place),
        _limit_cell(line),
        _new_cell(line),
        Cell(
            text="",
            tag=Tag(text=CaseStatus(line.status).label, colour="blue"),
            second_line=_("Received %(date)s") % {"date": short_date(line.received_at)},
        ),
    ]


def _limit_cell(line: CaseloadLine) -> Cell | str:
    if line.limit_on is not None:
        return Cell(text=short_date(line.limit_on), tag=limit_tag(line.limit_on, timezone.localdate()))
    return Cell(text="", tag=Tag(text=_("In custody, none recorded"), colour="yellow")) if line.is_held else ""


def _limit_in_file(line: CaseloadLine) -> tuple[str, str]:
    """The day, and how many days are left as a number to sort by; in words once it has passed."""
    if line.limit_on is not None:
        left = days_left(line.limit_on, timezone.localdate())
        said = str(left) if left >= 0 else days_left_in_words(line.limit_on, timezone.localdate())
        return short_date(line.limit_on), said
    return (_("In custody, none recorded") if line.is_held else ""), ""


def _new_cell(line: CaseloadLine) -> Cell | str:
    if line.last_seen_at is None:
        return Cell(text="", tag=Tag(text=_("Not opened yet"), colour="yellow"), second_line=_news(line))
    if not line.news:
        return _("Nothing")
    since = _("since %(when)s") % {"when": date_and_time(line.last_seen_at)}
    return Cell(text=_news(line), second_line=since)


def _news(line: CaseloadLine) -> str:
    return ", ".join(in_words(news, number) for news, number in line.news.items())


def _defendants(line: CaseloadLine) -> str:
    return ", ".join(dict.fromkeys(why.defendant for why in line.why))


def _footing(why: WhySeen) -> str:
    """Why one sees the case, and until when."""
    if why.until is not None:
        said = {
            Relation.GRANTED: _("Given access until %(when)s"),
            Relation.INSTRUCTED: _("Instructed until %(when)s"),
            Relation.PROSECUTING: _("Prosecuting until %(when)s"),
        }
        return said.get(why.relation, _("On record until %(when)s")) % {"when": end_of_access(why.until)}
    return {
        Relation.GRANTED: _("Given access"),
        Relation.INSTRUCTED: _("Instructed, not on record"),
        Relation.PROSECUTING: _("Prosecuting"),
    }.get(why.relation, _("On record"))


def _reason(why: WhySeen) -> str:
    return f"{_footing(why)}: {why.defendant}"
