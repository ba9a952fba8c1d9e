"""However a plea is sent twice, there is one plea and one mail: double click, back button, two tabs, a replayed
request, and requests at the same instant."""

import pytest

from cases.models import Case
from commonplatform.audit import doorbell
from pleas.models import Submission
from tests.functional.pleas.test_sending_at_once import at_once, copy_of, one_of_everything
from tests.functional.pleas.walking import Citizen
from tests.support.world import Person, make_case

pytestmark = pytest.mark.django_db(transaction=True)
RECEIPT, TOLD = "/plea/receipt/", "/plea/case/"


@pytest.fixture(autouse=True)
def no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doorbell, "ring", lambda effect_id: None)


@pytest.fixture
def citizen() -> Citizen:
    case: Case = make_case(defendants=[Person(offences=(("RT88191", "Speeding"), ("RT88192", "No insurance")))])
    return Citizen(case).finds_the_case().answers("guilty", "not_guilty")


def test_double_click(citizen: Citizen) -> None:
    key = citizen.key()
    assert at_once((copy_of(citizen), key), (copy_of(citizen), key)) == [RECEIPT, RECEIPT]
    one_of_everything()


def test_back_button(citizen: Citizen) -> None:
    key = citizen.key()
    assert citizen.sends(key).leads_to == RECEIPT
    for page in ("declaration/", "check/", "charge/1/"):
        assert citizen.get(page).leads_to == RECEIPT
        assert citizen.post(page, plea="not_guilty").leads_to == RECEIPT
    assert citizen.sends(key).leads_to == RECEIPT
    one_of_everything()


def test_two_tabs(citizen: Citizen) -> None:
    first, second = citizen.key(), citizen.key()
    assert first != second
    assert citizen.sends(first).leads_to == RECEIPT
    assert citizen.sends(second).leads_to == TOLD
    assert "already" in citizen.get("case/").text
    one_of_everything()


def test_a_replayed_request(citizen: Citizen) -> None:
    key, earlier = citizen.key(), copy_of(citizen)
    receipts = {citizen.sends(key).leads_to for _ in range(5)} | {earlier.sends(key).leads_to}
    assert receipts == {RECEIPT}
    assert citizen.get("receipt/").root.xpath("//@data-app-copy") == [Submission.objects.get().reference]
    one_of_everything()


def test_requests_at_the_same_instant(citizen: Citizen) -> None:
    keys = [citizen.key(), citizen.key()]
    led = at_once(*[(copy_of(citizen), key) for key in keys for _ in range(4)])
    assert sorted(led) == [TOLD] * 4 + [RECEIPT] * 4
    one_of_everything()
