"""Count journeys that were begun and never sent, when their drafts are deleted."""

from collections.abc import Iterable

from django.db import connection

from pleas.figures.types import GivenUp

_NOTE = """
    INSERT INTO figures_abandonednote (id, day, court_id, initiation_code, is_company, steps, stopped_at)
    SELECT gen_random_uuid(), %s, c.court_id, c.initiation_code, d.kind = 'organisation', %s::varchar[], %s
    FROM cases_case c
    JOIN cases_defendant d ON d.case_id = c.id
    LEFT JOIN reference_court k ON k.id = c.court_id
    WHERE c.id = %s AND d.id = %s AND NOT coalesce(k.online_plea_test, false)
"""


def note_abandoned(*, journeys: Iterable[GivenUp]) -> None:
    """One row per journey. Needs a task's scope that holds the cases."""
    with connection.cursor() as cursor:
        for given_up in journeys:
            cursor.execute(
                _NOTE,
                [
                    given_up.day,
                    list(given_up.steps),
                    given_up.stopped_at,
                    given_up.case_id,
                    given_up.defendant_id,
                ],
            )
