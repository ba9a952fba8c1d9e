"""S-13: no name, reference, token or typed text reaches a log line, also when a page crashes."""

import io
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.conf import settings as django_settings
from django.test import Client

from pleas.views import answering, finding, sending
from tests.functional.pleas.walking import Citizen
from tests.support.world import Person, make_case

pytestmark = pytest.mark.django_db
SURNAME, FORENAME = "Kanarienvogel", "Zebedea"
CANARIES = (SURNAME, FORENAME, "12CN0099887", "12/CN/0099887/26", "SW1A", "canary@example.org", "Wittgenstein", "1990")


@pytest.fixture
def sink() -> Iterator[io.StringIO]:
    """Everything that any logger says, as the service formats it."""
    formatter = django_settings.LOGGING["formatters"]["json"]
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=formatter["processors"], foreign_pre_chain=formatter["foreign_pre_chain"]
        )
    )
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
    return words


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
