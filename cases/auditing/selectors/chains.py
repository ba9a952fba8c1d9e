"""Whether the chain of a case is as it was written, as far as it was followed."""

from __future__ import annotations

from typing import Final

from django.db import connection

from cases.auditing.types import AuditedCase, ChainProof
from commonplatform.audit.verification import ChainWalk, Link, whole_chain_removed

MOST_LINKS: Final = 10_000


def chain_proof(case: AuditedCase, *, most: int = MOST_LINKS) -> ChainProof:
    """Every link recomputed from the first on, read at one moment with the head; a longer chain only so far."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM audited_chain(%s, %s)", [case.case_id, most + 1])
        rows = cursor.fetchall()
    walk = ChainWalk(case.case_id)
    for sequence, previous, digest, recomputed, _number, _digest in rows[:most]:
        if sequence is not None:
            walk.step(Link(sequence, previous, digest, recomputed))
    is_whole = len(rows) <= most
    head = next(((number, digest) for *_link, number, digest in rows if number is not None), None)
    faults = list(walk.faults)
    if walk.links == 0 and head is not None:
        faults.append(whole_chain_removed(case.case_id, head))
    elif walk.links and is_whole and not walk.ends_at(head):
        faults.append(walk.end_fault())
    return ChainProof(case=case, links=walk.links, faults=tuple(faults), is_whole=is_whole)
