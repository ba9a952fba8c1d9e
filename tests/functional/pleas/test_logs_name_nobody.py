"""S-13: no name, reference, token or typed text reaches a log line, also when a page crashes."""

import io
import logging
import re
from collections.abc import Iterator
from logging.config import DictConfigurator
from typing import Any

import pytest
from celery.utils.log import get_task_logger
from django.conf import settings as django_settings
from django.db import IntegrityError, connection
from django.template import engines
from django.test import Client

from pleas.views import answering, finding, sending
from tests.functional.pleas.walking import BORN, Citizen
from tests.support.world import Person, make_case

pytestmark = pytest.mark.django_db
SURNAME, FORENAME = "Kanarienvogel", "Zebedea"
CANARIES = (SURNAME, FORENAME, "12CN0099887", "12/CN/0099887/26", "SW1A", "canary@example.org", "Wittgenstein", "1990")


@pytest.fixture
def sink() -> Iterator[io.StringIO]:
    """Everything that any logger says, as the service formats it."""
    handler = logging.StreamHandler(io.StringIO())
    wanted = dict(django_settings.LOGGING["formatters"]["json"])
    made = DictConfigurator(django_settings.LOGGING).configure_formatter(wanted)
    handler.setFormatter(made)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler.stream
    root.removeHandler(handler)
    root.setLevel(level)


def the_citizen() -> Citizen:
    case = make_case(
        reference="12/CN/0099887/26",
        defendants=[Person(forenames=FORENAME, surname=SURNAME)],
    )
    return Citizen(case, client=Client(raise_request_exception=False))


def secrets_of(citizen: Citizen) -> list[str]:
    session = citizen.client.session
    return [str(session.session_key), str(session.get("plea_visit", {}).get("token", "x" * 40))]


def said(sink: io.StringIO) -> str:
    words = sink.getvalue()
    assert "request_finished" in words, "the sink hears what the service says"
    # Digits of the clock and of the request's own number can be any.
    return re.sub(r'"(timestamp|request_id)": "[^"]*"', "", words)


def test_a_whole_journey_names_nobody(sink: io.StringIO) -> None:
    citizen = the_citizen().finds_the_case()
    tokens = secrets_of(citizen)
    citizen.answers("not_guilty", email="canary@example.org", statement="Wittgenstein said so").sends()
    for path in ("receipt/", "progress/", "emails/", "case/"):
        citizen.get(path)
    wrong = the_citizen_with_wrong_factors(citizen)
    words = said(sink)
    for canary in (*CANARIES, *tokens, *wrong):
        assert canary not in words, canary


def the_citizen_with_wrong_factors(citizen: Citizen) -> list[str]:
    stranger = Citizen(citizen.case)
    stranger.gives_reference()
    for _ in range(7):
        stranger.proves(postcode="SW1A 2AB")
    return [str(stranger.client.session.session_key)]


@pytest.mark.parametrize(
    ("module", "function", "path", "sent"),
    [
        (answering, "own_case", "case/", None),
        (finding, "open_case", "your-notice/", {"postcode": "SW1A 2AA", "born_on_year": "1990"}),
        (sending, "submit_plea", "declaration/", {"declared": "on"}),
    ],
)
def test_a_crash_names_nobody(
    monkeypatch: pytest.MonkeyPatch,
    sink: io.StringIO,
    module: Any,
    function: str,
    path: str,
    sent: dict[str, str] | None,
) -> None:
    citizen = the_citizen()
    citizen.finds_the_case().answers("guilty", email="canary@example.org")
    key = citizen.key()
    citizen.gives_reference()

    def crash(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError(f"no row for {SURNAME} 12CN0099887 {args} {kwargs}")

    monkeypatch.setattr(module, function, crash)
    form = {"submission_key": key, "born_on_day": "10", "born_on_month": "12", **(sent or {})}
    answer = citizen.get(path) if sent is None else citizen.post(path, **form)
    assert answer.status == 500
    words = said(sink)
    assert "RuntimeError" in words, "the crash itself is in the log"
    for canary in (*CANARIES, *secrets_of(citizen)):
        assert canary not in words, canary
        assert canary.encode() not in answer.response.content, canary


# ---- whatever part of a request holds it

HEADERS = (
    "user-agent referer origin host x-request-id x-correlation-id x-forwarded-for x-forwarded-host forwarded "
    "accept accept-language authorization from cookie range if-none-match content-encoding"
)


def nobody_is_named(sink: io.StringIO, *more: str) -> None:
    words = said(sink)
    for canary in (*CANARIES, *more):
        assert canary not in words, canary


@pytest.mark.parametrize("name", HEADERS.split())
def test_a_header_names_nobody(sink: io.StringIO, name: str) -> None:
    for value in (SURNAME, "canary@example.org", "12/CN/0099887/26"):
        Client(raise_request_exception=False).post("/plea/reference/", {}, headers={name: value})
    Client().get("/cookies/")
    nobody_is_named(sink)


@pytest.mark.parametrize(
    "path",
    [
        "/{}/",
        "/plea/{}/",
        "/plea/charge/{}/",
        "/cases/{}/",
        "/documents/{}/",
        "/administration/{}/",
        "/static/{}",
        "/accounts/{}/",
        "/plea/case/?name={}",
        "/language/?language={}&next={}",
        "/reports/{}/?week={}",
        "//{}/",
    ],
)
def test_an_address_names_nobody(sink: io.StringIO, path: str) -> None:
    for value in (SURNAME, "canary@example.org", "12CN0099887"):
        for method in ("get", "post", "put"):
            getattr(Client(raise_request_exception=False), method)(path.replace("{}", value))
    nobody_is_named(sink)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", f"reference={SURNAME}%ff%00&{SURNAME}=1"),
        ("application/x-www-form-urlencoded", "&".join(f"{SURNAME}{n}=1" for n in range(600))),
        ("application/x-www-form-urlencoded", f"reference={SURNAME * 300_000}"),
        (f"multipart/form-data; boundary={SURNAME}", f"--{SURNAME}\r\nbroken {SURNAME}"),
        ("multipart/form-data", f"{SURNAME}"),
        (f"text/{SURNAME}", f"{SURNAME}"),
        ("application/json", f'{{"{SURNAME}":'),
    ],
)
def test_a_broken_or_oversize_body_names_nobody(sink: io.StringIO, kind: str, body: str) -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=False)
    assert client.post("/plea/reference/", body, content_type=kind).status_code < 500
    nobody_is_named(sink)


def test_a_refused_form_and_its_referrer_name_nobody(sink: io.StringIO) -> None:
    client = Client(enforce_csrf_checks=True)
    for referrer in (f"https://{SURNAME}.example/12CN0099887", ""):
        refused = client.post(
            "/plea/reference/", {"reference": SURNAME}, secure=True, HTTP_REFERER=referrer, HTTP_ORIGIN=referrer
        )
        assert refused.status_code == 403
    nobody_is_named(sink)


# ---- whatever breaks


def database_error(*args: Any, **kwargs: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS once (name text PRIMARY KEY)")
        cursor.execute("INSERT INTO once VALUES (%s), (%s)", [SURNAME, SURNAME])


def syntax_error(*args: Any, **kwargs: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::uuid", [SURNAME])


def template_error(*args: Any, **kwargs: Any) -> Any:
    engines["jinja2"].from_string(f"{{{{ none.{SURNAME}.{FORENAME}() }}}}").render({"none": None})


def chained_error(*args: Any, **kwargs: Any) -> Any:
    try:
        database_error()
    except IntegrityError as error:
        raise ValueError(f"{SURNAME} {args}") from error


@pytest.mark.parametrize("crash", [database_error, syntax_error, template_error, chained_error])
def test_what_breaks_underneath_names_nobody(monkeypatch: pytest.MonkeyPatch, sink: io.StringIO, crash: Any) -> None:
    citizen = the_citizen()
    citizen.gives_reference()
    monkeypatch.setattr(finding, "open_case", crash)
    broken = citizen.proves(**BORN)
    assert broken.status == 500
    assert "request_failed" in said(sink) or "failure" in said(sink)
    nobody_is_named(sink, str(citizen.client.session.session_key))


def test_the_error_page_that_breaks_itself_names_nobody(monkeypatch: pytest.MonkeyPatch, sink: io.StringIO) -> None:
    monkeypatch.setattr("commonplatform.ui.error_views.get_template", template_error)
    test_what_breaks_underneath_names_nobody(monkeypatch, sink, chained_error)


def test_a_task_that_fails_says_which_and_names_nobody(sink: io.StringIO) -> None:
    """As Celery says it: the task's name and id, and the message of what was raised."""
    words = {
        "name": "commonplatform.audit.tasks.run_effects",
        "id": "7d5a",
        "description": "raised unexpected",
        "exc": f"KeyError('{SURNAME}')",
        "args": f"['{SURNAME}']",
    }
    get_task_logger("celery.app.trace").error("Task %(name)s[%(id)s] %(description)s: %(exc)s", words)
    logging.getLogger("celery.beat").info("Sending %s (%s)", "watch-lookups", "pleas.tasks.watch_lookups")
    words_said = sink.getvalue()
    assert "Task commonplatform.audit.tasks.run_effects[7d5a]" in words_said
    assert "pleas.tasks.watch_lookups" in words_said
    assert SURNAME not in words_said


def test_a_page_is_named_with_its_ids_and_without_what_was_typed(sink: io.StringIO) -> None:
    client = Client(raise_request_exception=False)
    client.get("/cases/5c5bb2fc-0a57-4a1b-9cbd-3a0d3b7f4d60/")
    client.get("/plea/charge/2/")
    client.generic("ADA", "/cookies/")
    words = said(sink)
    assert "GET /cases/5c5bb2fc-0a57-4a1b-9cbd-3a0d3b7f4d60/" in words
    assert "GET /plea/charge/2/" in words
    assert "(no method) /cookies/" in words
