"""The record of events, as pages print it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.auditing.forms import with_days
from cases.auditing.kinds import told_sentence
from commonplatform.accounts.roles import Role
from commonplatform.audit.types import Outcome
from commonplatform.ui.components import Cell, Column, Row, SummaryRow, Tag
from commonplatform.ui.formats import LONDON, clock_time, date_and_time, short_date

if TYPE_CHECKING:
    from uuid import UUID

    from cases.auditing.types import AuditedEvent, ChainProof, EventPage

_COLOURS = {Outcome.DONE: "grey", Outcome.REFUSED: "yellow", Outcome.FAILED: "red"}
FAULTS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ProofWords:
    """Whether a chain holds, in words, and where it does not."""

    text: str
    variant: str
    faults: tuple[str, ...] = ()


def event_table(page: EventPage) -> tuple[list[Column], list[Row]]:
    """One row per event: when, who, what, of which case, with what outcome, from where."""
    columns = [_("When"), _("Who"), _("What"), _("Case"), _("Outcome"), _("From where")]
    return [Column(text=text) for text in columns], [Row(cells=_cells(event)) for event in page.events]


def _cells(event: AuditedEvent) -> list[Cell | str]:
    return [
        Cell(text=short_date(event.occurred_at), second_line=clock_time(event.occurred_at)),
        Cell(text=_who(event), second_line=", ".join(filter(None, (_role(event), event.organisation_name)))),
        Cell(text=told_sentence(event), href=reverse("auditing:event", kwargs={"event_id": event.event_id})),
        event.case_reference or "",
        Cell(text="", tag=_outcome_tag(event)),
        event.network_address,
    ]


def event_facts(event: AuditedEvent) -> tuple[SummaryRow, ...]:
    """Who did what to what, when and from where; what is not known is left out."""
    return _rows(
        (_("Kind"), event.kind),
        (_("When"), date_and_time(event.occurred_at)),
        (_("To the microsecond (UTC)"), event.occurred_at.isoformat()),
        (_("Who"), _who(event)),
        (_("Role"), _role(event)),
        (_("Organisation"), event.organisation_name),
        (_("Case"), event.case_reference),
        (_("Reason"), event.reason),
        (_("Outcome"), str(Outcome(event.outcome).label) if event.outcome in Outcome.values else event.outcome),
        (_("From where"), event.network_address or _("No address: not done in a request, or before they were kept")),
        (_("Identifier of the event"), event.event_id),
        (_("Identifier of the person"), event.actor_id),
        (_("Identifier of the organisation"), event.organisation_id),
        (_("Identifier of the case"), event.case_id),
        (_("Identifier of the defendant"), event.defendant_id),
        (_("Identifier of what it is about"), event.subject_id),
    )


def stored_facts(event: AuditedEvent) -> tuple[SummaryRow, ...]:
    """The data of an event as it was stored, and the names of what is not shown."""
    told = ((name, value if isinstance(value, str) else json.dumps(value)) for name, value in event.data.items())
    return tuple(SummaryRow(key=name, value=value) for name, value in told) + tuple(
        SummaryRow(key=name, value=_("Not shown: it belongs to what the case says")) for name in event.withheld
    )


def chain_facts(event: AuditedEvent) -> tuple[SummaryRow, ...]:
    """The event's place in its chain."""
    return _rows(
        (_("Chain"), event.chain_id),
        (_("Number in the chain"), event.sequence),
        (_("Form"), event.form),
        (_("Digest of the event before it"), event.previous_digest or _("None: it is the first")),
        (_("Digest"), event.digest),
        (_("Digest recomputed now"), event.digest_recomputed),
    )


def link_faults(event: AuditedEvent) -> tuple[str, ...]:
    """What is wrong with this one link, if anything."""
    faults = []
    if not event.is_as_written:
        faults.append(_("This event was changed after it was written: its digest does not fit what it holds now"))
    if not event.follows:
        faults.append(_("This event does not follow from the event before it in its chain"))
    return tuple(faults)


def proof_words(proof: ChainProof) -> ProofWords:
    """What was checked and what came of it, no more than that."""
    facts = {"count": f"{proof.links:,}", "case": proof.case.reference}
    if proof.faults:
        words = _("The chain of case %(case)s is not as it was written")
        return ProofWords(words % facts, "error", _fault_words(proof))
    if not proof.links:
        return ProofWords(_("No event of case %(case)s was recorded") % facts, "information")
    if not proof.is_whole:
        words = _(
            "The first %(count)s events of case %(case)s are in their chain as they were written. The chain is longer:"
            " “manage.py verify_audit” follows it to its end"
        )
        return ProofWords(words % facts, "information")
    words = ngettext(
        "The one event of case %(case)s is in its chain as it was written",
        "All %(count)s events of case %(case)s are in their chain as they were written, those of other days too",
        proof.links,
    )
    return ProofWords(words % facts, "success")


def _fault_words(proof: ChainProof) -> tuple[str, ...]:
    shown = tuple(
        _("Event %(number)s: %(what)s") % {"number": fault.sequence, "what": fault.what}
        for fault in proof.faults[:FAULTS_SHOWN]
    )
    more = len(proof.faults) - len(shown)
    return (*shown, _("and %(count)s more") % {"count": more}) if more else shown


def events_of_case_href(event: AuditedEvent) -> str:
    """The record of the same case from the day of the event until today."""
    if not event.case_reference:
        return ""
    day = event.occurred_at.astimezone(LONDON).date()
    query = with_days(QueryDict(), {"since": day, "until": max(day, timezone.localdate())})
    query["case"] = event.case_reference
    return f"{reverse('auditing:record')}?{query.urlencode()}"


def _rows(*facts: tuple[str, Any | UUID]) -> tuple[SummaryRow, ...]:
    return tuple(SummaryRow(key=key, value=str(value)) for key, value in facts if value not in (None, ""))


def _who(event: AuditedEvent) -> str:
    return event.actor_name or _role(event)


def _role(event: AuditedEvent) -> str:
    return str(Role(event.actor_role).label) if event.actor_role in Role.values else event.actor_role


def _outcome_tag(event: AuditedEvent) -> Tag:
    if event.outcome not in Outcome.values:
        return Tag(text=event.outcome, colour="red")
    outcome = Outcome(event.outcome)
    return Tag(text=str(outcome.label), colour=_COLOURS[outcome])
