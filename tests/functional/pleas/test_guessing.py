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
from tests.functional.pleas.walking import Citizen
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
