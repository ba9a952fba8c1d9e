"""P-03: a plea sent through the whole service, against a bare view with one INSERT on the same server."""

import time
from collections.abc import Callable
from importlib import import_module
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils.crypto import get_random_string

from cases.states import PleaChoice
from commonplatform.accounts.database_scope import database_scope, task_scope
from commonplatform.accounts.types import DatabaseRole, Purpose
from commonplatform.benchmarks.figures import Figure, absolute, at_least, percentile
from commonplatform.benchmarks.web_load import Post, send_all, web_server
from commonplatform.encryption.fields import sealed_json
from pleas.answers import Answers, ChargeAnswer, PersonDetails

SUBMISSIONS, INSERTS, WARM_UP = 600, 3_000, 40

_WAITING = """
    SELECT o.case_id, o.defendant_id, o.id FROM cases_offence o
    JOIN cases_case c ON c.id = o.case_id AND c.status = 'received' AND c.reference LIKE 'BENCH%%'
    WHERE NOT EXISTS (SELECT 1 FROM cases_plea p WHERE p.offence_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM pleas_draft d WHERE d.defendant_id = o.defendant_id)
      AND NOT EXISTS (SELECT 1 FROM cases_defendant d WHERE d.case_id = o.case_id AND d.position = 2)
    ORDER BY c.reference DESC LIMIT %s
"""
_DRAFT = """
    INSERT INTO pleas_draft (id, case_id, defendant_id, visit, answers, created_at, saved_at)
    SELECT gen_random_uuid(), %s, %s, %s, %s, now(), now()
"""


def run(say: Callable[[str], None]) -> list[Figure]:
    """Sends real submissions over HTTP; needs `seed_bench` first."""
    posts = _prepared(SUBMISSIONS + WARM_UP)
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
    _every_one_counts(SUBMISSIONS + WARM_UP)
    return [
        at_least("P-03 plea submissions", INSERTS / floor_seconds, SUBMISSIONS / seconds, 0.20),
        absolute("P-03 99 in 100 submissions within", percentile(times, 0.99), 100, "ms"),
    ]


_sent: list[UUID] = []


def _prepared(count: int) -> list[Post]:
    """Proved visits with finished drafts: what is left is the click on "send"."""
    session_store = import_module(settings.SESSION_ENGINE).SessionStore
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute(_WAITING, [count])
        waiting = cursor.fetchall()
    assert len(waiting) == count, "seed_bench first: not enough cases without a plea"
    posts, path = [], reverse("public:plea:declaration")
    _sent[:] = [defendant for _case, defendant, _offence in waiting]
    for case_id, defendant_id, offence_id in waiting:
        token, secret = uuid4(), get_random_string(32)
        with (
            database_scope(role=DatabaseRole.CITIZEN, principals=[defendant_id], case_id=case_id),
            connection.cursor() as cursor,
        ):
            cursor.execute(_DRAFT, [case_id, defendant_id, token, _answers(offence_id)])
        session = session_store()
        session["plea_visit"] = {"case": str(case_id), "defendant": str(defendant_id), "token": str(token)}
        session["started_at"] = session["seen_at"] = int(time.time())
        session.create()
        posts.append(
            Post(
                path,
                urlencode({"csrfmiddlewaretoken": secret, "submission_key": str(uuid4()), "declared": "on"}),
                f"{settings.CSRF_COOKIE_NAME}={secret}; {settings.SESSION_COOKIE_NAME}={session.session_key}",
            )
        )
    return posts


def _answers(offence_id: UUID) -> bytes:
    who = PersonDetails("Bench", "Mark", email="bench@example.org")
    return sealed_json(Answers({offence_id: ChargeAnswer(PleaChoice.GUILTY)}, person=who).as_json(), about="answers")


def _every_one_counts(count: int) -> None:
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_plea WHERE defendant_id = ANY(%s)", [_sent])
        written = cursor.fetchone()[0]
    assert written == count, f"{written} pleas for {count} submissions"
