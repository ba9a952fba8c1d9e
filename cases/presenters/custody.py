"""Remand and the limits of charges as the case page prints them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.access.policy import Action, Target
from cases.custody.states import HELD, LimitOrigin, RemandStatus
from cases.custody.types import DefendantCustody, HeldLimit, HeldRemand
from cases.presenters.custody_flags import limit_tag
from cases.presenters.custody_working import working_rows
from cases.states import OPEN_STATUSES
from commonplatform.reference.models import TrialReason
from commonplatform.ui.components import SummaryRow, Tag
from commonplatform.ui.formats import date_and_time, long_date, page_language, weekday_date

if TYPE_CHECKING:
    from cases.models import Defendant, Offence
    from cases.selectors.case_file import CaseFile


@dataclass(frozen=True, slots=True)
class LimitBlock:
    """The custody time limit of one charge, its arithmetic, and what the reader may do with it."""

    charge: str
    tag: Tag | None
    rows: tuple[SummaryRow, ...]
    working: tuple[SummaryRow, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


def custody_rows(custody: DefendantCustody) -> tuple[SummaryRow, ...]:
    """How somebody waits for trial: as the court recorded it, else as the prosecutor sent it."""
    if custody.remand is not None:
        return remand_rows(custody.remand)
    if custody.received not in RemandStatus.values:
        return ()
    said = {"status": RemandStatus(custody.received).label}
    rows = [SummaryRow(key=_("Status"), value=_("%(status)s, as the prosecutor sent it") % said)]
    if custody.is_held:
        rows.append(SummaryRow(key=_("Held since"), value=_("Not recorded by the court, so no limit is worked out")))
    return tuple(rows)


def remand_rows(remand: HeldRemand) -> tuple[SummaryRow, ...]:
    """The decision of the court with the days held."""
    facts = {"day": long_date(remand.decided_on), "status": remand.status.label}
    recorded = {"who": remand.recorded_by, "when": date_and_time(remand.recorded_at)}
    rows = [SummaryRow(key=_("Status"), value=_("%(status)s, decided on %(day)s") % facts)]
    if remand.since is not None:
        rows.append(SummaryRow(key=_("Held since"), value=_held_since(remand)))
    if remand.days_before or remand.status in HELD:
        rows.append(SummaryRow(key=_("Days held before"), value=str(remand.days_before)))
    rows.append(SummaryRow(key=_("Recorded"), value=_("by %(who)s on %(when)s") % recorded))
    return tuple(rows)


def limit_block(file: CaseFile, charge: Offence, custody: DefendantCustody | None) -> LimitBlock | None:
    """The limit of a charge for a reader who may know of it; None where there is nothing to say."""
    if custody is None:
        return None
    limit = custody.limits.get(charge.pk)
    may_change = file.standing.may(Action.CHANGE, Target.CUSTODY, custody.defendant_id)
    title = charge.title_welsh if page_language() == "cy" and charge.title_welsh else charge.title
    if limit is None:
        if not custody.is_held or file.case.status not in OPEN_STATUSES:
            return None
        nothing = (SummaryRow(key=_("Limit"), value=_("None recorded")),)
        return LimitBlock(title, None, nothing, links=_links(file, charge, None) if may_change else ())
    return LimitBlock(
        charge=title,
        tag=limit_tag(limit.limit_on, timezone.localdate())
        if limit.runs
        else Tag(text=_("Not running"), colour="grey"),
        rows=limit_rows(limit),
        working=working_rows(limit.working) if limit.working else (),
        links=_links(file, charge, limit) if may_change else (),
    )


def limit_rows(limit: HeldLimit) -> tuple[SummaryRow, ...]:
    """The day of a limit, where it is from, and why it does not run."""
    recorded = {"who": limit.recorded_by, "when": date_and_time(limit.recorded_at)}
    rows = [
        SummaryRow(key=_("Limit"), value=weekday_date(limit.limit_on)),
        SummaryRow(key=_("From"), value=_from(limit)),
    ]
    if limit.allocation_reason:
        rows.append(SummaryRow(key=_("Allocation"), value=TrialReason(limit.allocation_reason).label))
    if limit.origin == LimitOrigin.EXTENDED:
        rows.append(SummaryRow(key=_("Why it was extended"), value=limit.reason))
    rows.append(SummaryRow(key=_("Recorded"), value=_("by %(who)s on %(when)s") % recorded))
    if limit.stop_reason is not None and limit.stopped_on is not None:
        facts = {"why": limit.stop_reason.label, "day": long_date(limit.stopped_on), "who": limit.stopped_by}
        rows.append(SummaryRow(key=_("Clock stopped"), value=_("%(why)s, on %(day)s, by %(who)s") % facts))
        if limit.stop_note:
            rows.append(SummaryRow(key=_("Note"), value=limit.stop_note))
    elif limit.ended is not None:
        rows.append(SummaryRow(key=_("Clock stopped"), value=limit.ended.label))
    return tuple(rows)


def _held_since(remand: HeldRemand) -> str:
    if remand.since is None:
        return ""
    days = (timezone.localdate() - remand.since).days
    said = ngettext("%(day)s (%(num)d day until today)", "%(day)s (%(num)d days until today)", days)
    return said % {"day": long_date(remand.since), "num": days}


def _from(limit: HeldLimit) -> str:
    day = {"day": long_date(limit.decided_on)}
    return {
        LimitOrigin.WORKED_OUT: _("Worked out from the hearing on %(day)s"),
        LimitOrigin.SET: _("Set by the court on %(day)s"),
        LimitOrigin.EXTENDED: _("Extended by the court on %(day)s"),
    }[limit.origin] % day


def _links(file: CaseFile, charge: Offence, limit: HeldLimit | None) -> tuple[tuple[str, str], ...]:
    where = {"case_id": file.case.pk, "offence_id": charge.pk}
    extend = (
        _("Extend the limit") if limit else _("Record an extended limit"),
        reverse("cases:extend_limit", kwargs=where),
    )
    if limit is None or limit.ended is not None:
        return (extend,)
    clock = _("Stop the clock") if limit.runs else _("Let the clock run again")
    return (extend, (clock, reverse("cases:custody_clock", kwargs=where)))


def custody_href(file: CaseFile, defendant: Defendant) -> str:
    """Where remand is recorded, for those who may."""
    is_person = defendant.kind == defendant.Kind.PERSON
    if not is_person or not file.standing.may(Action.CHANGE, Target.CUSTODY, defendant.pk):
        return ""
    return reverse("cases:record_remand", kwargs={"case_id": file.case.pk, "defendant_id": defendant.pk})
