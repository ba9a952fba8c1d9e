"""Access given by name, on the pages that review it and take it away."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.selectors.grants import GrantFacts
from cases.states import Relation
from commonplatform.ui.components import Cell, Column, Row, SubNavigationItem, SummaryRow, Tag
from commonplatform.ui.formats import capped_count, date_and_time, long_date
from defence.expiry import last_day
from defence.selectors.grants import Colleague, Review, ReviewLine, narrowed


def ends(grant: GrantFacts) -> str:
    """The last day, or what it lasts for."""
    day = last_day(grant.expires_at)
    return long_date(day) if day else _("With the representation")


def grant_rows(grant: GrantFacts) -> list[SummaryRow]:
    """One right, before it is taken away."""
    return [
        SummaryRow(key=_("Who"), value=grant.principal_name),
        SummaryRow(key=_("Of"), value=grant.acting_for_name),
        SummaryRow(key=_("Case"), value=grant.reference),
        SummaryRow(key=_("Defendant"), value=grant.defendant),
        SummaryRow(key=_("Given"), value=_granted_by(grant)),
        SummaryRow(key=_("Last day"), value=ends(grant)),
    ]


def review_table(lines: list[ReviewLine], chosen: Collection[str]) -> tuple[list[Column], list[Row]]:
    """The firm's access to select from; what was selected before stays so."""
    columns = [
        Column(text=_("Who")),
        Column(text=_("Case")),
        Column(text=_("Given")),
        Column(text=_("Last day")),
        Column(text=_("Last used")),
    ]
    return columns, [_review_row(line, chosen) for line in lines]


def _review_row(line: ReviewLine, chosen: Collection[str]) -> Row:
    grant = line.grant
    soon = Tag(text=_("Soon"), colour="yellow") if line.expires_soon else None
    unused = Tag(text=_("90 days unused"), colour="orange") if line.is_unused else None
    return Row(
        cells=[
            Cell(text=grant.principal_name, second_line=grant.acting_for_name),
            Cell(
                text=grant.reference,
                href=reverse("cases:access", kwargs={"case_id": grant.case_id}),
                second_line=grant.defendant,
            ),
            Cell(text=_granted_by(grant), second_line=date_and_time(grant.starts_at)),
            Cell(text=ends(grant), tag=soon),
            Cell(text=date_and_time(line.last_used) if line.last_used else _("Not used yet"), tag=unused),
        ],
        select_value=str(grant.grant_id),
        select_label=_("Select %(who)s, case %(reference)s, %(defendant)s")
        % {"who": grant.principal_name, "reference": grant.reference, "defendant": grant.defendant},
        selected=str(grant.grant_id) in chosen,
    )


def review_tabs(lines: list[ReviewLine], current: Review) -> list[SubNavigationItem]:
    """All, those that end soon, those unused; with their numbers."""
    labels = ((Review.ALL, _("All")), (Review.EXPIRING, _("Ending soon")), (Review.UNUSED, _("Unused for 90 days")))
    return [
        SubNavigationItem(
            text=label,
            href=f"{reverse('defence:grants')}?show={review.value}",
            current=review == current,
            count=capped_count(len(narrowed(lines, review))),
        )
        for review, label in labels
    ]


def colleague_table(colleague: Colleague) -> tuple[list[Column], list[Row]]:
    """What somebody in chambers was given or is assigned to, with the way to take it away."""
    columns = [
        Column(text=_("Case")),
        Column(text=_("Side")),
        Column(text=_("Given")),
        Column(text=_("Last day")),
        Column(text=_("Action"), hidden=True),
    ]
    return columns, [Row(cells=_colleague_cells(colleague, grant)) for grant in colleague.grants]


def _colleague_cells(colleague: Colleague, grant: GrantFacts) -> list[Cell | str]:
    prosecuting = grant.relation == Relation.PROSECUTING
    remove = Cell(
        text=_("Remove %(who)s from case %(reference)s") % {"who": colleague.full_name, "reference": grant.reference},
        href="" if prosecuting else reverse("defence:remove_chambers_grant", kwargs={"grant_id": grant.grant_id}),
    )
    no_end = _("Until removed") if prosecuting else _("With the representation")
    day = last_day(grant.expires_at)
    return [
        Cell(text=grant.reference, second_line=grant.defendant),
        _("Prosecution") if prosecuting else _("Defence"),
        Cell(text=_granted_by(grant), second_line=date_and_time(grant.starts_at)),
        long_date(day) if day else no_end,
        "" if prosecuting else remove,
    ]


def _granted_by(grant: GrantFacts) -> str:
    if grant.relation == Relation.PROSECUTING:
        return _("Assigned by %(who)s") % {"who": grant.granted_by}
    return _("Granted access by %(who)s") % {"who": grant.granted_by}
