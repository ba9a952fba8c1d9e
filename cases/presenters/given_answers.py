"""Statements, matters for trial, needs, proposed changes and requests, in the reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.given import TIMES_TO_AVOID, WITNESSES, DefenceWitness
from cases.states import DetailKind, EnteredPlea
from commonplatform.ui.components import SummaryRow
from commonplatform.ui.formats import date_and_time, long_date

if TYPE_CHECKING:
    from cases.models import CourtNeeds, Plea, PleaRequest, ProposedChange, TrialMatters

from datetime import date


def yes_or_no(value: bool | None) -> str:
    """The answer in words; nothing where it was not asked."""
    return "" if value is None else pgettext("in a record", "Yes") if value else pgettext("in a record", "No")


def statement_label(plea: Plea) -> str:
    """What a statement with this plea is."""
    return _("Reason for not guilty") if plea.choice == EnteredPlea.NOT_GUILTY else _("Mitigation")


def plea_rows(plea: Plea) -> tuple[SummaryRow, ...]:
    """What was said with a plea: the statement, what is disputed, whom the defence calls."""
    rows = [(statement_label(plea), plea.statement)]
    matters: TrialMatters | None = getattr(plea, "trial_matters", None)
    if matters is not None:
        rows.append((_("Disagrees with the evidence"), yes_or_no(matters.disputes_evidence)))
        rows.append((_("What is disputed"), matters.disputed_evidence))
        rows.append((_("Calls witnesses"), yes_or_no(matters.calls_witnesses)))
        rows += [
            (_("Witness %(number)d") % {"number": number}, _witness(witness))
            for number, witness in enumerate(WITNESSES.validate_python(matters.witnesses), start=1)
        ]
        rows.append((_("Who used or kept the vehicle"), ", ".join(matters.other_driver.splitlines())))
    return _kept(rows)


def needs_rows(needs: CourtNeeds, *, with_reasons: bool = True) -> tuple[SummaryRow, ...]:
    """What a hearing with the defendant needs, and who said so when.

    Without reasons for readers on the prosecution's side: health is the court's and the own defence's concern.
    """
    languages = {"en": _("English"), "cy": _("Welsh")}
    interpreter = needs.interpreter_language if needs.needs_interpreter else yes_or_no(needs.needs_interpreter)
    told = needs.has_disability_needs and with_reasons
    support = needs.disability_needs if told else yes_or_no(needs.has_disability_needs)
    rows = [
        (_("Interpreter"), interpreter),
        (_("Disability or health need"), support),
        (_("Dates to avoid"), dates_to_avoid(needs, with_reasons) or yes_or_no(needs.has_dates_to_avoid)),
        (_("Language of the hearing"), languages.get(needs.hearing_language, "")),
        (_("Language of documents"), languages.get(needs.document_language, "")),
        (_("Said by"), f"{needs.set_by}, {date_and_time(needs.set_at)}"),
    ]
    return _kept(rows)


def dates_to_avoid(needs: CourtNeeds, with_reasons: bool) -> str:
    """Each stretch of days, with its reason where the reader may have it."""
    return "; ".join(
        _days(time.first, time.last) + (f" ({time.reason})" if time.reason and with_reasons else "")
        for time in TIMES_TO_AVOID.validate_python(needs.dates_to_avoid)
    )


def change_rows(change: ProposedChange) -> tuple[SummaryRow, ...]:
    """The held and the proposed detail side by side."""
    rows = [
        (_("Defendant"), change.defendant.display_name),
        (_("Detail"), str(DetailKind(change.detail).label)),
        (_("Held on the case"), detail_text(change.held) or _("Nothing")),
        (_("Proposed"), detail_text(change.proposed)),
        (_("Raised by"), f"{change.raised_by}, {date_and_time(change.raised_at)}"),
    ]
    return _kept(rows)


def detail_text(value: dict[str, Any]) -> str:
    """A stored detail as one line."""
    if "lines" in value:
        return ", ".join([*value["lines"], value["postcode"]]).strip(", ")
    if "date" in value:
        return long_date(date.fromisoformat(value["date"])) if value["date"] else ""
    if "surname" in value:
        return f"{value['forenames']} {value['surname']}".strip()
    return str(value.get("organisation_name") or value.get("text") or "")


def request_rows(request: PleaRequest, titles: dict[str, str]) -> tuple[SummaryRow, ...]:
    """What is asked for and why; `titles` are the charges by id."""
    wanted = [
        f"{titles.get(charge, '')}: {EnteredPlea(choice).label}" for charge, choice in sorted(request.wanted.items())
    ]
    rows = [
        (_("Defendant"), request.defendant.display_name),
        (_("Asks for"), request.get_kind_display()),
        (_("Pleas wanted"), "; ".join(wanted)),
        (_("Why"), request.reason),
        (_("Raised by"), f"{request.raised_by}, {date_and_time(request.raised_at)}"),
    ]
    return _kept(rows)


def decision_rows(decided: ProposedChange | PleaRequest) -> tuple[SummaryRow, ...]:
    """How it was decided, by whom and when; nothing while it waits."""
    if decided.decided_at is None:
        return ()
    rows = [
        (_("Decision"), decided.get_state_display()),
        (_("Decided by"), f"{decided.decided_by}, {date_and_time(decided.decided_at)}"),
        (_("Reason"), decided.decision_reason),
    ]
    return _kept(rows)


def _witness(witness: DefenceWitness) -> str:
    parts = [
        witness.name,
        witness.address,
        _("born %(date)s") % {"date": long_date(witness.born_on)} if witness.born_on else "",
        _("interpreter: %(language)s") % {"language": witness.interpreter_language}
        if witness.needs_interpreter
        else "",
    ]
    return ", ".join(part for part in parts if part)


def _days(first: date, last: date) -> str:
    if first == last:
        return long_date(first)
    return _("%(first)s to %(last)s") % {"first": long_date(first), "last": long_date(last)}


def _kept(rows: list[tuple[str, str]]) -> tuple[SummaryRow, ...]:
    return tuple(SummaryRow(key=key, value=value) for key, value in rows if value)
