"""S-08: every public page is limited per address, over all processes and past a restart."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.urls.converters import UUIDConverter
from pytest_django import Settings
from time_machine import TimeMachineFixture

from commonplatform.limits.counting import Counter
from commonplatform.limits.middleware import NOT_LIMITED
from commonplatform.limits.models import RequestCount
from tests.support.matrix import addresses

pytestmark = pytest.mark.django_db
START = "2026-11-23 08:00:00+00:00"


@pytest.fixture(autouse=True)
def _one_minute(time_machine: TimeMachineFixture, settings: Settings) -> None:
    time_machine.move_to(START, tick=False)
    settings.PUBLIC_REQUESTS_PER_MINUTE = 20


def ask(client: Client, times: int, page: str = "/cookies/") -> list[int]:
    return [client.get(page).status_code for _ in range(times)]


def test_after_the_limit_the_page_says_to_wait() -> None:
    client = Client()
    assert ask(client, 20) == [200] * 20
    refused = client.get("/cookies/")
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert b"Too many tries" in refused.content


def test_the_next_minute_begins_anew(time_machine: TimeMachineFixture) -> None:
    client = Client()
    ask(client, 25)
    time_machine.move_to("2026-11-23 08:01:00+00:00", tick=False)
    assert ask(client, 1) == [200]


def test_another_address_is_not_held_up() -> None:
    ask(Client(), 25)
    assert ask(Client(REMOTE_ADDR="192.0.2.7"), 1) == [200]


def test_processes_count_together_and_a_restart_forgets_nothing() -> None:
    """Each client has a handler, and so a counter, of its own: like processes."""
    assert 429 not in ask(Client(), 10) + ask(Client(), 10)
    third = ask(Client(), 10)
    assert third[-1] == 429


def test_a_visitor_who_asks_little_is_never_written_down() -> None:
    ask(Client(), 9)
    assert not RequestCount.objects.exists()


def test_no_address_can_be_read_from_the_counts() -> None:
    ask(Client(REMOTE_ADDR="192.0.2.77"), 10)
    assert "192.0.2.77" not in str(RequestCount.objects.values())


def test_a_forged_address_helps_nobody_unless_a_proxy_is_trusted(settings: Settings) -> None:
    client = Client()
    statuses = [client.get("/cookies/", HTTP_X_FORWARDED_FOR=f"198.51.100.{n}").status_code for n in range(25)]
    assert statuses[-1] == 429
    settings.TRUSTED_PROXIES = 1
    assert client.get("/cookies/", HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 200


def test_every_page_without_sign_in_is_limited(settings: Settings) -> None:
    settings.PUBLIC_REQUESTS_PER_MINUTE = 1
    client = Client()
    ask(client, 25)
    open_to_all = []
    for name, pattern in addresses():
        if getattr(pattern.callback, "login_required", True) or name in NOT_LIMITED:
            continue
        takes = {
            name: uuid4() if isinstance(how, UUIDConverter) else 1 for name, how in pattern.pattern.converters.items()
        }
        if client.get(reverse(name, kwargs=takes)).status_code != 429:
            open_to_all.append(name)
    assert open_to_all == []


def test_health_is_never_refused() -> None:
    client = Client()
    ask(client, 25)
    assert ask(client, 3, "/health/live") == [200] * 3


def test_a_counter_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commonplatform.limits.counting.MOST_ADDRESSES", 5)
    counter, now = Counter(), datetime(2026, 11, 23, 8, tzinfo=UTC)
    for number in range(50):
        counter.requests_of(str(number), now=now)
    assert len(counter._seen) <= 6
