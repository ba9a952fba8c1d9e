"""S-08: many guesses from many browsers and addresses find nothing, are told of, and hold nobody up."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from importlib import import_module
from threading import Thread
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.audit.selectors import was_recorded
from commonplatform.benchmarks.figures import Figure, absolute, at_most, percentile
from commonplatform.benchmarks.web_load import Post, send_all, web_server
from pleas.services.watch_lookups import ALARM
from pleas.views.visits import REFERENCE

GUESSES = int(os.environ.get("GUESSES", "20000"))
GUESSES_PER_BROWSER, BROWSERS_PER_ADDRESS = 8, 2
TRIAL, PACED_SECONDS, VISITS = 400, 40, 400
# An attack that fills the machine holds everybody up; this one is paced, at 90,000 guesses an hour or less.
MOST_EACH_SECOND, SHARE_OF_WHAT_IS_POSSIBLE = 25.0, 0.25
HARDLY_SLOWER, WITHIN_SECONDS = 1.5, 60
HONEST = "203.0.113.1"
# One address reads as fast as an office does that shares it; faster it would meet its own limit.
PAGES_EACH_SECOND = 20.0
_HELD = "SELECT reference FROM cases_case WHERE status = 'received' ORDER BY id LIMIT %s"
_RAISED = "SELECT min(occurred_at) FROM audit_event WHERE kind = %s AND occurred_at >= %s"
_BEHIND_A_PROXY = {"DATABASE_ROLE": "cp_web", "TRUSTED_PROXIES": "1", "PUBLIC_REQUESTS_PER_MINUTE": "3000"}


def run(say: Callable[[str], None]) -> list[Figure]:
    """Needs `seed_bench` first. `GUESSES=` sets how many; any other answer than "not found" ends it with an error."""
    guesses = list(_guesses(GUESSES))
    visits = [_visit() for _ in range(VISITS)]
    with web_server("commonplatform.wsgi:application", environment=_BEHIND_A_PROXY) as port, _watching():
        send_all(port, visits[:40], expected=200, connections=1)
        started, told = timezone.now(), _alarm_is_recent()
        seconds, _ = send_all(port, guesses[:TRIAL], expected=200)
        pace = min(MOST_EACH_SECOND, TRIAL / seconds * SHARE_OF_WHAT_IS_POSSIBLE)
        _, alone = send_all(port, visits, expected=200, connections=1, each_second=PAGES_EACH_SECOND)
        paced = guesses[TRIAL : TRIAL + int(pace * PACED_SECONDS)]
        say(f"S-08: {len(paced)} guesses, {pace:.0f} a second, while somebody reads pages")
        attack = Thread(target=lambda: send_all(port, paced, expected=200, each_second=pace))
        attack.start()
        meanwhile: list[float] = []
        while attack.is_alive():
            reading = send_all(port, visits[:20], expected=200, connections=1, each_second=PAGES_EACH_SECOND)
            meanwhile += reading[1]
        attack.join()
        rest = guesses[TRIAL + len(paced) :]
        say(f"S-08: {len(rest)} guesses as fast as they are answered")
        seconds, times = send_all(port, rest, expected=200)
        raised = None if told else _alarm_after(started)
    say(f"S-08: {len(times) / seconds:.0f} guesses a second, half of them within {percentile(times, 0.5):.0f} ms")
    figures = [
        absolute(f"S-08 cases found by {len(guesses)} guesses", 0, 0.5, ""),
        at_most(
            f"S-08 99 in 100 pages of others, {pace:.0f} guesses a second",
            percentile(alone, 0.99),
            percentile(meanwhile, 0.99),
            HARDLY_SLOWER,
        ),
    ]
    if raised is None:
        say("S-08: an alarm of the last hour keeps this one quiet; only a fresh database shows when it comes")
        return figures
    return [*figures, absolute("S-08 the alarm came after", raised, WITHIN_SECONDS, "s")]


def _guesses(count: int) -> Iterator[Post]:
    """In turn on references that are held and on invented ones; each browser gives up before it is locked."""
    browsers = -(-count // GUESSES_PER_BROWSER)
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute(_HELD, [browsers])
        held = [row[0] for row in cursor.fetchall()]
    known = [browser_at_the_proof(held[n % len(held)] if n % 2 else f"99ZZ{n:09d}") for n in range(browsers)]
    for number in range(count):
        browser = number % browsers
        address = browser // BROWSERS_PER_ADDRESS
        factors = {
            "postcode": f"ZZ{number % 97} {number % 9}ZZ",
            "born_on_day": str(1 + number % 28),
            "born_on_month": str(1 + number % 12),
            "born_on_year": str(1930 + number % 70),
        }
        from_where = f"198.{18 + address // 62_500}.{address // 250 % 250}.{address % 250}"
        yield guess(known[browser], factors, address=from_where)


def guess(browser: tuple[str, str], factors: dict[str, str], *, address: str = "") -> Post:
    """One attempt with a second factor."""
    cookies, secret = browser
    form = {"csrfmiddlewaretoken": secret, **factors}
    return Post(
        reverse("public:plea:proof"), urlencode(form), cookies, headers={"X-Forwarded-For": address} if address else {}
    )


def browser_at_the_proof(reference: str) -> tuple[str, str]:
    """Cookies of a browser in which this reference was entered, and the secret of its forms."""
    session, secret = import_module(settings.SESSION_ENGINE).SessionStore(), get_random_string(32)
    session[REFERENCE] = reference
    session["plea_visitor"] = get_random_string(32)
    session["started_at"] = session["seen_at"] = int(time.time())
    session.create()
    cookies = {settings.CSRF_COOKIE_NAME: secret, settings.SESSION_COOKIE_NAME: session.session_key}
    return "; ".join(f"{name}={value}" for name, value in cookies.items()), secret


def _visit() -> Post:
    return Post(reverse("public:plea:before"), "", method="GET", headers={"X-Forwarded-For": HONEST})


@contextmanager
def _watching() -> Iterator[None]:
    """A worker with its beat, as they run in production: what raises the alarm."""
    process = subprocess.Popen(  # noqa: S603 – our own interpreter and application
        [
            *(sys.executable, "-m", "celery", "--app", "commonplatform.celery:app", "worker", "--beat"),
            *("--concurrency", "1", "--without-gossip", "--without-mingle", "--loglevel", "ERROR"),
            *("--schedule", str(settings.STATE_FOLDER / "bench-beat")),
        ],
        env={**os.environ, "DATABASE_ROLE": "cp_task"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def _alarm_is_recent() -> bool:
    quiet = timezone.now() - timedelta(minutes=settings.LOOKUP_BURST_QUIET_MINUTES)
    with task_scope(purpose=Purpose.EFFECTS):
        return was_recorded(ALARM, since=quiet)


def _alarm_after(started: datetime) -> float:
    """Seconds from the first guess to the alarm; too many when it does not come."""
    with task_scope(purpose=Purpose.EFFECTS), connection.cursor() as cursor:
        cursor.execute(_RAISED, [ALARM, started])
        raised = cursor.fetchone()[0]
    return float("inf") if raised is None else float((raised - started).total_seconds())
