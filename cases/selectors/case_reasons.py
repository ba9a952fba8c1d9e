"""Why a case asks for attention, what waits in it and what was given of means, as one reader may know it.

One statement, because it stands behind every tab of the case page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.custody.selectors import CUSTODY, custody_read
from cases.custody.types import DefendantCustody
from cases.models import WorkItem
from cases.selectors.timeline import hidden_from
from cases.sight_in_statements import may_read_of, reading_as
from cases.states import OPEN_STATUSES
from cases.visits import NEWS_OF, PAUSE, SINCE, News, counted
from commonplatform.accounts.types import Actor
from commonplatform.encryption.fields import unsealed_json

if TYPE_CHECKING:
    from cases.selectors.case_file import CaseFile

# What stands now, each flag from the rows of the defendants whose rows of that kind the reader may see.
_STANDING = (
    """
    WITH standing AS (
        SELECT p.defendant_id, bool_or(p.choice = 'not_guilty') AS denied,
            bool_or(p.choice = 'guilty_attending') AS attends,
            bool_or(p.choice IN ('guilty', 'guilty_attending')) AS guilty
        FROM cases_plea p
        WHERE p.defendant_id = ANY(%(pleas)s) AND NOT EXISTS (SELECT 1 FROM cases_plea r WHERE r.replaces_id = p.id)
        GROUP BY p.defendant_id
    ), needs AS (
        SELECT DISTINCT ON (n.defendant_id) n.defendant_id, n.needs_interpreter, n.has_disability_needs,
            n.has_dates_to_avoid, 'cy' IN (n.hearing_language, n.document_language) AS welsh
        FROM cases_courtneeds n WHERE n.defendant_id = ANY(%(needs)s) ORDER BY n.defendant_id, n.set_at DESC
    ), together AS (
        SELECT d.id AS defendant_id, s.denied, s.attends, s.guilty, n.needs_interpreter, n.has_disability_needs,
            n.has_dates_to_avoid, n.welsh
        FROM unnest(%(seen)s::uuid[]) AS d(id)
        LEFT JOIN standing s ON s.defendant_id = d.id
        LEFT JOIN needs n ON n.defendant_id = d.id
    )
    SELECT bool_or(denied), bool_or(attends), bool_or(needs_interpreter), bool_or(has_disability_needs),
        bool_or(denied AND has_dates_to_avoid),
        bool_or(denied AND has_dates_to_avoid IS NULL AND defendant_id = ANY(%(needs)s)),
        bool_or(guilty AND defendant_id = ANY(%(means)s)
            AND NOT EXISTS (SELECT 1 FROM cases_means m WHERE m.defendant_id = together.defendant_id)
            AND NOT EXISTS (SELECT 1 FROM cases_verdict v WHERE v.defendant_id = together.defendant_id)),
        EXISTS (SELECT 1 FROM cases_proposedchange c WHERE c.defendant_id = ANY(%(changes)s) AND c.state = 'waiting'),
        EXISTS (SELECT 1 FROM cases_plearequest r
            WHERE r.defendant_id = ANY(%(requests)s) AND r.state = 'waiting' AND r.kind = 'change'),
        EXISTS (SELECT 1 FROM cases_plearequest r
            WHERE r.defendant_id = ANY(%(requests)s) AND r.state = 'waiting' AND r.kind = 'withdraw'),
        bool_or(welsh),
        (SELECT json_agg(json_build_object('kind', w.kind, 'defendant', w.defendant_id, 'due', w.due_on,
            'flags', w.flags, 'open', w.done_at IS NULL) ORDER BY w.created_at, w.id)
            FROM cases_workitem w WHERE w.principal_id = ANY(%(principals)s) AND w.case_id = %(case)s),
        (SELECT json_agg(json_build_object('kind', a.kind, 'id', a.id, 'defendant', a.defendant_id, 'about', a.about)
            ORDER BY a.raised_at, a.id)
            FROM (
                SELECT 'request' AS kind, r.id, r.defendant_id, r.kind AS about, r.raised_at
                FROM cases_plearequest r WHERE r.defendant_id = ANY(%(requests)s) AND r.state = 'waiting'
                UNION ALL
                SELECT 'change', c.id, c.defendant_id, c.detail, c.raised_at
                FROM cases_proposedchange c WHERE c.defendant_id = ANY(%(changes)s) AND c.state = 'waiting'
            ) a),
        (SELECT array_agg(m.defendant_id ORDER BY m.given_at)
            FROM cases_means m WHERE m.defendant_id = ANY(%(briefs)s)),
        (SELECT array_agg(m.kind ORDER BY m.given_at)
            FROM cases_means m WHERE m.defendant_id = ANY(%(briefs)s)),
        (SELECT array_agg(m.details ORDER BY m.given_at)
            FROM cases_means m WHERE m.defendant_id = ANY(%(briefs)s)),
        """
    + CUSTODY
    + """,
        visit.since,
        (SELECT json_object_agg(n.kind, n.number) FROM (
            SELECT e.kind, count(*) AS number FROM audit_event e
            WHERE e.case_id = %(case)s AND e.occurred_at > visit.since AND e.kind = ANY(%(news)s)
                AND (e.defendant_id IS NULL OR e.defendant_id = ANY(%(seen)s))
                AND e.actor_id IS DISTINCT FROM %(reader)s
                AND {may_read_of}
                AND (e.kind NOT LIKE 'hearing.%%' OR EXISTS (SELECT 1 FROM cases_hearingdefendant a
                    WHERE a.hearing_id = e.subject_id AND a.defendant_id = ANY(%(seen)s)))
            GROUP BY e.kind) n)
    FROM together
    LEFT JOIN (
        SELECT """
    + SINCE
    + """ AS since FROM cases_casevisit v
        WHERE v.user_id = %(reader)s AND v.case_id = %(case)s
    ) visit ON true
    GROUP BY visit.since
"""
)
_READER = "file"
# In the order in which they are shown, which is that of the statement.
_FOUND = (
    "not_guilty",
    "hearing_asked",
    "interpreter",
    "disability",
    "dates_to_avoid",
    "dates_to_avoid_missing",
    "means_missing",
    "details_changed",
    "change",
    "withdraw",
    "welsh",
)
# What only the work list knows: said by the answer itself, whoever reads it.
_SAID_BY_WORK = frozenset({"under_18", "welsh"})
# What the prosecution's work list says of rows that the prosecution does not see.
_SAID_TO_THE_PROSECUTION = _SAID_BY_WORK | {"interpreter", "disability", "details_changed"}
# Once the case is over nobody has to supply anything.
_ONLY_WHILE_OPEN = frozenset({"means_missing", "dates_to_avoid_missing", "details_changed"})


@dataclass(frozen=True, slots=True)
class OpenWork:
    """Something in this case that the reader's office has to do."""

    kind: str
    defendant_id: UUID | None
    due_on: date | None

    @property
    def label(self) -> str:
        return str(WorkItem.Kind(self.kind).label)


@dataclass(frozen=True, slots=True)
class WaitingDecision:
    """A "request" of some kind, or a "change" of some detail, that the court has not decided."""

    kind: str
    item_id: UUID
    defendant_id: UUID
    about: str


@dataclass(frozen=True, slots=True)
class MeansHeld:
    """The latest means form of a defendant."""

    kind: str
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaseReasons:
    """Reason flags as codes, in the order in which they are shown; what waits; means and custody by defendant."""

    flags: tuple[str, ...]
    work: tuple[OpenWork, ...]
    decisions: tuple[WaitingDecision, ...]
    means: dict[UUID, MeansHeld]
    custody: Mapping[UUID, DefendantCustody] = field(default_factory=dict)
    since: datetime | None = None
    news: Mapping[News, int] = field(default_factory=dict)


def case_reasons(actor: Actor, file: CaseFile, *, with_means: bool = False) -> CaseReasons:
    """Flags about means, needs and changes come only from what the reader may see, and so do the means."""
    found = _read(actor, file, with_means=with_means)
    holds, (work, asked, whose, kinds, details, held, since, news) = found[: len(_FOUND)], found[len(_FOUND) :]
    items = work or []
    told = _SAID_BY_WORK if _seen(file, Target.COURT_NEEDS) else _SAID_TO_THE_PROSECUTION
    flags = {flag for flag, true in zip(_FOUND, holds, strict=True) if true}
    flags |= {flag for item in items for flag in item["flags"] if flag in told}
    if file.case.status not in OPEN_STATUSES:
        flags -= _ONLY_WHILE_OPEN
    return CaseReasons(
        flags=tuple(flag for flag in ("under_18", *_FOUND) if flag in flags),
        work=tuple(_open_work(item) for item in items if item["open"]),
        decisions=tuple(_waiting(each) for each in asked or ()),
        means={
            defendant: MeansHeld(kind, unsealed_json(sealed, about="details"))
            for defendant, kind, sealed in zip(whose or (), kinds or (), details or (), strict=True)
        },
        custody=custody_read(held),
        since=since,
        news=counted(news or {}),
    )


def _read(actor: Actor, file: CaseFile, *, with_means: bool) -> tuple[Any, ...]:
    means = _seen(file, Target.MEANS)
    seen: dict[str, Any] = {
        "case": file.case.pk,
        "principals": list(actor.principals),
        "seen": [defendant.pk for defendant in file.defendants],
        "pleas": _seen(file, Target.PLEA),
        "needs": _seen(file, Target.COURT_NEEDS),
        "means": means,
        "briefs": means if with_means else [],
        "changes": _seen(file, Target.PROPOSED_CHANGE),
        "custody": _seen(file, Target.CUSTODY),
        "requests": _seen(file, Target.PLEA_REQUEST),
        "reader": actor.user_id,
        "now": timezone.now(),
        "pause": PAUSE,
        "news": _news_for(file),
        **_reading_of_documents(file),
    }
    with connection.cursor() as cursor:
        cursor.execute(_STANDING.replace("{may_read_of}", may_read_of(_READER)), seen)
        row: tuple[Any, ...] = cursor.fetchone()
    return row


def _open_work(item: dict[str, Any]) -> OpenWork:
    return OpenWork(
        item["kind"],
        UUID(item["defendant"]) if item["defendant"] else None,
        date.fromisoformat(item["due"]) if item["due"] else None,
    )


def _waiting(item: dict[str, Any]) -> WaitingDecision:
    return WaitingDecision(item["kind"], UUID(item["id"]), UUID(item["defendant"]), item["about"])


def _news_for(file: CaseFile) -> list[str]:
    """The kinds of news that the reader finds on the timeline."""
    if not file.standing.may(Action.VIEW, Target.TIMELINE):
        return []
    return sorted(NEWS_OF.keys() - hidden_from(file.standing.acting_role))


def _reading_of_documents(file: CaseFile) -> dict[str, Any]:
    standing = file.standing
    return reading_as(_READER, role=standing.role, acting_role=standing.acting_role, relations=standing.relations())


def _seen(file: CaseFile, target: Target) -> list[UUID]:
    return [d.pk for d in file.defendants if file.standing.may(Action.VIEW, target, d.pk)]
