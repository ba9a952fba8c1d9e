"""The Access tab of the case page, and the answer to "why can I see this?"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.access.relations import Standing
from cases.selectors.access import OwnAccess
from cases.states import DEFENCE_RELATIONS, Relation
from cases.types import AccessLine
from commonplatform.accounts.roles import Role
from commonplatform.ui.components import Action, Cell, Column, Row, SummaryRow
from commonplatform.ui.formats import date_and_time, end_of_access

if TYPE_CHECKING:
    from cases.models import Defendant

RULES: dict[Relation, Any] = {
    Relation.COURT: gettext_lazy("The court that deals with a case sees all of it."),
    Relation.PROSECUTING: gettext_lazy(
        "The authority that prosecutes a case sees all of it but means, private papers of the court and what is"
        " the defence’s only."
    ),
    Relation.REPRESENTING: gettext_lazy(
        "Everybody at the organisation on record for a defendant sees the case as far as it concerns that defendant."
    ),
    Relation.GRANTED: gettext_lazy(
        "Whoever was given access by the firm on record, or on from there by a clerk of their own chambers, sees the"
        " case as far as it concerns that defendant: until it is taken away or its time is over, until they leave"
        " their organisation, and no longer than the firm is on record."
    ),
    Relation.INSTRUCTED: gettext_lazy(
        "An organisation that has recorded its instruction sees the charges and the initial details for that defendant."
    ),
}
RULE_FOR_ADVOCATES = gettext_lazy(
    "An advocate whom the prosecuting authority has assigned sees what it sees, but for sensitive unused material,"
    " until the assignment is removed or its time is over."
)
RULE_FOR_CLERKS = gettext_lazy(
    "A chambers clerk who was given access sees that there is the case, and can give access on to people of the same"
    " chambers. The documents are not shown to clerks."
)


def acts_for(standing: Standing, defendants: tuple[Defendant, ...]) -> str:
    """For whom the reader acts in this case: every page of it says so."""
    if standing.prosecutes:
        return _("The prosecution")
    if any(relation in DEFENCE_RELATIONS for relation, _defendant in standing.grants):
        return _("The defence of %(names)s") % {"names": ", ".join(each.display_name for each in defendants)}
    return _("The court")


def why_rows(case_id: UUID, own: OwnAccess) -> list[list[SummaryRow]]:
    """One block for each right of the reader: the rule, and the right itself; given by name, it can be given back."""
    return [
        [*_why(own.standing, relation, line), *_giving_back(case_id, relation, line)] for relation, line in own.lines
    ]


def _giving_back(case_id: UUID, relation: Relation, line: AccessLine) -> list[SummaryRow]:
    if relation != Relation.GRANTED or not line.may_remove:
        return []
    href = reverse("defence:remove_grant", kwargs={"case_id": case_id, "grant_id": line.grant_id})
    no_longer = Action(text=_("Give back"), href=href, subject=_("the access"))
    return [SummaryRow(key=_("If you no longer need it"), value="", actions=[no_longer])]


def _why(standing: Standing, relation: Relation, line: AccessLine) -> list[SummaryRow]:
    rows = [
        SummaryRow(key=_("Rule"), value=_rule(standing, relation, line)),
        SummaryRow(key=_("Your role"), value=str(Role(standing.role).label)),
        SummaryRow(key=_("Through"), value=line.principal_name),
        SummaryRow(key=_("For"), value=line.defendant or _("Whole case")),
        SummaryRow(key=_("Since"), value=date_and_time(line.since)),
    ]
    if line.until is not None:
        rows.append(SummaryRow(key=_("Until"), value=end_of_access(line.until)))
    rows.append(SummaryRow(key=_("Given by"), value=line.granted_by))
    if line.representing:
        rows.append(SummaryRow(key=_("Appearing for"), value=line.representing))
    return rows


def _rule(standing: Standing, relation: Relation, line: AccessLine) -> str:
    if relation == Relation.PROSECUTING and standing.role != Role.PROSECUTOR:
        return str(RULE_FOR_ADVOCATES)
    if relation == Relation.GRANTED and standing.role == Role.CHAMBERS_CLERK:
        return str(RULE_FOR_CLERKS)
    return str(RULES[relation])


def access_table(case_id: UUID, lines: list[AccessLine]) -> tuple[list[Column], list[Row]]:
    """Who can see the case, why, since when and until when; with the way to take it away where the reader may."""
    columns = [
        Column(text=_("Who")),
        Column(text=_("Why")),
        Column(text=_("For")),
        Column(text=_("Since")),
        Column(text=_("Last used")),
    ]
    shows_removal = any(line.may_remove for line in lines)
    if shows_removal:
        columns.append(Column(text=_("Action"), hidden=True))
    return columns, [Row(cells=_cells(case_id, line, shows_removal)) for line in lines]


def _cells(case_id: UUID, line: AccessLine, shows_removal: bool) -> list[Cell | str]:
    until = _("Until %(when)s") % {"when": end_of_access(line.until)} if line.until else ""
    used = (date_and_time(line.last_used) if line.last_used else _("Not known")) if line.was_named else "–"
    cells: list[Cell | str] = [
        Cell(text=line.principal_name, second_line=line.acting_for),
        Cell(text=_reason(line), second_line=line.reason),
        line.defendant or _("Whole case"),
        Cell(text=date_and_time(line.since), second_line=until),
        used,
    ]
    if shows_removal:
        cells.append(_removal(case_id, line) if line.may_remove else "")
    return cells


def _reason(line: AccessLine) -> str:
    if line.representing:
        return _("Assigned by %(who)s to prosecute for %(authority)s") % {
            "who": line.granted_by,
            "authority": line.representing,
        }
    if line.was_named:
        return _("Granted access by %(who)s") % {"who": line.granted_by}
    return line.relation


def _removal(case_id: UUID, line: AccessLine) -> Cell:
    name = "cases:remove_advocate" if line.representing else "defence:remove_grant"
    return Cell(
        text=_("Remove %(who)s") % {"who": line.principal_name},
        href=reverse(name, kwargs={"case_id": case_id, "grant_id": line.grant_id}),
    )
