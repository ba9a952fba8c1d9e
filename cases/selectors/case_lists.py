"""Lists, search and counts, all read from the access inbox so that they cost the same for everybody.

`docs/adr/0003-two-locks.md` gives the measurements behind the shape of these queries.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils.dateparse import parse_datetime

from cases.access.policy import Action, Target
from cases.access.relations import Standing, standings_of
from cases.models import Case, Defendant, Hearing, HearingDefendant
from cases.references import fold_name, reference_variants
from cases.states import CaseStatus
from cases.types import CaseLine, CaseListFilter, CasePage
from commonplatform.accounts.roles import DEFENCE_ROLES
from commonplatform.accounts.types import Actor

PAGE_SIZE = 25
COUNT_CAP = 1000
FEW_CASES = 1000

_NEWEST = """
    SELECT newest.case_id, max(newest.received_at) AS received_at
    FROM unnest(%(principals)s::uuid[]) AS principal(id)
    CROSS JOIN LATERAL (
        SELECT i.case_id, i.received_at FROM cases_accessinbox i
        WHERE i.principal_id = principal.id AND (i.expires_at IS NULL OR i.expires_at > now())
          AND (%(after_time)s::timestamptz IS NULL
               OR (i.received_at, i.case_id) < (%(after_time)s::timestamptz, %(after_case)s::uuid))
        ORDER BY i.received_at DESC, i.case_id DESC LIMIT %(limit)s
    ) newest
    GROUP BY newest.case_id ORDER BY 2 DESC, 1 DESC LIMIT %(limit)s
"""

# The range (rather than equality) keeps the planner from expecting few rows and reading them all.
_COUNT = """
    SELECT count(DISTINCT capped.case_id) FROM unnest(%(principals)s::uuid[]) AS principal(id)
    CROSS JOIN LATERAL (
        SELECT i.case_id FROM cases_accessinbox i
        WHERE i.principal_id >= principal.id AND i.principal_id <= principal.id
          AND (i.expires_at IS NULL OR i.expires_at > now())
        LIMIT %(cap)s
    ) capped
"""

_BY_REFERENCE = """
    SELECT c.id, c.received_at FROM cases_case c
    WHERE c.reference = ANY(%(references)s)
      AND EXISTS (SELECT 1 FROM cases_accessinbox i WHERE i.case_id = c.id
                  AND i.principal_id = ANY(%(principals)s::uuid[])
                  AND (i.expires_at IS NULL OR i.expires_at > now()) OFFSET 0)
    ORDER BY c.received_at DESC LIMIT %(limit)s
"""

# One definer function that applies the access rule itself (`cases.access.lookup_functions`).
_BY_NAME = "SELECT case_id, received_at FROM find_cases_by_name(%(name)s, %(few)s, %(limit)s)"


def case_page(actor: Actor, wanted: CaseListFilter) -> CasePage:
    """One page of the actor's cases: newest first, or those a reference or a name finds."""
    found = _search(actor, wanted.text) if wanted.text else _newest(actor, wanted.after)
    shown, more = found[:PAGE_SIZE], len(found) > PAGE_SIZE
    lines = case_lines(actor, [case_id for case_id, _ in shown])
    if wanted.text:
        return CasePage(lines=lines, total=len(shown), total_is_capped=more)
    total = count_cases(actor)
    return CasePage(
        lines=lines,
        total=total,
        total_is_capped=total >= COUNT_CAP,
        next_after=_position(shown[-1]) if more else "",
        is_first=not wanted.after,
    )


def count_cases(actor: Actor) -> int:
    """How many cases the actor may see, counted no further than `COUNT_CAP`."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"principals": _principals(actor), "cap": COUNT_CAP})
        return min(int(cursor.fetchone()[0]), COUNT_CAP)


def case_lines(actor: Actor, case_ids: list[UUID]) -> tuple[CaseLine, ...]:
    """The rows of a list in the order given, in a bounded number of queries however many there are.

    The ids must come from a selector that has applied the access rule. The defence reads of its own defendants and
    their hearings only.
    """
    own = _OfTheDefence(standings_of(actor, case_ids)) if actor.role in DEFENCE_ROLES else None
    cases = {case.pk: case for case in Case.objects.select_related("prosecutor", "court").filter(pk__in=case_ids)}
    names: dict[UUID, list[str]] = {}
    for defendant in Defendant.objects.filter(case_id__in=case_ids).order_by("position"):
        if own is None or own.is_one_of_theirs(defendant):
            names.setdefault(defendant.case_id, []).append(defendant.display_name)
    # The soonest comes last and stays.
    hearings = dict(
        Hearing.objects.filter(own.hearings() if own else Q(case_id__in=case_ids), status=Hearing.Status.LISTED)
        .order_by("-starts_at")
        .values_list("case_id", "starts_at")
    )
    return tuple(
        CaseLine(
            case_id=case.pk,
            reference=case.reference_received,
            defendants=tuple(names.get(case.pk, ())),
            prosecutor=case.prosecutor.name,
            court=case.court.name if case.court else "",
            status=case.status,
            status_label=str(CaseStatus(case.status).label),
            received_at=case.received_at,
            next_hearing_at=hearings.get(case.pk),
        )
        for case in (cases[case_id] for case_id in case_ids if case_id in cases)
    )


@dataclass(frozen=True, slots=True)
class _OfTheDefence:
    """How somebody of the defence stands to the cases of a list."""

    standings: Mapping[UUID, Standing]

    def is_one_of_theirs(self, defendant: Defendant) -> bool:
        standing = self.standings.get(defendant.case_id)
        return standing is not None and (standing.defendants is None or defendant.pk in standing.defendants)

    def hearings(self) -> Q:
        """Those of their own defendants, where the relation gives hearings at all."""
        heard = [each for each in self.standings.values() if each.may(Action.VIEW, Target.HEARING)]
        whole = [each.case_id for each in heard if each.defendants is None]
        own = [
            defendant
            for each in heard
            for defendant in each.defendants or ()
            if each.may(Action.VIEW, Target.HEARING, defendant)
        ]
        attended = HearingDefendant.objects.filter(hearing=OuterRef("pk"), defendant__in=own)
        return Q(case_id__in=whole) | Q(Exists(attended), case_id__in=[each.case_id for each in heard])


def _newest(actor: Actor, after: str) -> list[tuple[UUID, datetime]]:
    time, case = _read_position(after)
    return _rows(_NEWEST, actor, after_time=time, after_case=case)


def _search(actor: Actor, text: str) -> list[tuple[UUID, datetime]]:
    references = reference_variants(text)
    found = _rows(_BY_REFERENCE, actor, references=list(references)) if references else []
    if found:
        return found
    name = fold_name(text)[:200]
    if not name:
        return []
    unique = dict(_rows(_BY_NAME, actor, name=name))
    return list(unique.items())


def _rows(sql: str, actor: Actor, **parameters: Any) -> list[tuple[UUID, datetime]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"principals": _principals(actor), "limit": PAGE_SIZE + 1, "few": FEW_CASES, **parameters})
        return [(row[0], row[1]) for row in cursor.fetchall()]


def _principals(actor: Actor) -> list[UUID]:
    return sorted(actor.principals)


def _position(row: tuple[UUID, datetime]) -> str:
    return f"{row[1].isoformat()}~{row[0]}"


def _read_position(text: str) -> tuple[datetime | None, UUID | None]:
    time_text, _, case_text = text.partition("~")
    try:
        time, case = parse_datetime(time_text), UUID(case_text)
    except ValueError:
        return None, None
    return (time, case) if time is not None and time.tzinfo is not None else (None, None)
