"""S-08: an attack on the lookup finds nothing and is told of once, soon; honest mistakes raise no alarm."""

from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from cases.models import Case
from commonplatform.accounts.types import system_actor
from commonplatform.audit.models import Effect, Event
from pleas.models import LookupAttempt
from pleas.services.watch_lookups import ALARM, watch_lookups
from pleas.views import finding, nothing_found
from tests.functional.pleas.walking import Citizen, Page
from tests.support.world import make_case

pytestmark = pytest.mark.django_db
WATCH = system_actor("Lookup watch")


@pytest.fixture(autouse=True)
def _soon(settings: Settings) -> None:
    settings.LOOKUP_BURST_FAILURES = 30


@pytest.fixture
def case() -> Case:
    return make_case()


def attack(case: Case, tries: int) -> int:
    """From many addresses and browsers, over real and invented references; how many got in."""
    hits = 0
    for number in range(tries):
        intruder = Citizen(case, client=Client(REMOTE_ADDR=f"198.51.{number // 250}.{number % 250}"))
        intruder.gives_reference(case.reference_received if number % 2 else f"99ZZ{number:09d}")
        hits += intruder.proves(postcode=f"ZZ{number % 10} {number % 9}ZZ").status == 302
    return hits


def test_an_attack_has_no_hit_and_one_alarm(case: Case) -> None:
    assert attack(case, 60) == 0
    assert watch_lookups(actor=WATCH)
    event = Event.objects.get(kind=ALARM)
    assert event.data == {"failures": 30, "minutes": 10}
    mail = Effect.objects.get(event=event)
    assert mail.payload["template"] == "lookup_alarm"
    assert case.reference not in str(mail.payload)
    attack(case, 10)
    assert not watch_lookups(actor=WATCH)
    assert Event.objects.filter(kind=ALARM).count() == 1


def test_even_the_right_factors_do_not_get_in_while_the_reference_is_attacked(case: Case) -> None:
    attack(case, 12)
    owner = Citizen(case)
    owner.gives_reference()
    assert owner.proves().status == 200


def test_a_burst_that_goes_on_is_told_of_again_after_the_quiet_time(case: Case) -> None:
    attack(case, 30)
    now = timezone.now()
    assert watch_lookups(actor=WATCH, now=now)
    later = now + timedelta(minutes=django_settings.LOOKUP_BURST_QUIET_MINUTES + 1)
    LookupAttempt.objects.update(at=later)
    assert watch_lookups(actor=WATCH, now=later + timedelta(seconds=1))


def test_some_mistakes_and_those_of_long_ago_raise_no_alarm(case: Case) -> None:
    attack(case, 29)
    assert not watch_lookups(actor=WATCH)
    attack(case, 20)
    LookupAttempt.objects.update(at=timezone.now() - timedelta(minutes=11))
    assert not watch_lookups(actor=WATCH)


def test_people_who_find_their_case_raise_no_alarm(settings: Settings) -> None:
    settings.LOOKUP_BURST_FAILURES = 3
    for _ in range(4):
        Citizen(make_case()).finds_the_case()
    assert not watch_lookups(actor=WATCH)


def test_it_is_looked_for_often_enough_to_tell_within_a_minute() -> None:
    entry = django_settings.CELERY_BEAT_SCHEDULE["watch-lookups"]
    assert entry["task"] == "pleas.tasks.watch_lookups"
    assert isinstance(entry["schedule"], float)
    assert entry["schedule"] <= 30


# ---- a failure costs little, and the page for it is the page that would have been rendered

HOSTILE = [
    {"postcode": "ZZ1 1ZZ"},
    {"postcode": '"><script>alert(1)</script>', "born_on_day": "", "born_on_month": "", "born_on_year": ""},
    {"postcode": "a&b'c\\g<1>\\1", "born_on_day": "1", "born_on_month": "January", "born_on_year": "1984"},
]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_page_after_a_failure_is_the_one_that_would_have_been_rendered(
    case: Case, typed: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    citizen = Citizen(case, client=Client(enforce_csrf_checks=False))
    citizen.client.cookies["django_language"] = language
    citizen.gives_reference()
    quick = [citizen.proves(**typed) for _ in range(2)][-1]
    monkeypatch.setattr(finding, "answer_that_nothing_was_found", lambda *page: None)
    rendered = citizen.proves(**typed)
    assert without_secrets(quick) == without_secrets(rendered)


def test_each_answer_has_a_token_and_a_nonce_of_its_own(case: Case) -> None:
    citizen = Citizen(case)
    citizen.gives_reference()
    pages = [citizen.proves(postcode="ZZ1 1ZZ") for _ in range(3)]
    tokens = {page.value_of("csrfmiddlewaretoken") for page in pages}
    nonces = {str(page.root.xpath("string(//script/@nonce)")) for page in pages}
    assert (len(tokens), len(nonces)) == (3, 3)
    for page in pages:
        assert all(
            f"'nonce-{nonce}'" in page.response["Content-Security-Policy"]
            for nonce in page.root.xpath("//script/@nonce")
        )


def test_nobody_is_shown_what_somebody_else_typed(case: Case) -> None:
    for postcode in ("ZZ1 1ZZ", "ZZ2 2ZZ"):
        stranger = Citizen(case)
        stranger.gives_reference()
        assert stranger.proves(postcode=postcode).value_of("postcode") == postcode


def test_a_page_is_rendered_once_for_many_failures(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    attack(case, 1)
    monkeypatch.setattr(nothing_found, "render_to_string", None)
    assert attack(case, 9) == 0


def without_secrets(page: Page) -> str:
    text = page.response.content.decode()
    for secret in (*page.root.xpath("//input[@name='csrfmiddlewaretoken']/@value"), *page.root.xpath("//@nonce")):
        text = text.replace(str(secret), "")
    return str(text)
