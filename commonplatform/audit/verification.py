"""Proof that the event table is as it was written: every link recomputed, every chain complete."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext

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


@dataclass(frozen=True, slots=True)
class Link:
    """One event as its chain needs it; `recomputed` is the digest of what the row holds now."""

    sequence: int
    previous_digest: str
    digest: str
    recomputed: str


class ChainWalk:
    """One chain, link by link in the order of its events: where it stands, and what was wrong on the way."""

    def __init__(self, chain_id: UUID) -> None:
        self.chain_id = chain_id
        self.sequence, self.digest, self.links = 0, "", 0
        self.faults: list[Fault] = []

    def step(self, link: Link) -> None:
        """The next link there is."""
        missing = self.sequence + 1
        self._check(
            link.sequence == missing, link, gettext("event %(number)s is missing or out of order"), number=missing
        )
        self._check(link.previous_digest == self.digest, link, gettext("does not follow from the event before it"))
        self._check(link.digest == link.recomputed, link, gettext("was changed after it was written"))
        self.sequence, self.digest = link.sequence, link.digest
        self.links += 1

    def ends_at(self, head: tuple[int, str] | None) -> bool:
        """Is the last link the one that the database noted as the last?"""
        return head == (self.sequence, self.digest)

    def end_fault(self) -> Fault:
        """What is wrong when it is not."""
        what = gettext("events after this one were removed, or the head was changed")
        return Fault(self.chain_id, self.sequence, what)

    def _check(self, holds: bool, link: Link, what: str, **facts: int) -> None:
        if not holds:
            self.faults.append(Fault(self.chain_id, link.sequence, what % facts))


def whole_chain_removed(chain_id: UUID, head: tuple[int, str]) -> Fault:
    """Of a chain of which there is only the head."""
    return Fault(chain_id, head[0], gettext("the whole chain was removed"))


def verify_chains() -> Verification:
    """Recompute every digest outside the database. Needs a scope that sees all events."""
    heads = _heads()
    faults: list[Fault] = []
    events = 0
    seen: set[UUID] = set()
    for chain_id, links in groupby(_links(), key=itemgetter(0)):
        walk = ChainWalk(chain_id)
        for _chain, link in links:
            walk.step(link)
        events += walk.links
        seen.add(chain_id)
        faults += walk.faults + _head_fault(walk, heads)
    faults += [whole_chain_removed(chain_id, head) for chain_id, head in heads.items() if chain_id not in seen]
    return Verification(events=events, chains=len(seen), faults=faults)


def _links() -> Iterator[tuple[UUID, Link]]:
    with connection.cursor() as cursor:
        cursor.execute(f"DECLARE links NO SCROLL CURSOR FOR {_LINKS}")
        while True:
            cursor.execute("FETCH 5000 FROM links")
            rows = cursor.fetchall()
            if not rows:
                break
            for chain_id, sequence, previous_digest, digest, content in rows:
                recomputed = sha256((previous_digest + content).encode()).hexdigest()
                yield chain_id, Link(sequence, previous_digest, digest, recomputed)
        cursor.execute("CLOSE links")


def _heads() -> dict[UUID, tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT chain_id, sequence, digest FROM audit_chainhead")
        return {row[0]: (row[1], row[2]) for row in cursor.fetchall()}


def _head_fault(walk: ChainWalk, heads: dict[UUID, tuple[int, str]]) -> list[Fault]:
    before = heads.get(walk.chain_id)
    if walk.ends_at(before):
        return []
    # The heads were read first: a chain that has grown since is compared again, at one moment.
    if (before is None or before[0] < walk.sequence) and _ends_at_its_head(walk.chain_id):
        return []
    return [walk.end_fault()]


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
