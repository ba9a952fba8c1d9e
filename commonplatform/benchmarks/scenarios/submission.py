"""P-03: a plea sent through the whole service, against a bare view with one INSERT on the same server."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import connection

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.benchmarks.figures import Figure, absolute, at_least, percentile
from commonplatform.benchmarks.finished_drafts import finished_drafts
from commonplatform.benchmarks.web_load import Post, send_all, web_server

SUBMISSIONS, INSERTS, WARM_UP = 600, 3_000, 40


def run(say: Callable[[str], None]) -> list[Figure]:
    """Sends real submissions over HTTP; needs `seed_bench` first."""
    drafts = finished_drafts(SUBMISSIONS + WARM_UP)
    posts = [draft.post for draft in drafts]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_floor (id uuid PRIMARY KEY, value text NOT NULL)")
    say(f"P-03 {SUBMISSIONS} submissions and {INSERTS} bare inserts at 16 connections")
    inserts = [Post("/", "")] * (INSERTS + WARM_UP)
    with web_server(
        "commonplatform.benchmarks.bare:application",
        environment={"DJANGO_SETTINGS_MODULE": "commonplatform.benchmarks.bare_settings"},
    ) as port:
        send_all(port, inserts[:WARM_UP], expected=200)
        floor_seconds, _ = send_all(port, inserts[WARM_UP:], expected=200)
    with web_server("commonplatform.wsgi:application", environment={"DATABASE_ROLE": "cp_web"}) as port:
        send_all(port, posts[:WARM_UP], expected=302)
        seconds, times = send_all(port, posts[WARM_UP:], expected=302)
    _every_one_counts([draft.defendant_id for draft in drafts])
    return [
        at_least("P-03 plea submissions", INSERTS / floor_seconds, SUBMISSIONS / seconds, 0.20),
        absolute("P-03 99 in 100 submissions within", percentile(times, 0.99), 100, "ms"),
    ]


def _every_one_counts(defendants: Sequence[UUID]) -> None:
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_plea WHERE defendant_id = ANY(%s)", [list(defendants)])
        written = cursor.fetchone()[0]
    assert written == len(defendants), f"{written} pleas for {len(defendants)} submissions"
