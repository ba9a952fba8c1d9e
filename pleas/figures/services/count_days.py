"""Bring the daily board up to date from the cases themselves."""

from datetime import date, timedelta

from django.db import connection, transaction

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.notifications.types import SEND_MAIL

# Days are days in London. A message failed when it could not be handed over or came back.
_COUNT = """
    WITH counted AS (
        SELECT court_id, (received_at AT TIME ZONE 'Europe/London')::date AS day,
            1 AS imported, (initiation_code = 'J')::int AS single_justice, 0 AS sent, 0 AS failed
        FROM cases_case WHERE received_at >= %(since)s::timestamp AT TIME ZONE 'Europe/London'
        UNION ALL
        SELECT c.court_id, (s.submitted_at AT TIME ZONE 'Europe/London')::date, 0, 0, 1, 0
        FROM pleas_submission s JOIN cases_case c ON c.id = s.case_id
        WHERE s.submitted_at >= %(since)s::timestamp AT TIME ZONE 'Europe/London'
        UNION ALL
        SELECT c.court_id, (f.created_at AT TIME ZONE 'Europe/London')::date, 0, 0, 0, 1
        FROM (
            SELECT id, case_id, created_at FROM audit_effect WHERE status = 'failed' AND kind = %(mail)s
            UNION
            SELECT e.id, m.case_id, e.created_at FROM notifications_message m JOIN audit_effect e ON e.id = m.id
            WHERE m.status = 'failed'
        ) f JOIN cases_case c ON c.id = f.case_id
        WHERE f.created_at >= %(since)s::timestamp AT TIME ZONE 'Europe/London'
    )
    INSERT INTO figures_courtday (id, court_id, day, imported, imported_single_justice, submissions,
        failed_messages, counted_at)
    SELECT gen_random_uuid(), court_id, day, sum(imported), sum(single_justice), sum(sent), sum(failed), now()
    FROM counted WHERE court_id IS NOT NULL GROUP BY court_id, day
    ON CONFLICT (court_id, day) DO UPDATE SET imported = excluded.imported,
        imported_single_justice = excluded.imported_single_justice, submissions = excluded.submissions,
        failed_messages = excluded.failed_messages, counted_at = excluded.counted_at
"""


def count_days(*, today: date, days: int) -> None:
    """Count today and the days before it anew; days on which nothing is left are set to nought."""
    since = today - timedelta(days=days - 1)
    with task_scope(purpose=Purpose.FIGURES), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE figures_courtday SET imported = 0, imported_single_justice = 0, submissions = 0,"
            " failed_messages = 0, counted_at = now() WHERE day >= %s",
            [since],
        )
        cursor.execute(_COUNT, {"since": since, "mail": SEND_MAIL})
