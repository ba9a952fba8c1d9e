"""GOV.UK Notify, against a local peer: one mail per message, whatever is lost on the way."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from cases.models import Case, WorkItem
from commonplatform.audit import doorbell
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.notifications.gateways import notify
from commonplatform.notifications.models import Message
from commonplatform.notifications.services.check_deliveries import check_deliveries
from tests.functional.notifications.sending import ask, attempt, message_of
from tests.support.effects import effect_asking
from tests.support.notify_peer import API_KEY, TEMPLATE, NotifyPeer, error, notify_peer
from tests.support.world import make_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def peer(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[NotifyPeer]:
    monkeypatch.setattr(doorbell, "ring", lambda effect_ids: None)
    with notify_peer() as peer:
        settings.NOTIFICATIONS_BACKEND, settings.NOTIFY_URL = "notify", peer.url
        settings.NOTIFY_API_KEY, settings.NOTIFY_TEMPLATE_ID = API_KEY, TEMPLATE
        yield peer


@pytest.fixture
def case() -> Case:
    return make_case()


def later(**by: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**by), tick=False)


def test_our_words_go_through_one_template_with_the_effect_as_reference(peer: NotifyPeer, case: Case) -> None:
    effect = attempt(ask(case))
    message = message_of(effect)
    (taken,) = peer.taken
    assert effect.status == "done"
    assert (taken["email_address"], taken["template_id"]) == ("ada@example.org", TEMPLATE)
    assert taken["personalisation"] == {"subject": message.subject, "body": message.body}
    assert taken["reference"] == str(effect.pk)
    assert (message.status, message.gateway_id) == ("handed_over", taken["id"])
    assert "Hope & Co" in message.body


def test_a_message_that_is_gone_is_not_sent_again(peer: NotifyPeer, case: Case) -> None:
    effect = attempt(ask(case))
    Effect.objects.filter(pk=effect.pk).update(status="waiting", done_at=None)
    attempt(effect)
    assert len(peer.taken) == 1


def test_a_second_try_finds_the_first_when_the_answer_was_lost(peer: NotifyPeer, case: Case) -> None:
    peer.loses_answers = 1
    effect = attempt(ask(case))
    assert (effect.status, message_of(effect).status) == ("waiting", "failed_for_now")
    attempt(effect)
    assert (effect.status, len(peer.taken)) == ("done", 1)
    assert message_of(effect).gateway_id == peer.taken[0]["id"]


def test_a_worker_that_died_between_handing_over_and_writing_it_down_sends_once(
    peer: NotifyPeer, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """What ends a process, not what a handler catches."""

    def die(**given: object) -> None:
        raise Killed

    effect = ask(case)
    with monkeypatch.context() as patch:
        patch.setattr("commonplatform.notifications.services.send_message.keep_delivery", die)
        with pytest.raises(Killed):
            run_effect(effect.pk)
    assert message_of(effect).status == "created"
    attempt(effect)
    assert (effect.status, message_of(effect).status, len(peer.taken)) == ("done", "handed_over", 1)


@pytest.mark.parametrize(
    "fault",
    [
        (500, error("Exception", "Internal server error")),
        (503, b"<html>down</html>"),
        (429, error("RateLimitError", "Exceeded rate limit")),
        (403, error("AuthError", "Invalid token")),
        (400, error("BadRequestError", "Can’t send to this recipient using a team-only API key")),
        (302, b""),
        (200, b"[]"),
    ],
)
def test_what_may_be_mended_is_tried_again(peer: NotifyPeer, case: Case, fault: tuple[int, object]) -> None:
    peer.faults = [fault]
    effect = attempt(ask(case))
    message = message_of(effect)
    assert (effect.status, message.status) == ("waiting", "failed_for_now")
    assert message.reason
    assert not WorkItem.objects.exists()
    attempt(effect)
    assert (effect.status, len(peer.taken)) == ("done", 1)
    assert [step["status"] for step in message_of(effect).history] == ["failed_for_now", "handed_over"]


def test_a_notify_that_does_not_answer_in_time_is_tried_again(
    peer: NotifyPeer, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notify, "SECONDS", 0.05)
    peer.seconds = 0.5
    effect = attempt(ask(case))
    assert "Timeout" in message_of(effect).reason
    peer.seconds = 0
    attempt(effect)
    assert message_of(effect).status == "handed_over"
    assert {mail["reference"] for mail in peer.taken} == {str(effect.pk)}


def test_an_address_that_notify_refuses_is_given_up_and_put_on_the_courts_list(peer: NotifyPeer, case: Case) -> None:
    peer.faults = [(400, error("ValidationError", "email_address Not a valid email address"))]
    effect = attempt(ask(case))
    assert (effect.status, message_of(effect).status) == ("failed", "failed")
    run_effect(Effect.objects.get(kind="notifications.message_failed").pk)
    item = WorkItem.objects.get(kind="message_failed")
    assert (item.principal_id, item.flags) == (case.court_id, ["send_by_post"])
    assert item.defendant == case.defendants.get()


def test_the_delivery_is_asked_for_until_there_is_a_last_word(peer: NotifyPeer, case: Case) -> None:
    effect = attempt(ask(case))
    assert check_deliveries().asked == 0, "not at once"
    with later(minutes=1):
        first = check_deliveries()
        assert (first.asked, first.settled) == (1, 0)
        assert check_deliveries().asked == 0, "not twice in a row"
    peer.states[peer.taken[0]["id"]] = "delivered"
    with later(minutes=5):
        assert check_deliveries().settled == 1
    message = message_of(effect)
    assert (message.status, message.check_at) == ("delivered", None)
    with later(days=1):
        assert check_deliveries().asked == 0


@pytest.mark.parametrize("word", ["permanent-failure", "temporary-failure", "technical-failure"])
def test_a_message_that_did_not_arrive_is_reported_once_with_its_reason(
    peer: NotifyPeer, case: Case, word: str
) -> None:
    effect = attempt(ask(case))
    peer.states[peer.taken[0]["id"]] = word
    with later(minutes=1):
        check_deliveries()
    message = message_of(effect)
    assert message.status == "failed"
    assert message.reason
    report = Effect.objects.get(kind="notifications.message_failed")
    for _ in range(2):
        Effect.objects.filter(pk=report.pk).update(status="waiting", done_at=None)
        run_effect(report.pk)
    assert WorkItem.objects.filter(kind="message_failed").count() == 1
    notice = effect_asking(kind="notifications.send_mail", template="message_failed")
    assert case.court is not None
    assert notice.payload["address"] == case.court.email


def test_when_notify_is_down_the_question_is_put_again_later(peer: NotifyPeer, case: Case) -> None:
    effect = attempt(ask(case))
    peer.faults = [(500, error("Exception", "down"))]
    with later(minutes=1):
        assert check_deliveries().unanswered == 1
    peer.states[peer.taken[0]["id"]] = "delivered"
    with later(minutes=3):
        check_deliveries()
    assert message_of(effect).status == "delivered"


def test_after_four_days_without_a_last_word_nobody_asks_any_more(peer: NotifyPeer, case: Case) -> None:
    effect = attempt(ask(case))
    with later(days=4):
        check_deliveries()
    assert Message.objects.get(pk=effect.pk).check_at is None
