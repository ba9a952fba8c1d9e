"""Two requests at the same instant make one plea and one mail."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cases.models import Case, Plea, WorkItem
from commonplatform.audit import doorbell
from commonplatform.audit.models import Effect
from pleas.models import LookupAttempt, Submission
from tests.functional.pleas.walking import Citizen
from tests.support.world import Person, make_case

pytestmark = pytest.mark.django_db(transaction=True)
TOGETHER = 4


@pytest.fixture(autouse=True)
def no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doorbell, "ring", lambda effect_id: None)


@pytest.fixture
def case() -> Case:
    return make_case(defendants=[Person(offences=(("RT88191", "Speeding"), ("RT88192", "No insurance")))])


def at_once(*sending: "tuple[Citizen, str]") -> list[str]:
    """Where each request leads; all are sent at the same instant, each on its own connection."""
    start = Barrier(len(sending))

    def send(citizen: Citizen, key: str) -> str:
        try:
            start.wait(timeout=10)
            return citizen.sends(key).leads_to
        finally:
            connection.close()

    with ThreadPoolExecutor(len(sending)) as threads:
        return list(threads.map(lambda pair: send(*pair), sending))


def copy_of(citizen: Citizen) -> Citizen:
    """The same browser in another thread."""
    other = Citizen(citizen.case)
    other.client.cookies.update(citizen.client.cookies)
    return other


def one_of_everything() -> None:
    assert Submission.objects.count() == 1
    assert Plea.objects.count() == 2
    assert WorkItem.objects.filter(kind="plea_received").count() == 1
    assert Effect.objects.filter(kind="notifications.send_mail").count() == 1
    assert Effect.objects.filter(kind="pleas.render_plea_document").count() == 1


def test_a_double_click_makes_one_plea_and_every_click_gets_its_receipt(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "not_guilty")
    key = citizen.key()
    assert at_once(*[(copy_of(citizen), key) for _ in range(TOGETHER)]) == ["/plea/receipt/"] * TOGETHER
    one_of_everything()


def test_two_tabs_at_once_make_one_plea_and_the_other_is_told(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "not_guilty")
    led = at_once(*[(copy_of(citizen), citizen.key()) for _ in range(TOGETHER)])
    assert sorted(led) == ["/plea/case/"] * (TOGETHER - 1) + ["/plea/receipt/"]
    one_of_everything()


def test_guesses_made_at_once_do_not_slip_past_the_lock(case: Case) -> None:
    strangers = [Citizen(case) for _ in range(8)]
    for stranger in strangers:
        stranger.gives_reference()

    def guess(stranger: Citizen) -> int:
        try:
            return stranger.proves(postcode="CF10 1AA").status
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(guess, strangers)) == {200}
    assert LookupAttempt.objects.filter(outcome="not_found").count() == 5
    assert LookupAttempt.objects.filter(outcome="blocked").count() == 3
