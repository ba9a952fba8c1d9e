"""How long documents are kept, in words: on the case, on the list of what falls due, and in numbers."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.access.policy import Action, Target
from cases.retention.rules import Period
from cases.retention.states import KeptUnder
from cases.retention.types import CourtCount, DueLine, Keeping
from cases.selectors.case_file import CaseFile
from commonplatform.ui.components import Cell, Column, Row, SummaryRow
from commonplatform.ui.formats import date_and_time, long_date


@dataclass(frozen=True, slots=True)
class KeepingBlock:
    """The panel on the case page: what is said, and where the hold is placed or lifted."""

    rows: tuple[SummaryRow, ...]
    hold_href: str = ""
    hold_text: str = ""


def keeping_block(file: CaseFile) -> KeepingBlock | None:
    """For court staff; None for everybody else."""
    keeping = file.keeping
    if keeping is None:
        return None
    action = Action.END if keeping.hold else Action.CREATE
    may_act = file.standing.may(action, Target.LEGAL_HOLD) and (keeping.disposed_at is None or keeping.hold is not None)
    return KeepingBlock(
        rows=keeping_rows(keeping),
        hold_href=reverse("cases:hold", kwargs={"case_id": file.case.pk}) if may_act else "",
        hold_text=_("Lift the hold") if keeping.hold else _("Place a hold"),
    )


def keeping_rows(keeping: Keeping) -> tuple[SummaryRow, ...]:
    """Until when, why, and the hold that stands above both."""
    rows = [SummaryRow(key=_("Documents kept"), value=_until(keeping))]
    if keeping.policy is not None and keeping.dealt_with_on is not None:
        said = _("%(policy)s: %(period)s from %(day)s, when everybody in the case had been dealt with")
        period = period_said(keeping.period)
        facts = {"policy": keeping.policy.label, "period": period, "day": long_date(keeping.dealt_with_on)}
        rows.append(SummaryRow(key=_("Because"), value=said % facts))
    if keeping.hold is not None:
        said = _("%(reason)s (placed by %(who)s on %(when)s)")
        facts = {"reason": keeping.hold.reason, "who": keeping.hold.placed_by}
        rows.append(SummaryRow(key=_("On hold"), value=said % {**facts, "when": date_and_time(keeping.hold.placed_at)}))
    return tuple(rows)


def period_said(text: str) -> str:
    """“7 years”, “12 years, 6 months and 3 days” from `12Y6M3D`."""
    period = Period.read(text)
    parts = [
        ngettext("%(num)d year", "%(num)d years", period.years) % {"num": period.years} if period.years else "",
        ngettext("%(num)d month", "%(num)d months", period.months) % {"num": period.months} if period.months else "",
        ngettext("%(num)d day", "%(num)d days", period.days) % {"num": period.days} if period.days else "",
    ]
    return ", ".join(part for part in parts if part)


def due_table(lines: tuple[DueLine, ...]) -> tuple[list[Column], list[Row]]:
    """Case by case: whose, until when, under which policy or hold."""
    columns = [
        Column(text=_("Case")),
        Column(text=_("Documents kept")),
        Column(text=_("Policy")),
        Column(text=_("On hold")),
    ]
    return columns, [Row(cells=_due_cells(line)) for line in lines]


def counts_table(counts: tuple[CourtCount, ...]) -> tuple[list[Column], list[Row]]:
    """Court by court; it names no case."""
    columns = [
        Column(text=_("Court")),
        Column(text=_("Past their day"), numeric=True),
        Column(text=_("Within 30 days"), numeric=True),
        Column(text=_("Within 31 to 90 days"), numeric=True),
        Column(text=_("On hold"), numeric=True),
        Column(text=_("Day not known"), numeric=True),
    ]
    rows = []
    for each in counts:
        numbers = (each.past, each.within_30_days, each.within_90_days, each.on_hold, each.not_known)
        rows.append(Row(cells=[each.court or _("Not allocated"), *(str(number) for number in numbers)]))
    return columns, rows


def _due_cells(line: DueLine) -> list[Cell | str]:
    keeping = line.keeping
    href = reverse("cases:summary", kwargs={"case_id": line.case_id})
    hold = keeping.hold
    return [
        Cell(text=line.reference, href=href, second_line=line.defendants),
        _until(keeping),
        str(KeptUnder(keeping.policy).label) if keeping.policy else "",
        Cell(text=hold.reason, second_line=f"{hold.placed_by}, {date_and_time(hold.placed_at)}") if hold else "",
    ]


def _until(keeping: Keeping) -> str:
    if keeping.disposed_at is not None:
        return _("Disposed of on %(day)s") % {"day": long_date(keeping.disposed_at)}
    if keeping.keep_until is not None and keeping.hold is not None:
        said = _("Until the hold is lifted, and not before %(day)s has passed")
    elif keeping.keep_until is not None:
        said = _("Until %(day)s")
    elif keeping.not_known is not None:
        return _("Without an end: %(why)s") % {"why": keeping.not_known.label}
    else:
        return _("Without an end: the case is open")
    return said % {"day": long_date(keeping.keep_until)}
