"""Write the outcome of any number of messages: every row of every table, set by set.

All in the caller's transaction. Another process that made the same case, or took the same message,
at the same moment shows as a conflict; then nothing is written and the caller decides afresh.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from cases.intake.decisions import Decision
from cases.intake.rules.reference import ProsecutorFacts, ReferenceData
from cases.intake.services.case_rows import (
    Row,
    access_rows,
    as_json,
    case_row,
    defendant_row,
    offence_row,
    particulars_row,
)
from cases.intake.services.case_tables import (
    CASES,
    DEFENDANTS,
    EVENTS,
    GRANTS,
    INBOX,
    MESSAGES,
    OFFENCES,
    PARTICULARS,
)
from cases.intake.services.row_writer import write_rows
from cases.intake.states import IntakeState
from commonplatform.accounts.types import Actor
from commonplatform.encryption.envelope import sealed_together
from commonplatform.encryption.fields import sealed_bytes, sealed_json_or_blank


class TakenMeanwhile(Exception):
    """Another process has just made one of these cases or taken one of these messages."""


def store_prosecutions(*, actor: Actor, decisions: Sequence[Decision], reference: ReferenceData) -> None:
    """Write the decisions. Raises `TakenMeanwhile` after a conflict; roll back and decide again."""
    with sealed_together():
        taken = _write(actor, decisions, reference)
    if not taken:
        raise TakenMeanwhile


def _write(actor: Actor, decisions: Sequence[Decision], reference: ReferenceData) -> bool:
    made = sorted((each for each in decisions if each.new_case is not None), key=lambda each: each.incoming.reference)
    cases = [
        case_row(each, each.prosecutor, each.new_case)
        for each in made
        if each.prosecutor is not None and each.new_case is not None
    ]
    defendants, particulars, offences = _rows_of_people(decisions, reference)
    grants, inbox = _rows_of_access(made, actor)
    messages = [message_row(each) for each in decisions]
    taken = write_rows(
        (
            (CASES, cases),
            (DEFENDANTS, defendants),
            (PARTICULARS, particulars),
            (OFFENCES, offences),
            (GRANTS, grants),
            (INBOX, inbox),
            (MESSAGES, messages),
            (EVENTS, [row for each in decisions for row in event_rows(each, actor)]),
        )
    )
    return taken[0] == len(cases) and taken[6] == len(messages)


def _rows_of_people(decisions: Sequence[Decision], reference: ReferenceData) -> tuple[list[Row], list[Row], list[Row]]:
    defendants: list[Row] = []
    particulars: list[Row] = []
    offences: list[Row] = []
    for decision in decisions:
        case_id = decision.case_id
        if case_id is None:
            continue
        for new in decision.defendants:
            defendants.append(defendant_row(new, case_id))
            particulars.append(particulars_row(new, case_id, decision.incoming.reference))
            offences.extend(offence_row(each, new.id, case_id, reference) for each in new.parsed.offences)
    return defendants, particulars, offences


def _rows_of_access(made: Sequence[Decision], actor: Actor) -> tuple[list[Row], list[Row]]:
    grants: list[Row] = []
    inbox: list[Row] = []
    for decision in made:
        if decision.prosecutor is not None:
            of_case, in_inbox = access_rows(decision, decision.prosecutor, actor.display_name)
            grants.extend(of_case)
            inbox.extend(in_inbox)
    return grants, inbox


def message_row(decision: Decision) -> Row:
    """The record of a message. A duplicate's bytes stand in the original."""
    incoming, read = decision.incoming, decision.incoming.read
    is_duplicate = decision.state is IntakeState.DUPLICATE
    details = dict(decision.details)
    for name, people in (("already_known", decision.known_defendants), ("held", decision.held_defendants)):
        if people:
            details[name] = list(people)
    if decision.defendants:
        details["added"] = [str(each.id) for each in decision.defendants]
    return (
        incoming.id,
        str(read.channel or ""),
        incoming.message.source_name[-255:],
        incoming.message.received_at,
        b"" if is_duplicate else sealed_bytes(incoming.message.raw, about="raw"),
        incoming.sha256,
        read.request_id,
        read.correlation_id,
        read.system_id,
        read.reference[:50],
        incoming.reference,
        decision.prosecutor.id if decision.prosecutor else None,
        read.case.initiation_code if read.case else "",
        decision.state.value,
        sealed_json_or_blank([each.as_record() for each in decision.problems], about="problems"),
        as_json(details),
        decision.case_id,
        decision.duplicate_of,
    )


def event_rows(decision: Decision, actor: Actor) -> list[Row]:
    """What the case's timeline will say of the message; a message without a case leaves none."""
    prosecutor, case_id = decision.prosecutor, decision.case_id
    if decision.duplicate_of is not None and decision.original_case_id is not None:
        return [_event(decision, actor, "case.duplicate_received", decision.original_case_id, None, {})]
    if case_id is None or prosecutor is None:
        return []
    if decision.new_case is not None:
        return [_event(decision, actor, "case.received", case_id, None, _received(decision, prosecutor))]
    if not decision.defendants:
        return [_event(decision, actor, "case.duplicate_received", case_id, None, {})]
    return [
        _event(
            decision,
            actor,
            "case.defendant_added",
            case_id,
            new.id,
            {"defendant": new.parsed.display_name, "prosecutor": prosecutor.name},
        )
        for new in decision.defendants
    ]


def _received(decision: Decision, prosecutor: ProsecutorFacts) -> dict[str, Any]:
    return {
        "prosecutor": prosecutor.name,
        "court": decision.court.name if decision.court else "",
        "channel": str(decision.incoming.read.channel),
        "defendants": len(decision.defendants),
    }


def _event(
    decision: Decision,
    actor: Actor,
    kind: str,
    case_id: UUID,
    defendant_id: UUID | None,
    data: dict[str, Any],
) -> Row:
    return (
        uuid4(),
        case_id,
        case_id,
        defendant_id,
        kind,
        decision.incoming.message.received_at,
        actor.user_id,
        actor.display_name,
        actor.role.value,
        actor.organisation_id,
        actor.organisation_name,
        decision.incoming.id,
        "",
        as_json(data),
        0,
        "",
        "",
    )
