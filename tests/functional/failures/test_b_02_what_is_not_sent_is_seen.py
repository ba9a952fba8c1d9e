"""B-02: it took fifteen months to notice that notifications were not sent.

The guards: `commonplatform.metrics.DomainFigures` and the page `cases:outbox` read the age of the
oldest undone effect per kind from the effects themselves, so the figure grows by itself when
something stops. Report counts only, or what a worker last said about itself, and these tests fail.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commonplatform.accounts.roles import Role
from commonplatform.audit import handlers
from commonplatform.audit.models import Effect
from commonplatform.audit.services import record
from commonplatform.audit.services import run_effect as running
from commonplatform.audit.services.sweep_effects import due_effects
from commonplatform.audit.types import EffectJob, EffectRequest
from commonplatform.metrics import application
from tests.support.world import FEED, court_staff, make_case, make_court, make_person, signed_in

pytestmark = pytest.mark.django_db

BLOCKED, FLOWING = "notifications.send_mail", "pleas.render_plea_document"
ALARM_AFTER = timedelta(minutes=5)
STEP = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _one_partner_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    def down(job: EffectJob) -> None:
        raise ConnectionError("no answer")

    kinds = {BLOCKED: down, FLOWING: lambda job: None}
    monkeypatch.setattr(handlers, "_handlers", {**handlers._handlers, **kinds})


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def ask(kind: str, case_id: UUID) -> None:
    at = timezone.now().isoformat()
    record("plea.submitted", actor=FEED, case_id=case_id, effects=[EffectRequest(kind, f"partner {at}")])


def work() -> None:
    for effect_id in due_effects():
        running.run_effect(effect_id)


def oldest_seconds() -> dict[str, float]:
    """The dead-man figures, as a monitoring system reads them."""
    text = b"".join(application({"PATH_INFO": "/metrics", "REQUEST_METHOD": "GET"}, lambda *answer: None))
    found = re.findall(r'^effects_oldest_seconds\{kind="([^"]+)"\} (\S+)$', text.decode(), re.MULTILINE)
    return {kind: float(seconds) for kind, seconds in found}


def test_the_oldest_unsent_grows_for_the_kind_that_is_down_and_only_for_it(
    clock: time_machine.Traveller,
) -> None:
    case = make_case()
    ages = []
    for _ in range(6):
        ask(BLOCKED, case.pk)
        ask(FLOWING, case.pk)
        clock.shift(STEP)
        work()
        figures = oldest_seconds()
        assert FLOWING not in figures
        ages.append(figures[BLOCKED])
    assert ages == [60.0, 120.0, 180.0, 240.0, 300.0, 360.0], "the age of the oldest, not of the latest try"


def test_within_five_minutes_the_court_sees_it_marked_on_its_page(
    client: Client, clock: time_machine.Traveller
) -> None:
    court = make_court()
    ask(BLOCKED, make_case(court=court).pk)
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court)))
    assert "Late" not in _page(client)
    clock.shift(ALARM_AFTER)
    work()
    assert "Late" in _page(client)


def test_when_it_comes_back_the_figure_ends_without_anybody_touching_it(
    monkeypatch: pytest.MonkeyPatch, clock: time_machine.Traveller
) -> None:
    ask(BLOCKED, make_case().pk)
    clock.shift(ALARM_AFTER)
    work()
    assert oldest_seconds()[BLOCKED] == ALARM_AFTER.total_seconds()
    monkeypatch.setitem(handlers._handlers, BLOCKED, lambda job: None)
    clock.shift(timedelta(hours=1))
    work()
    assert oldest_seconds() == {}


def test_what_is_given_up_after_many_tries_does_not_vanish_from_sight(
    client: Client, clock: time_machine.Traveller
) -> None:
    court = make_court()
    ask(BLOCKED, make_case(court=court).pk)
    effect = Effect.objects.get()
    Effect.objects.update(attempts=running.TRIES_UNTIL_A_PERSON_LOOKS - 1)
    clock.shift(timedelta(days=3))
    work()
    effect.refresh_from_db()
    assert effect.status == Effect.Status.FAILED
    assert (
        "effects_failed 1.0"
        in b"".join(application({"PATH_INFO": "/metrics", "REQUEST_METHOD": "GET"}, lambda *answer: None)).decode()
    )
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court)))
    assert "no answer" in _page(client)


def test_an_effect_that_no_worker_ever_took_ages_just_the_same(clock: time_machine.Traveller) -> None:
    """Every worker and the sweeper stopped: nothing in the service runs, and still the figure grows."""
    ask(BLOCKED, make_case().pk)
    started: datetime = timezone.now()
    clock.shift(timedelta(days=1))
    assert oldest_seconds()[BLOCKED] == (timezone.now() - started).total_seconds()


def _page(client: Client) -> str:
    response = client.get(reverse("cases:outbox"))
    assert response.status_code == 200
    return response.content.decode()
