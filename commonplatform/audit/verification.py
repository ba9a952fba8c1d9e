"""Proof that the event table is as it was written: every link recomputed, every chain complete."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db import connection

from commonplatform.audit.chain_forms import content_of

_LINKS = f"""
    SELECT e.chain_id, e.sequence, e.previous_digest, e.digest, {content_of("e")}
    FROM audit_event e ORDER BY e.chain_id, e.sequence
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where the record is not what was written."""

    chain_id: UUID
    sequence: int
    what: str


@dataclass(slots=True)
class Verification:
    """Counts, and every fault found."""

    events: int
    chains: int
    faults: list[Fault]


def verify_chains() -> Verification:
    """Recompute every digest outside the database. Needs a scope that sees all events."""
    heads = _heads()
    faults: list[Fault] = []
    events = 0
    seen: set[UUID] = set()
    chain: UUID | None = None
    expected_sequence, previous = 1, ""
    for chain_id, sequence, previous_digest, digest, content in _links():
        events += 1
        if chain_id != chain:
            if chain is not None:
                faults += _head_fault(chain, expected_sequence - 1, previous, heads)
            chain, expected_sequence, previous = chain_id, 1, ""
            seen.add(chain_id)
        if sequence != expected_sequence:
            faults.append(Fault(chain_id, sequence, f"event {expected_sequence} is missing or out of order"))
        if previous_digest != previous:
            faults.append(Fault(chain_id, sequence, "does not follow from the event before it"))
        if digest != sha256((previous_digest + content).encode()).hexdigest():
            faults.append(Fault(chain_id, sequence, "was changed after it was written"))
        expected_sequence, previous = sequence + 1, digest
    if chain is not None:
        faults += _head_fault(chain, expected_sequence - 1, previous, heads)
    faults += [Fault(c, head[0], "the whole chain was removed") for c, head in heads.items() if c not in seen]
    return Verification(events=events, chains=len(seen), faults=faults)


def _links() -> Iterator[tuple[UUID, int, str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(f"DECLARE links NO SCROLL CURSOR FOR {_LINKS}")
        while True:
            cursor.execute("FETCH 5000 FROM links")
            rows = cursor.fetchall()
            if not rows:
                break
            for row in rows:
                yield row[0], row[1], row[2], row[3], row[4]
        cursor.execute("CLOSE links")


def _heads() -> dict[UUID, tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT chain_id, sequence, digest FROM audit_chainhead")
        return {row[0]: (row[1], row[2]) for row in cursor.fetchall()}


def _head_fault(chain: UUID, sequence: int, digest: str, heads: dict[UUID, tuple[int, str]]) -> list[Fault]:
    before = heads.get(chain)
    if before == (sequence, digest):
        return []
    # The heads were read first: a chain that has grown since is compared again, at one moment.
    if (before is None or before[0] < sequence) and _ends_at_its_head(chain):
        return []
    return [Fault(chain, sequence, "events after this one were removed, or the head was changed")]


def _ends_at_its_head(chain: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT h.sequence = e.sequence AND h.digest = e.digest FROM audit_chainhead h CROSS JOIN LATERAL (
                SELECT sequence, digest FROM audit_event WHERE chain_id = h.chain_id ORDER BY sequence DESC LIMIT 1
            ) e WHERE h.chain_id = %s
            """,
            [chain],
        )
        row = cursor.fetchone()
    return row is not None and bool(row[0])
