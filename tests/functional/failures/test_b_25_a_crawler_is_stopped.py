"""B-25: with lawful credentials the files of an agency were copied, years of them, before anybody noticed.

The guards: every page of a case is counted per person and per organisation (`commonplatform.budgets`), and a case
that is not one's own is absent. Raise the budget without limit, or show others' cases, and these tests fail.
"""

from collections.abc import Iterator
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from commonplatform.audit.models import Event
from tests.functional.budgets.test_read_budgets import BUDGET, _firm_with_cases, _open
from tests.support.world import make_case, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small_budget(settings: Settings) -> None:
    settings.READ_BUDGET_PER_PERSON = BUDGET


@pytest.fixture(autouse=True)
def _not_at_the_full_hour() -> Iterator[None]:
    with time_machine.travel(timezone.now().replace(minute=20, second=0), tick=True):
        yield


def test_the_crawler_stops_at_the_budget_and_every_page_with_an_id_is_closed() -> None:
    _firm, user, cases = _firm_with_cases(BUDGET + 3)
    browser = signed_in(Client(), user)
    assert [_open(browser, case) for case in cases] == [200] * BUDGET + [429] * 3
    again = browser.get(f"/cases/{cases[0].pk}/documents/")
    assert browser.get(f"/cases/{cases[0].pk}/timeline/").status_code == 429
    assert again.status_code in (404, 429)
    assert browser.get(f"/documents/{uuid4()}/").status_code == 429


def test_other_firms_cases_stay_absent_and_trying_them_is_counted() -> None:
    _firm, user, _cases = _firm_with_cases(0)
    foreign = [make_case() for _ in range(BUDGET + 1)]
    browser = signed_in(Client(), user)
    assert [_open(browser, case) for case in foreign] == [404] * BUDGET + [429]
    assert not Event.objects.filter(kind="case.opened", actor_id=user.pk).exists()
