"""Messages and cases that earlier messages left: what makes a message a repeat."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import psycopg

from cases.intake.decisions import Decision, Incoming, KnownCase
from cases.intake.duplicates import Identity
from cases.intake.identifiers import normalise_identifier
from cases.intake.services.row_writer import prepared_statements
from cases.intake.states import KNOWN_STATES, WAITING_STATES, IntakeState
from cases.states import CaseStatus
from commonplatform.encryption.fields import unsealed_json


def _listed(states: Iterable[IntakeState]) -> str:
    """States as constants of a statement, so that the partial indexes serve it."""
    return ", ".join(f"'{state.value}'" for state in sorted(states))


_MESSAGES = f"""
    SELECT id, case_id, sha256, request_id, correlation_id, system_id, reference, prosecutor_id, state
    FROM intake_intakemessage
    WHERE state IN ({_listed(KNOWN_STATES)}) AND (
        sha256 = ANY(%s)
        OR (request_id <> '' AND request_id = ANY(%s))
        OR (correlation_id <> '' AND correlation_id = ANY(%s))
        OR (reference = ANY(%s) AND state IN ({_listed(WAITING_STATES)})))
"""
_CASES = """
    SELECT id, prosecutor_id, reference, initiation_code, status, has_police_reference
    FROM cases_case WHERE reference = ANY(%s) ORDER BY id
"""
_PEOPLE = """
    SELECT d.case_id, d.position, d.organisation_name, d.surname_folded, d.first_name_folded,
           d.name_folded, p.date_of_birth, p.more
    FROM cases_defendant d JOIN cases_particulars p ON p.defendant_id = d.id
    WHERE d.case_id = ANY(%s)
"""


@dataclass(frozen=True, slots=True)
class Original:
    """The first message of a repeated one."""

    id: UUID
    case_id: UUID | None


@dataclass(slots=True)
class Known:
    """What is known of the references and ids of a batch; grows as the batch is decided."""

    by_content: dict[str, Original] = field(default_factory=dict)
    by_request: dict[str, Original] = field(default_factory=dict)
    by_correlation: dict[tuple[str, str], Original] = field(default_factory=dict)
    cases: dict[tuple[UUID, str], KnownCase] = field(default_factory=dict)
    police_cases: dict[str, KnownCase] = field(default_factory=dict)
    waiting: defaultdict[str, list[tuple[UUID | None, IntakeState]]] = field(default_factory=lambda: defaultdict(list))

    def case_of(self, prosecutor_id: UUID, reference: str, *, is_police: bool) -> KnownCase | None:
        """The case with this key; police references are one key across all forces."""
        found = self.cases.get((prosecutor_id, reference))
        return found or (self.police_cases.get(reference) if is_police else None)

    def waits(self, prosecutor_id: UUID | None, reference: str, states: Iterable[IntakeState]) -> bool:
        """Whether an earlier message of this reference waits in one of the states."""
        wanted = frozenset(states)
        return any(
            state in wanted and (prosecutor_id is None or other in (None, prosecutor_id))
            for other, state in self.waiting.get(reference, ())
        )

    def remember(self, decision: Decision) -> None:
        """Let later messages of the batch see what this one will have left."""
        if decision.state not in KNOWN_STATES:
            return
        incoming, read = decision.incoming, decision.incoming.read
        original = Original(incoming.id, decision.case_id)
        self.by_content[incoming.sha256] = original
        if read.request_id:
            self.by_request[read.request_id] = original
        if read.correlation_id:
            self.by_correlation[(read.correlation_id, read.system_id)] = original
        prosecutor = decision.prosecutor
        if decision.state in WAITING_STATES and decision.case_id is None:
            self.waiting[incoming.reference].append((prosecutor.id if prosecutor else None, decision.state))
        if decision.case_id is not None and prosecutor is not None:
            self._remember_case(decision, prosecutor.id, is_police=prosecutor.is_police)

    def _remember_case(self, decision: Decision, prosecutor_id: UUID, *, is_police: bool) -> None:
        reference, parsed = decision.incoming.reference, decision.incoming.read.case
        before = self.case_of(prosecutor_id, reference, is_police=is_police)
        if before is None:
            if decision.case_id is None or parsed is None:
                return
            before = KnownCase(decision.case_id, prosecutor_id, parsed.initiation_code, is_open=True)
        after = KnownCase(
            before.id,
            before.prosecutor_id,
            before.initiation_code,
            before.is_open,
            before.people,
            (*before.joined, *(each.parsed for each in decision.defendants)),
            max((each.position for each in decision.defendants), default=before.last_position),
        )
        self.cases[(before.prosecutor_id, reference)] = after
        if is_police:
            self.police_cases[reference] = after


def look_up(batch: Iterable[Incoming]) -> Known:
    """Everything earlier that the messages of a batch may repeat. Cases to be added to are locked."""
    messages = list(batch)
    known = Known()
    references = sorted({each.reference for each in messages if each.reference})
    with prepared_statements() as raw, psycopg.Cursor(raw) as cursor:
        cursor.execute(
            _MESSAGES,
            [
                [each.sha256 for each in messages],
                [each.read.request_id for each in messages if each.read.request_id],
                [each.read.correlation_id for each in messages if each.read.correlation_id],
                references,
            ],
        )
        for row in cursor.fetchall():
            _take_message(known, row)
        if references:
            _look_up_cases(cursor, known, references)
    return known


def _take_message(known: Known, row: tuple[Any, ...]) -> None:
    message_id, case_id, sha256, request_id, correlation_id, system_id, reference, prosecutor_id, state = row
    original = Original(message_id, case_id)
    known.by_content[sha256] = original
    if request_id:
        known.by_request[request_id] = original
    if correlation_id:
        known.by_correlation[(correlation_id, system_id)] = original
    if state in WAITING_STATES and case_id is None:
        known.waiting[reference].append((prosecutor_id, IntakeState(state)))


def _look_up_cases(cursor: psycopg.Cursor[Any], known: Known, references: list[str]) -> None:
    cursor.execute(_CASES, [references])
    found = cursor.fetchall()
    if not found:
        return
    ids = [row[0] for row in found]
    cursor.execute("SELECT id FROM cases_case WHERE id = ANY(%s) ORDER BY id FOR UPDATE", [ids])
    people: defaultdict[UUID, list[Identity]] = defaultdict(list)
    last: defaultdict[UUID, int] = defaultdict(int)
    cursor.execute(_PEOPLE, [ids])
    for case_id, position, organisation, surname, first_name, name, born_on, more in cursor.fetchall():
        people[case_id].append(_identity(organisation, surname, first_name, name, born_on, more))
        last[case_id] = max(last[case_id], position)
    for case_id, prosecutor_id, reference, initiation_code, status, of_police in found:
        case = KnownCase(
            case_id,
            prosecutor_id,
            initiation_code,
            status != CaseStatus.WITHDRAWN,
            tuple(people[case_id]),
            last_position=last[case_id],
        )
        known.cases[(prosecutor_id, reference)] = case
        if of_police:
            known.police_cases[reference] = case


def _identity(
    organisation: str,
    surname: str,
    first_name: str,
    name: str,
    born_on: date | None,
    sealed_more: bytes,
) -> Identity:
    more = unsealed_json(sealed_more, about="more") if sealed_more else {}
    return Identity(
        asn=normalise_identifier(more.get("asn", "")),
        prosecutor_defendant_id=normalise_identifier(more.get("prosecutor_defendant_id", "")),
        organisation=name if organisation else "",
        surname="" if organisation else surname,
        first_name=first_name,
        born_on=born_on,
    )
