"""Count a reading for a person and their organisation in the database that all processes share.

One statement, outside the page's transaction: what was tried counts even if the page refuses, no lock is
held while the page is made, and a restart forgets nothing. Source: domain knowledge of the breach at the Legal Aid
Agency in 2025, where an account with lawful credentials copied what it could reach.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from commonplatform.accounts.roles import DEFENCE_ROLES
from commonplatform.accounts.types import Actor
from commonplatform.budgets.types import Reading, UsedUp

HOUR = timedelta(hours=1)

# Principals are sorted, so that two requests of one firm never wait for each other crosswise.
COUNT = """
    WITH noted AS (
        INSERT INTO budgets_readnote (hour, principal_id, digest)
        SELECT %(hour)s, principal, %(digest)s FROM unnest(%(principals)s::uuid[]) AS principal
        ON CONFLICT DO NOTHING RETURNING principal_id
    ), counted AS (
        INSERT INTO budgets_readcount AS c (hour, principal_id, readings)
        SELECT %(hour)s, principal_id, %(weight)s FROM noted
        ON CONFLICT (hour, principal_id) DO UPDATE SET readings = c.readings + excluded.readings
        RETURNING principal_id, readings
    )
    SELECT principal_id, readings FROM counted
    UNION ALL
    SELECT c.principal_id, c.readings FROM budgets_readcount c
    WHERE c.hour = %(hour)s AND c.principal_id = ANY(%(principals)s::uuid[])
      AND NOT EXISTS (SELECT 1 FROM noted n WHERE n.principal_id = c.principal_id)
"""


def count_reading(actor: Actor, reading: Reading, *, now: datetime) -> UsedUp | None:
    """Count it, and say whose budget is used up: the person's before the organisation's; None for nobody's."""
    budgets = budgets_of(actor)
    if not budgets:
        return None
    hour = now.replace(minute=0, second=0, microsecond=0)
    parameters: dict[str, Any] = {
        "hour": hour,
        "digest": salted_hmac("budgets.reading", reading.what, algorithm="sha256").hexdigest()[:32],
        "principals": sorted(budgets),
        "weight": reading.weight,
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNT, parameters)
        read = dict(cursor.fetchall())
    for principal_id, budget in budgets.items():
        if read.get(principal_id, 0) > budget:
            return UsedUp(
                principal_id=principal_id,
                is_organisation=principal_id == actor.organisation_id,
                readings=read[principal_id],
                budget=budget,
                hour=hour,
                until=hour + HOUR,
            )
    return None


def budgets_of(actor: Actor) -> dict[UUID, int]:
    """How much the person, then the organisation, may read in an hour; a budget of nought is none."""
    firm: int = settings.READ_BUDGET_PER_FIRM
    office: int = settings.READ_BUDGET_PER_OFFICE
    of_the_whole = firm if actor.role in DEFENCE_ROLES else office
    wanted = ((actor.user_id, int(settings.READ_BUDGET_PER_PERSON)), (actor.organisation_id, of_the_whole))
    return {principal: budget for principal, budget in wanted if principal is not None and budget > 0}
