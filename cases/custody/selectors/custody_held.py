"""The remand and the limits of defendants as they stand."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection

from cases.custody.running import ended
from cases.custody.states import LimitOrigin, RemandStatus, StopReason
from cases.custody.types import DefendantCustody, HeldLimit, HeldRemand
from cases.custody.working_kept import working_kept

# A value for a statement with the parameter `custody`, the people whose custody is read: the case page reads it with
# everything else it asks. People of whom nothing is held are left out.
CUSTODY: Final = f"""(
    SELECT json_agg(json_build_object('defendant', p.defendant_id, 'received', p.custody_status,
        'remand', to_json(t), 'limits', own.limits) ORDER BY p.defendant_id)
    FROM cases_particulars p
    LEFT JOIN custody_remand t ON t.defendant_id = p.defendant_id
    LEFT JOIN LATERAL (
        SELECT json_agg(to_jsonb(l) || jsonb_build_object('ended', {ended("l")})) AS limits
        FROM custody_timelimit l WHERE l.defendant_id = p.defendant_id
    ) own ON true
    WHERE p.defendant_id = ANY(%(custody)s)
        AND (p.custody_status <> '' OR t.defendant_id IS NOT NULL OR own.limits IS NOT NULL)
)"""


def custody_held(defendants: Collection[UUID]) -> dict[UUID, DefendantCustody]:
    """What is held of these defendants. The caller has proved the right."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {CUSTODY}", {"custody": list(defendants)})
        return custody_read(cursor.fetchone()[0])


def custody_read(found: list[dict[str, Any]] | None) -> dict[UUID, DefendantCustody]:
    """The value of `CUSTODY` by defendant."""
    return {UUID(each["defendant"]): _custody(each) for each in found or ()}


def _custody(found: dict[str, Any]) -> DefendantCustody:
    limits = [_limit(row) for row in found["limits"] or ()]
    return DefendantCustody(
        defendant_id=UUID(found["defendant"]),
        remand=_remand(found["remand"]) if found["remand"] else None,
        received=found["received"],
        limits={limit.offence_id: limit for limit in limits},
    )


def _remand(row: dict[str, Any]) -> HeldRemand:
    return HeldRemand(
        status=RemandStatus(row["status"]),
        decided_on=date.fromisoformat(row["decided_on"]),
        since=_day(row["held_since"]),
        days_before=row["days_held_before"],
        recorded_by=row["recorded_by"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        version=row["version"],
    )


def _limit(row: dict[str, Any]) -> HeldLimit:
    stopped = row["stop_reason"]
    return HeldLimit(
        offence_id=UUID(row["offence_id"]),
        limit_on=date.fromisoformat(row["limit_on"]),
        origin=LimitOrigin(row["origin"]),
        decided_on=date.fromisoformat(row["decided_on"]),
        allocation_reason=row["allocation_reason"],
        working=working_kept(row["working"]),
        reason=row["reason"],
        recorded_by=row["recorded_by"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        stopped_on=_day(row["stopped_on"]),
        stop_reason=StopReason(stopped) if stopped else None,
        stop_note=row["stop_note"],
        stopped_by=row["stopped_by"],
        ended=StopReason(row["ended"]) if row["ended"] and not stopped else None,
        version=row["version"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
