"""What the answers of defendants make the case page say: means, what is missing, what to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.access.policy import Action, Target
from cases.presenters.given_answers import detail_text
from cases.presenters.means import MeansSection, means_in_short, means_sections
from cases.selectors.given_answers import AskedFor, asked_for, means_of
from cases.states import OPEN_STATUSES, ChangeState, DetailKind, RequestKind, RequestState
from commonplatform.ui.components import Cell, Column, Row, SummaryRow, Tag
from commonplatform.ui.formats import date_and_time

if TYPE_CHECKING:
    from cases.models import Defendant
    from cases.presenters.case_frame import CaseFrame
    from cases.selectors.case_file import CaseFile
    from cases.selectors.case_reasons import WaitingDecision


@dataclass(frozen=True, slots=True)
class MeansBlock:
    """One defendant's means; no sections while none were given."""

    heading: str
    sections: tuple[MeansSection, ...]


@dataclass(frozen=True, slots=True)
class MeansBrief:
    """One defendant's means in a few lines."""

    heading: str
    rows: tuple[SummaryRow, ...]


def means_blocks(file: CaseFile) -> tuple[MeansBlock, ...]:
    """The defendants whose means the reader may see."""
    given = means_of(file)
    return tuple(
        MeansBlock(d.display_name, means_sections(given[d.pk]) if d.pk in given else ())
        for d in file.defendants
        if file.standing.may(Action.VIEW, Target.MEANS, d.pk)
    )


def means_briefs(frame: CaseFrame) -> tuple[MeansBrief, ...]:
    """For the Summary: the few figures that a sentence turns on, of the defendants who gave any."""
    held = frame.reasons.means
    return tuple(
        MeansBrief(d.display_name, means_in_short(held[d.pk].kind, held[d.pk].details))
        for d in frame.file.defendants
        if d.pk in held
    )


def requests_table(file: CaseFile) -> tuple[list[Column], list[Row]]:
    """Requests and proposed changes: those that wait first, then the decided ones, newest first."""
    names = {defendant.pk: defendant.display_name for defendant in file.defendants}
    columns = [Column(text=_("What")), Column(text=_("Defendant")), Column(text=_("State")), Column(text=_("Since"))]
    rows = [
        Row(
            cells=[
                Cell(text=what_is_asked(asked), href=decision_href(file, asked), second_line=_difference(asked)),
                names[asked.defendant_id],
                Cell(text="", tag=_state(asked)),
                date_and_time(asked.raised_at),
            ]
        )
        for asked in asked_for(file)
    ]
    return columns, rows


def missing_answers(file: CaseFile) -> tuple[str, ...]:
    """What the prosecution still has to do before a decision, in sentences; for the court and for itself."""
    if file.case.status not in OPEN_STATUSES or not file.standing.sees_whole_case:
        return ()
    text = _("The prosecution has not read what %(defendant)s said with their plea.")
    return tuple(text % {"defendant": defendant.display_name} for defendant in file.defendants if _unread(defendant))


def _unread(defendant: Defendant) -> bool:
    standing = [list(offence.pleas.all())[-1:] for offence in defendant.offences.all()]
    return any(plea.statement and getattr(plea, "reading", None) is None for pleas in standing for plea in pleas)


def what_is_asked(asked: AskedFor | WaitingDecision) -> str:
    """The kind of request, or the detail that would change."""
    return str(RequestKind(asked.about).label if asked.kind == "request" else DetailKind(asked.about).label)


def _difference(asked: AskedFor) -> str:
    if asked.kind == "request":
        return ""
    facts = {"held": detail_text(asked.held) or _("nothing held"), "proposed": detail_text(asked.proposed)}
    return _("%(held)s, proposed %(proposed)s") % facts


def decision_href(file: CaseFile, asked: AskedFor | WaitingDecision) -> str:
    """Where it is read and, by those who may, decided."""
    if asked.kind == "request":
        return reverse("cases:plea_request", kwargs={"case_id": file.case.pk, "request_id": asked.item_id})
    return reverse("cases:proposed_change", kwargs={"case_id": file.case.pk, "change_id": asked.item_id})


def _state(asked: AskedFor) -> Tag:
    states = RequestState if asked.kind == "request" else ChangeState
    return Tag(text=states(asked.state).label, colour="yellow" if asked.state == ChangeState.WAITING else "grey")
