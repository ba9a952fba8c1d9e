"""The people of one's own organisation."""

from django.urls import reverse
from django.utils.translation import gettext as _

from commonplatform.ui.components import Cell, Column, Row, SummaryRow, Tag
from commonplatform.ui.formats import date_and_time
from defence.selectors.people import Member


def people_table(members: list[Member]) -> tuple[list[Column], list[Row]]:
    """Everybody, with the link to their page."""
    columns = [Column(text=_("Name")), Column(text=_("Role")), Column(text=_("Last signed in"))]
    return columns, [Row(cells=_cells(member)) for member in members]


def member_rows(member: Member) -> list[SummaryRow]:
    """One member."""
    return [
        SummaryRow(key=_("Name"), value=member.full_name),
        SummaryRow(key=_("E-mail address"), value=member.email),
        SummaryRow(key=_("Role"), value=member.role_labels),
        SummaryRow(key=_("Last signed in"), value=_last_seen(member)),
    ]


def _cells(member: Member) -> list[Cell | str]:
    manages = Tag(text=_("Manages people"), colour="purple") if member.manages_people else None
    return [
        Cell(
            text=member.full_name,
            href=reverse("defence:person", kwargs={"user_id": member.user_id}),
            second_line=member.email,
            tag=manages,
        ),
        member.role_labels,
        _last_seen(member),
    ]


def _last_seen(member: Member) -> str:
    if member.is_invited:
        return _("Invited, no password set yet")
    return date_and_time(member.last_login) if member.last_login else _("Not yet")
