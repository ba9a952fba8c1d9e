"""The record of events as auditors search and read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from commonplatform.audit.verification import Fault

Position = tuple[datetime, UUID]


@dataclass(frozen=True, slots=True)
class AuditedCase:
    """A case by its reference; nothing else of it is known here."""

    case_id: UUID
    reference: str


@dataclass(frozen=True, slots=True)
class EventSearch:
    """What is looked for; None narrows nothing. `asked` is how it was typed, for the record of the search itself."""

    since: datetime | None = None
    until: datetime | None = None
    cases: tuple[AuditedCase, ...] | None = None
    actors: tuple[UUID, ...] | None = None
    organisations: tuple[UUID, ...] | None = None
    kind: str | None = None
    outcome: str | None = None
    address: str | None = None
    asked: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class AuditedEvent:
    """One event without the facts of its case; `withheld` names those. In the order of `audited_events`."""

    event_id: UUID
    chain_id: UUID
    case_id: UUID | None
    case_reference: str | None
    defendant_id: UUID | None
    kind: str
    occurred_at: datetime
    actor_id: UUID | None
    actor_name: str
    actor_role: str
    organisation_id: UUID | None
    organisation_name: str
    subject_id: UUID | None
    reason: str
    data: dict[str, Any]
    withheld: tuple[str, ...]
    sequence: int
    previous_digest: str
    digest: str
    form: int
    network_address: str
    outcome: str
    digest_recomputed: str
    digest_before: str | None

    @property
    def is_as_written(self) -> bool:
        """Does what the row holds now give the digest that was written with it?"""
        return self.digest == self.digest_recomputed

    @property
    def follows(self) -> bool:
        """Is it linked to the event before it in its chain, or the first?"""
        return self.previous_digest == (self.digest_before or "") and (self.digest_before is None) == (
            self.sequence == 1
        )


@dataclass(frozen=True, slots=True)
class ChainProof:
    """What came of following the chain of one case. `is_whole`: it was followed to its end."""

    case: AuditedCase
    links: int
    faults: tuple[Fault, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class EventPage:
    """One page of what was found, newest first, and the chains of the cases asked for."""

    events: tuple[AuditedEvent, ...]
    older_than: Position | None
    proofs: tuple[ChainProof, ...] = ()
