"""The limits somebody of the defence has to mind, for their calendar."""

from datetime import date

from django.db import connection

from cases.access.one_side_sql import counts
from cases.access.policy import Action, Target, relations_permitting
from cases.custody.running import runs
from cases.custody.types import LimitToMind
from cases.states import Relation
from commonplatform.accounts.types import Actor

MOST = 2000

# From the access inbox, like every list: what may be seen now, of one's own defendants only.
_MINDED = f"""
    SELECT k.id, k.reference_received, l.limit_on, max(l.recorded_at)
    FROM cases_accessinbox i
    JOIN cases_accessgrant g ON g.case_id = i.case_id AND g.principal_id = i.principal_id
    JOIN cases_case k ON k.id = i.case_id
    JOIN custody_timelimit l ON l.case_id = i.case_id
    WHERE i.principal_id = ANY(%(principals)s::uuid[]) AND (i.expires_at IS NULL OR i.expires_at > now())
      AND g.relation = ANY(%(seen)s) AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now())
      AND {counts("g")}
      AND (g.relation = 'prosecuting' OR l.defendant_id = g.defendant_id)
      AND l.limit_on >= %(since)s AND {runs("l")}
    GROUP BY k.id, k.reference_received, l.limit_on
    ORDER BY l.limit_on, k.id LIMIT %(most)s
"""


def limits_to_mind(actor: Actor, *, since: date) -> tuple[LimitToMind, ...]:
    """Running limits that the actor may see at this moment, earliest first: one for each case and day, nobody named."""
    seen = relations_permitting(actor.role, Action.VIEW, Target.CUSTODY) - {Relation.NONE, Relation.SELF}
    with connection.cursor() as cursor:
        cursor.execute(
            _MINDED,
            {"principals": sorted(actor.principals), "seen": sorted(seen), "since": since, "most": MOST},
        )
        return tuple(LimitToMind(*row) for row in cursor.fetchall())
