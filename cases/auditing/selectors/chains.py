"""Whether the chains of cases are as they were written, as far as they were followed."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from cases.auditing.types import AuditedCase, ChainProof
from commonplatform.audit.verification import ChainWalk, Link, whole_chain_removed

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_LINKS: Final = 10_000

_CHAINS = """
    SELECT c.place, l.* FROM unnest(%s::uuid[]) WITH ORDINALITY AS c (id, place)
    CROSS JOIN LATERAL audited_chain(c.id, %s) l ORDER BY c.place, l.sequence
"""


def chain_proofs(cases: Sequence[AuditedCase], *, most: int = MOST_LINKS) -> tuple[ChainProof, ...]:
    """Every link recomputed from the first on, read at one moment with the heads; a longer chain only so far."""
    if not cases:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_CHAINS, [[case.case_id for case in cases], most + 1])
        chains = groupby(cursor.fetchall(), key=itemgetter(0))
    return tuple(_proof(cases[place - 1], [row[1:] for row in rows], most) for place, rows in chains)


def _proof(case: AuditedCase, rows: list[tuple[Any, ...]], most: int) -> ChainProof:
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
