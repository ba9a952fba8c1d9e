"""Journeys: a real browser, the real service, real effects against real storage."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker, Settings
from pytest_django.live_server_helper import LiveServer

from commonplatform.accounts.models import User
from commonplatform.audit import doorbell
from tests.journeys.people import Professional
from tests.support.accessibility import Accessibility
from tests.support.browser import DESKTOP, Visitor, launch
from tests.support.files import running_door
from tests.support.live import Outbox, least_privileged_threads

# The synchronous browser interface runs an event loop in the test's thread, where Django looks for one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

SomebodyComes = Callable[..., Visitor]
SomebodyWorks = Callable[[User], Professional]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.fixture(scope="session")
def accessibility(browser: Browser) -> Accessibility:
    return Accessibility(browser)


@pytest.fixture(autouse=True)
def _web_process_with_its_own_rights(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The web process logs in as the web role; the worker is called by the test, not by the broker."""
    monkeypatch.setattr(doorbell, "ring", lambda effect_id: None)
    with least_privileged_threads():
        yield


@pytest.fixture(scope="session")
def door_of_files(django_db_setup: None, django_db_blocker: DjangoDbBlocker, live_server: LiveServer) -> Iterator[str]:
    """A process of its own, as in production: files come from there, and only the live server's pages frame them."""
    with django_db_blocker.unblock(), running_door(PUBLIC_BASE_URL=live_server.url) as address:
        yield address


@pytest.fixture(autouse=True)
def _files_come_through_their_door(settings: Settings, door_of_files: str) -> None:
    settings.FILES_BASE_URL = door_of_files


@pytest.fixture(autouse=True)
def outbox(settings: Settings, tmp_path: Path) -> Outbox:
    settings.NOTIFICATIONS_BACKEND = "file"
    settings.STATE_FOLDER = tmp_path
    return Outbox(tmp_path)


@pytest.fixture
def somebody_comes(browser: Browser, accessibility: Accessibility, live_server: LiveServer) -> Iterator[SomebodyComes]:
    """Opens a browser of its own for a person: `language`, `scripts`, `viewport`, and `hands` (a kind of Visitor)."""
    visitors: list[Visitor] = []

    def come(
        *,
        language: str = "en",
        scripts: bool = True,
        viewport: Any = DESKTOP,
        hands: type[Visitor] = Visitor,
    ) -> Visitor:
        context = browser.new_context(
            java_script_enabled=scripts,
            viewport=viewport,
            locale="cy-GB" if language == "cy" else "en-GB",
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        visitor = hands(
            context,
            base_url=live_server.url,
            accessibility=accessibility,
            language=language,
            scripts=scripts,
        )
        visitors.append(visitor)
        return visitor

    yield come
    for visitor in visitors:
        visitor.has_heard_no_complaint()
        visitor.page.context.close()


@pytest.fixture
def somebody_works(somebody_comes: SomebodyComes) -> SomebodyWorks:
    """A professional at their own browser; signs in by `signs_in`, or is there already by `is_signed_in`."""

    def come(user: User) -> Professional:
        return Professional(somebody_comes(), user)

    return come
