"""S-13: names, references, tokens and addresses in every part of 10,000 requests reach no log and no queue."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode

from celery import current_app
from django.conf import settings
from prometheus_client import CollectorRegistry, generate_latest
from redis import Redis

from commonplatform.benchmarks.figures import Figure, absolute
from commonplatform.benchmarks.scenarios.guessing import browser_at_the_proof
from commonplatform.benchmarks.web_load import Post, send_all, web_server
from commonplatform.metrics import DomainFigures

REQUESTS = int(os.environ.get("REQUESTS", "10000"))
CANARIES = (
    "Kanarienvogel",
    "Zebedea",
    "12CN0099887",
    "12/CN/0099887/26",
    "ZQ9 9QZ",
    "kanari@vogel.example",
    "K4N4R13N70K3N",
    "1899-12-31",
)
HEADERS = (
    *("User-Agent", "Referer", "Origin", "Cookie", "Authorization", "X-Request-ID", "X-Correlation-ID", "From"),
    *("Accept", "Accept-Language", "X-Forwarded-For", "Forwarded", "If-None-Match", "Range", "X-HTTP-Method-Override"),
)
FORMS = ("reference", "your-notice", "declaration", "contact", "details", "charge/1", "courts", "feedback", "estimate")
FIELDS = (
    *("reference", "postcode", "born_on_day", "born_on_year", "email", "telephone", "first_name", "last_name"),
    *("statement", "comments", "rating", "submission_key", "login", "password", "q", "name", "next"),
)
CRASHES = ("raises", "refused_by_the_database", "twice_in_the_database", "breaks_in_its_template")
HARSH = {
    "DJANGO_SETTINGS_MODULE": "commonplatform.benchmarks.crashing_settings",
    "LOG_LEVEL": "DEBUG",
    "TRUSTED_PROXIES": "1",
}
MOST_SECONDS_OF_THE_WORKER = 180
QUEUE = "celery"


def run(say: Callable[[str], None]) -> list[Figure]:
    """Needs `seed_bench` first. `REQUESTS=` sets how many. Everything logs as talkatively as it can be told to."""
    logs = settings.STATE_FOLDER / "canaries"
    logs.mkdir(parents=True, exist_ok=True)
    database_log = _log_of_the_database()
    begun = database_log.stat().st_size
    sinks: dict[str, str] = {}
    say(f"S-13: {REQUESTS} requests with {len(CANARIES)} canaries")
    web = {**HARSH, "DATABASE_ROLE": "cp_web"}
    with web_server("commonplatform.wsgi:application", environment=web, log=logs / "web.log") as port:
        send_all(port, list(islice(requests(Random(13)), REQUESTS)), expected=None)  # noqa: S311 – the same requests each time
    sinks["queue"] = _queue()
    with _worker(logs / "worker.log"):
        for canary in CANARIES:
            current_app.send_task("commonplatform.audit.tasks.run_effects", args=[[canary]], retry=False)
            current_app.send_task(canary, args=[canary], kwargs={"name": canary}, retry=False)
        _wait_until_all_have_failed(logs / "worker.log")
    sinks["metrics"] = _metrics()
    sinks["web"] = (logs / "web.log").read_text(errors="replace")
    sinks["worker"] = (logs / "worker.log").read_text(errors="replace")
    sinks["postgres"] = database_log.read_bytes()[begun:].decode(errors="replace")
    return list(_judged(sinks, say))


def _log_of_the_database() -> Path:
    """Of the embedded Postgres, which the runs of a state folder share."""
    folder = settings.STATE_FOLDER
    return next(log for above in (folder, *folder.parents) if (log := above / "logs" / "postgres.log").exists())


def _judged(sinks: dict[str, str], say: Callable[[str], None]) -> Iterator[Figure]:
    crashes = sinks["web"].count('"request_failed"')
    assert crashes > REQUESTS // 50, f"only {crashes} crashes"
    assert "raised unexpected" in sinks["worker"], "the worker was given nothing that fails"
    assert "violates" in sinks["postgres"], "the database was given nothing that it refuses"
    for sink, text in sinks.items():
        found = [line for line in text.splitlines() if any(_is_in(canary, line) for canary in CANARIES)]
        for line in found[:3]:
            say(f"{sink}: {line[:300]}")
        yield absolute(f"S-13 canaries in {len(text.splitlines())} lines of {sink}", len(found), 0.5, "")


def _is_in(canary: str, line: str) -> bool:
    return canary in line or quote(canary, safe="") in line or json.dumps(canary)[1:-1] in line


def requests(chance: Random) -> Iterator[Post]:
    """Without end: canaries in fields, addresses, queries, headers, broken bodies, and pages that break."""
    cookie, secret = browser_at_the_proof(CANARIES[2])
    kinds = (_form, _address, _query, _header, _broken_body, _crash)
    while True:
        yield chance.choice(kinds)(chance, cookie, secret)


def _form(chance: Random, cookie: str, secret: str) -> Post:
    fields = {name: chance.choice(CANARIES) for name in FIELDS}
    form = {"csrfmiddlewaretoken": secret, **fields, chance.choice(CANARIES): chance.choice(CANARIES)}
    return Post(f"/plea/{chance.choice(FORMS)}/", urlencode(form), cookie)


def _address(chance: Random, cookie: str, secret: str) -> Post:
    before = chance.choice(("", "plea/", "cases/", "documents/", "static/", "accounts/", "court/", "reports/"))
    return Post(f"/{before}{quote(chance.choice(CANARIES))}/", "", cookie, method=chance.choice(("GET", "POST", "PUT")))


def _query(chance: Random, cookie: str, secret: str) -> Post:
    page = chance.choice(("", "cookies/", "courts/", "cases/", "language/", "plea/case/", "accounts/login/"))
    asked = {chance.choice((*FIELDS, *CANARIES)): chance.choice(CANARIES), "next": chance.choice(CANARIES)}
    return Post(f"/{page}?{urlencode(asked)}", "", cookie, method="GET")


def _header(chance: Random, cookie: str, secret: str) -> Post:
    name = chance.choice((*HEADERS, "Host"))
    return Post("/plea/reference/", "", headers={name: chance.choice(CANARIES)}, method=chance.choice(("GET", "POST")))


def _broken_body(chance: Random, cookie: str, secret: str) -> Post:
    canary = chance.choice(CANARIES)
    kind, body = chance.choice(
        (
            ("multipart/form-data; boundary=x", f"--x\r\nContent-Disposition: form-data; name={canary}\r\n{canary}"),
            ("multipart/form-data", canary),
            ("application/x-www-form-urlencoded", "&".join(f"{quote(canary)}{n}=1" for n in range(501))),
            ("application/x-www-form-urlencoded", f"reference={quote(canary) * 2000}%ff%00"),
            (f"text/plain; charset={quote(canary)}", canary),
            ("application/json", f'{{"{canary}":'),
        )
    )
    return Post("/plea/reference/", body, cookie, headers={"Content-Type": kind})


def _crash(chance: Random, cookie: str, secret: str) -> Post:
    said = urlencode({"said": chance.choice(CANARIES), "csrfmiddlewaretoken": secret})
    return Post(f"/crash/{chance.choice(CRASHES)}/?{said}", said, cookie)


def _wait_until_all_have_failed(log: Path) -> None:
    end = time.monotonic() + MOST_SECONDS_OF_THE_WORKER
    while time.monotonic() < end and log.read_text(errors="replace").count("raised unexpected") < len(CANARIES):
        time.sleep(0.5)


def _metrics() -> str:
    registry = CollectorRegistry()
    registry.register(DomainFigures())
    return generate_latest(registry).decode()


def _queue() -> str:
    """Everything that the broker holds: what the pages asked of the worker while there was none."""
    broker = Redis.from_url(settings.CELERY_BROKER_URL)
    held = [*broker.scan_iter(), *broker.lrange(QUEUE, 0, -1), *broker.hvals("unacked")]
    return "\n".join(map(str, held))


@contextmanager
def _worker(log: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "celery", "--app", "commonplatform.celery:app", "worker", "--beat"]
    command += ["--concurrency", "1", "--loglevel", "DEBUG", "--schedule", str(log.with_suffix(".beat"))]
    with log.open("w") as written:
        process = subprocess.Popen(  # noqa: S603 – our own interpreter and application
            command, env={**os.environ, **HARSH, "DATABASE_ROLE": "cp_task"}, stdout=written, stderr=written
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=60)
