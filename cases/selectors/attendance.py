"""The hearings somebody of the defence may have to attend, for their calendar."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from cases.access.one_side_sql import counts
from cases.access.policy import Action, Target, relations_permitting
from cases.models import Hearing
from cases.states import Relation
from cases.types import HearingToAttend
from commonplatform.accounts.types import Actor

MOST = 2000

# From the access inbox, like every list: what may be seen now, of one's own defendants only.
_ATTENDED = f"""
    SELECT DISTINCT h.id, h.starts_at
    FROM cases_accessinbox i
    JOIN cases_accessgrant g ON g.case_id = i.case_id AND g.principal_id = i.principal_id
    JOIN cases_hearing h ON h.case_id = i.case_id
    WHERE i.principal_id = ANY(%(principals)s::uuid[]) AND (i.expires_at IS NULL OR i.expires_at > now())
      AND g.relation = ANY(%(heard)s) AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now())
      AND {counts("g")}
      AND (g.relation = 'prosecuting' OR EXISTS (
          SELECT 1 FROM cases_hearingdefendant d WHERE d.hearing_id = h.id AND d.defendant_id = g.defendant_id))
      AND h.status = 'listed' AND h.starts_at >= %(since)s
    ORDER BY h.starts_at, h.id LIMIT %(most)s
"""


def hearings_to_attend(actor: Actor, *, since: datetime) -> tuple[HearingToAttend, ...]:
    """Fixed hearings that the actor may see at this moment, earliest first: reference, court, time and type only."""
    seen = relations_permitting(actor.role, Action.VIEW, Target.HEARING) - {Relation.NONE, Relation.SELF}
    with connection.cursor() as cursor:
        cursor.execute(
            _ATTENDED,
            {"principals": sorted(actor.principals), "heard": sorted(seen), "since": since, "most": MOST},
        )
        ids: list[UUID] = [row[0] for row in cursor.fetchall()]
    found = Hearing.objects.select_related("case", "court", "court_room").filter(pk__in=ids)
    return tuple(
        HearingToAttend(
            hearing_id=hearing.pk,
            reference=hearing.case.reference_received,
            type_name=hearing.type_name,
            court=hearing.court.name,
            room=hearing.court_room.name if hearing.court_room else "",
            starts_at=hearing.starts_at,
            minutes=hearing.minutes,
            created_at=hearing.created_at,
        )
        for hearing in found.order_by("starts_at", "pk")
    )
