"""What every answer carries besides its body, and what the log must never carry."""

import io
import json
import logging
import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client
from pytest_django import Settings

from commonplatform.accounts.roles import Role
from pleas.views import public
from tests.support.headers import CONTENT_SECURITY_POLICY, NONCE, directives, missing_headers
from tests.support.world import Person, court_staff, make_case, make_court, make_firm, make_person, signed_in

pytestmark = pytest.mark.django_db

SURNAME, FORENAME, POSTCODE, REFERENCE = "Xanthippides", "Quirinalia", "ZZ99 9ZZ", "77CANARY12326"
ADDRESS, TYPED = "quirinalia@canary.example", "Zebedeeson"
SECRETS = (SURNAME, FORENAME, "ZZ99", "77CANARY", "canary.example", TYPED, "1901", "sessionid", "correct horse")


def crash(request: HttpRequest) -> HttpResponse:
    person = {"surname": SURNAME, "postcode": POSTCODE}
    raise LookupError(f"nobody is called {person['surname']} at {person['postcode']}")


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def broken_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The start page fails with an error that quotes what it was working on."""
    monkeypatch.setattr(public, "render", lambda request, template, context=None: crash(request))


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything the service logs, at the most talkative level that production could be set to, as it is written."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(_formatter())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_page_a_redirect_an_absent_page_a_refusal_a_failure_and_a_file_carry_every_header(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = signed_in(Client(), make_person(Role.COURT_OFFICER, court_staff(make_court())))
    answers = {
        200: visitor.get("/courts/"),
        302: visitor.get("/cases/"),
        400: visitor.get("/", headers={"host": "elsewhere.example"}),
        403: officer.get("/defence/search/"),
        404: visitor.get("/nothing/here/"),
        405: visitor.post("/cookies/"),
    }
    monkeypatch.setattr(public, "render", lambda request, template, context=None: crash(request))
    answers[500] = visitor.get("/")
    assert {status: answer.status_code for status, answer in answers.items()} == {s: s for s in answers}
    assert {status: missing_headers(answer) for status, answer in answers.items()} == {s: [] for s in answers}


def test_a_form_without_its_token_is_refused_with_every_header() -> None:
    answer = Client(enforce_csrf_checks=True).post("/plea/reference/", {"reference": REFERENCE})
    assert answer.status_code == 403
    assert missing_headers(answer) == []
    assert scripts_without_the_nonce_of(answer) == []


def test_every_script_of_an_error_page_is_allowed_by_its_policy(
    visitor: Client, broken_page: None, settings: Settings
) -> None:
    officer = signed_in(Client(), make_person(Role.COURT_OFFICER, court_staff(make_court())))
    answers = [
        visitor.get("/cookies/", headers={"host": "elsewhere.example"}),
        officer.get("/defence/search/"),
        visitor.get("/nothing/here/"),
        visitor.get("/"),
    ]
    settings.PUBLIC_REQUESTS_PER_MINUTE = 1
    answers.append([visitor.get("/cookies/") for _ in range(12)][-1])
    assert [answer.status_code for answer in answers] == [400, 403, 404, 500, 429]
    for answer in answers:
        assert b"<script" in answer.content
        assert scripts_without_the_nonce_of(answer) == [], answer.status_code


def scripts_without_the_nonce_of(answer: HttpResponseBase) -> list[str]:
    """The scripts of a page, inline or not, that the policy of its own answer refuses."""
    (nonce,) = NONCE.findall(answer.headers["Content-Security-Policy"])
    scripts = re.findall(r"<script[^>]*>", answer.content.decode())  # type: ignore[attr-defined]
    return [script for script in scripts if f'nonce="{nonce[7:-1]}"' not in script]


def test_styles_and_scripts_carry_the_headers_too(visitor: Client) -> None:
    for name in ("app.css", "app.js"):
        answer = visitor.get(f"{settings.STATIC_URL}{name}")
        assert answer.status_code == 200
        assert missing_headers(answer) == []


def test_the_script_of_a_page_is_allowed_by_the_nonce_of_that_answer_alone(visitor: Client) -> None:
    first, second = (visitor.get("/courts/") for _ in range(2))
    nonces = [NONCE.findall(answer.headers["Content-Security-Policy"]) for answer in (first, second)]
    assert nonces[0] != nonces[1]
    for answer, (nonce,) in zip((first, second), nonces, strict=True):
        assert f'nonce="{nonce[7:-1]}"' in answer.content.decode()


def test_the_policy_allows_nothing_inline_nothing_evaluated_and_nobody_else() -> None:
    text = " ".join(sorted(CONTENT_SECURITY_POLICY))
    assert "unsafe" not in text
    assert "http" not in text
    assert "*" not in text
    assert directives("script-src 'self'; script-src 'unsafe-inline'") != CONTENT_SECURITY_POLICY


def test_pages_are_never_kept_by_a_cache_and_files_may_be(visitor: Client) -> None:
    assert visitor.get("/courts/").headers["Cache-Control"] == "no-store"
    assert visitor.get("/cases/").headers["Cache-Control"] == "no-store"
    assert "no-store" not in visitor.get(f"{settings.STATIC_URL}app.css").headers.get("Cache-Control", "")


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(visitor: Client) -> None:
    visitor.get("/plea/reference/")
    visitor.post("/plea/reference/", {"reference": REFERENCE})
    visitor.get("/language/", {"language": "cy"})
    assert set(visitor.cookies) == {
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.LANGUAGE_COOKIE_NAME,
    }
    for cookie in visitor.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] in ("Lax", "Strict"), cookie.key


def test_the_log_is_one_json_object_a_line_and_says_nothing_about_anybody(
    visitor: Client, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(FORENAME, SURNAME, born_on=date(1901, 2, 3), postcode=POSTCODE)
    court, firm = make_court(), make_firm()
    case = make_case(court=court, defendants=(person,), reference=REFERENCE)
    when_a_citizen_and_professionals_type_names_everywhere(visitor, str(case.pk))
    officer = signed_in(Client(raise_request_exception=False), make_person(Role.COURT_OFFICER, court_staff(court)))
    officer.get("/cases/", {"q": SURNAME})
    officer.get(f"/cases/{case.pk}/defendants/")
    solicitor = signed_in(Client(), make_person(Role.SOLICITOR, firm))
    solicitor.post("/defence/search/", {"reference": REFERENCE, "surname": TYPED, "kind": "person"})
    monkeypatch.setattr(public, "render", lambda request, template, context=None: crash(request))
    assert visitor.get("/", {"q": SURNAME}).status_code == 500
    lines = log.getvalue().splitlines()
    assert len(lines) > 10
    for line in lines:
        assert isinstance(json.loads(line), dict)
    assert [line for line in lines if any(secret in line for secret in SECRETS)] == []


def when_a_citizen_and_professionals_type_names_everywhere(visitor: Client, case_id: str) -> None:
    visitor.get("/", {"name": SURNAME, "q": FORENAME}, headers={"referer": f"http://testserver/?name={TYPED}"})
    visitor.get("/nothing/", {"postcode": POSTCODE})
    visitor.post("/plea/reference/", {"reference": REFERENCE})
    born = {"born_on_day": "3", "born_on_month": "2", "born_on_year": "1901"}
    visitor.post("/plea/your-notice/", {"postcode": "ZZ99 1AA", **born})
    visitor.post("/plea/your-notice/", {"postcode": POSTCODE, **born})
    visitor.post("/plea/contact/", {"email": ADDRESS})
    visitor.post("/accounts/login/", {"login": ADDRESS, "password": "correct horse battery"})
    visitor.get(f"/cases/{case_id}/", {"next": SURNAME})


def _formatter() -> logging.Formatter:
    """The service's own formatter, as its settings make it."""
    from logging.config import DictConfigurator

    made: logging.Formatter = DictConfigurator(settings.LOGGING).configure_formatter(
        dict(settings.LOGGING["formatters"]["json"])
    )
    return made
