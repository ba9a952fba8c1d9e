"""The cases of a person of the defence: what comes next in each, what is new, and why they see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from cases.access.policy import Action, Target, relations_permitting
from cases.access.relations import require_ever
from cases.models import Case, Defendant, Hearing
from cases.selectors.caseload_sql import AS_DEFENCE, AS_PROSECUTION, SORTS, page_statement
from cases.selectors.timeline import hidden_from
from cases.sight_in_statements import reading_as
from cases.states import Relation
from cases.types import CaseloadFilter, CaseloadLine, CaseloadPage, CustodyFilter, NextHearing, WhySeen
from cases.visits import NEWS_OF, counted
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor

PAGE_SIZE = 25
COUNT_CAP = 1000


@dataclass(frozen=True, slots=True)
class _Found:
    """A row of the statement, in its order."""

    case_id: UUID
    whose: list[dict[str, Any]]
    next_id: UUID | None
    last_seen_at: datetime | None
    value: str
    limit_on: date | None
    is_held: bool | None
    news: dict[str, int] | None
    total: int


def caseload(actor: Actor, wanted: CaseloadFilter, *, size: int = PAGE_SIZE) -> CaseloadPage:
    """One page of the cases the actor stands in some relation to, in four queries however many there are.

    Only what the relation gives: hearings and news of one's own defendants; of an instruction neither.
    """
    require_ever(actor, Action.VIEW, Target.CASELOAD)
    sort, descending = _sort(wanted.sort)
    found = _read(actor, wanted, sort, descending=descending, limit=size + 1)
    shown = found[:size]
    total = found[0].total if found else 0
    return CaseloadPage(
        lines=_lines(shown),
        total=min(total, COUNT_CAP),
        total_is_capped=total > COUNT_CAP,
        next_after=f"{shown[-1].value}~{shown[-1].case_id}" if len(found) > size else "",
        is_first=not wanted.after,
    )


def _read(actor: Actor, wanted: CaseloadFilter, sort: str, *, descending: bool, limit: int) -> list[_Found]:
    value, case_id = _position(wanted.after, SORTS[sort][1])
    now = timezone.now()
    today = timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))
    parameters = {
        "principals": sorted(actor.principals),
        "reader": actor.user_id,
        "now": now,
        "today": today,
        "seen": _relations(actor, Target.CASE),
        "heard": _relations(actor, Target.HEARING),
        "followed": _relations(actor, Target.TIMELINE),
        "news": sorted(NEWS_OF.keys() - hidden_from(actor.role)),
        "not_for_prosecution": sorted(hidden_from(Role.PROSECUTOR)),
        "only_own": wanted.only_own,
        "relation": wanted.relation,
        "before": today + timedelta(days=wanted.within_days + 1) if wanted.within_days else None,
        "none_fixed": wanted.none_fixed,
        "guarded": _relations(actor, Target.CUSTODY),
        "only_held": wanted.custody == CustodyFilter.HELD,
        "limit_before": _limit_before(wanted.custody, timezone.localdate(now)),
        "after_value": value,
        "after_case": case_id,
        "limit": limit,
        "cap": COUNT_CAP + 1,
        **reading_of_documents(actor),
    }
    with connection.cursor() as cursor:
        cursor.execute(page_statement(sort, descending=descending, only_new=wanted.only_new), parameters)
        return [_Found(*row) for row in cursor.fetchall()]


def reading_of_documents(actor: Actor) -> dict[str, Any]:
    """As whom news of documents are counted: where one prosecutes, with the rights of the prosecution."""
    followed = relations_permitting(actor.role, Action.VIEW, Target.TIMELINE) - {Relation.PROSECUTING}
    return {
        **reading_as(AS_DEFENCE, role=actor.role, acting_role=actor.role, relations=followed),
        **reading_as(AS_PROSECUTION, role=actor.role, acting_role=Role.PROSECUTOR, relations=(Relation.PROSECUTING,)),
    }


def cases_with_news(actor: Actor) -> frozenset[UUID]:
    """The cases in which something that the actor may read came since they were last there; at most `COUNT_CAP`."""
    require_ever(actor, Action.VIEW, Target.CASELOAD)
    found = _read(actor, CaseloadFilter(only_new=True), "received", descending=True, limit=COUNT_CAP)
    return frozenset(row.case_id for row in found)


def _limit_before(custody: str, today: date) -> date | None:
    """Limits on earlier days than this are wanted."""
    if custody == CustodyFilter.PASSED:
        return today
    near = today + timedelta(days=settings.CUSTODY_LIMIT_NEAR_DAYS + 1)
    return near if custody == CustodyFilter.NEAR else None


def _lines(rows: list[_Found]) -> tuple[CaseloadLine, ...]:
    cases = Case.objects.select_related("prosecutor", "court").in_bulk([row.case_id for row in rows])
    named = {UUID(right["defendant"]) for row in rows for right in row.whose if right["defendant"]}
    whole = [row.case_id for row in rows if any(right["defendant"] is None for right in row.whose)]
    known = Defendant.objects.filter(Q(pk__in=named) | Q(case__in=whole)).order_by("case", "position")
    defendants = {defendant.pk: defendant for defendant in known}
    hearings = Hearing.objects.select_related("court", "court_room").in_bulk(
        [row.next_id for row in rows if row.next_id]
    )
    return tuple(
        CaseloadLine(
            case_id=row.case_id,
            reference=cases[row.case_id].reference_received,
            prosecutor=cases[row.case_id].prosecutor.name,
            status=cases[row.case_id].status,
            received_at=cases[row.case_id].received_at,
            why=_why(row.case_id, row.whose, defendants),
            next_hearing=_hearing(hearings[row.next_id]) if row.next_id in hearings else None,
            is_held=bool(row.is_held),
            limit_on=row.limit_on,
            last_seen_at=row.last_seen_at,
            news=counted(row.news or {}),
        )
        for row in rows
        if row.case_id in cases
    )


def _why(case_id: UUID, whose: list[dict[str, Any]], defendants: dict[UUID, Defendant]) -> tuple[WhySeen, ...]:
    """A right to the whole case, of an advocate who prosecutes, names every defendant."""
    return tuple(
        WhySeen(
            relation=Relation(right["relation"]),
            defendant=defendant.display_name,
            until=parse_datetime(right["until"]) if right["until"] else None,
        )
        for right in whose
        for defendant in defendants.values()
        if (defendant.case_id == case_id if right["defendant"] is None else str(defendant.pk) == right["defendant"])
    )


def _hearing(hearing: Hearing) -> NextHearing:
    return NextHearing(
        hearing_id=hearing.pk,
        starts_at=hearing.starts_at,
        minutes=hearing.minutes,
        court=hearing.court.name,
        room=hearing.court_room.name if hearing.court_room else "",
        type_name=hearing.type_name,
    )


def _relations(actor: Actor, target: Target) -> list[str]:
    return sorted(relations_permitting(actor.role, Action.VIEW, target) - {Relation.NONE, Relation.SELF})


def _sort(asked: str) -> tuple[str, bool]:
    name = asked.removeprefix("-")
    return (name, asked.startswith("-")) if name in SORTS else ("hearing", False)


_READ: dict[str, Callable[[str], object]] = {"timestamptz": parse_datetime, "date": parse_date, "text": bool}


def _position(text: str, kind: str) -> tuple[str | None, UUID | None]:
    """Where the last page ended; the beginning for an address that somebody has spoilt."""
    value, _, case_text = text.rpartition("~")
    try:
        case_id = UUID(case_text)
        if not value or "\x00" in value or (value != "infinity" and not _READ[kind](value)):
            return None, None
    except ValueError:
        return None, None
    return value, case_id
