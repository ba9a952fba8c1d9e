"""Addresses that are none, names that would be headers, and a try that was the last."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from pytest_django import Settings

from cases.models import Case, WorkItem
from commonplatform.audit import doorbell
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services.run_effect import TRIES_UNTIL_A_PERSON_LOOKS, run_effect
from commonplatform.notifications.models import Message
from commonplatform.notifications.services.keep_delivery import keep_delivery
from commonplatform.notifications.states import MessageStatus
from tests.functional.notifications.sending import ask, attempt, mails_waiting, message_of
from tests.support.smtp_peer import SmtpPeer, smtp_peer
from tests.support.world import make_case

pytestmark = pytest.mark.django_db
BAD = (
    "",
    "nobody",
    "a@b",
    "a b@example.org",
    "x@example.org\nBcc: everybody@example.org",
    "@example.org",
    "a" * 300 + "@b.example",
)


@pytest.fixture(autouse=True)
def outbox(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.STATE_FOLDER, settings.NOTIFICATIONS_BACKEND = tmp_path, "file"
    monkeypatch.setattr(doorbell, "ring", lambda effect_ids: None)
    return tmp_path / "outbox"


@pytest.fixture
def case() -> Case:
    return make_case()


@pytest.mark.parametrize("address", BAD)
def test_an_address_that_is_none_is_never_tried_and_stands_on_the_courts_list(
    case: Case, outbox: Path, address: str
) -> None:
    effect = attempt(ask(case, address=address))
    assert (effect.status, message_of(effect).status) == ("failed", "failed")
    assert not outbox.exists()
    run_effect(Effect.objects.get(kind="notifications.message_failed").pk)
    assert WorkItem.objects.get().kind == "message_failed"


def test_the_notice_about_a_failed_message_is_not_followed_by_another(case: Case) -> None:
    case.court.email = "nobody"  # type: ignore[union-attr]
    case.court.save()  # type: ignore[union-attr]
    attempt(ask(case, address="nobody"))
    run_effect(Effect.objects.get(kind="notifications.message_failed").pk)
    (notice,) = mails_waiting()
    attempt(notice)
    second = Effect.objects.get(kind="notifications.message_failed", status="waiting")
    run_effect(second.pk)
    assert mails_waiting() == []
    assert WorkItem.objects.count() == 2


@pytest.mark.parametrize(
    "name",
    ["Ada\r\nBcc: everybody@example.org", "Ada\n\n# Pay here\n* now", "Ada\x00\x1b[31m", "Ada\u2028X", "Ŵyn O’Söhne"],
)
def test_a_name_is_one_line_of_the_message_and_never_a_header(case: Case, outbox: Path, name: str) -> None:
    effect = attempt(ask(case, defendant_name="", reference=name))
    assert effect.status == "done", effect.last_error
    (file,) = outbox.glob("*.eml")
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert mail["Bcc"] is None
    assert mail["Subject"] == message_of(effect).subject
    assert "\n# Pay" not in message_of(effect).body
    assert "<h2>Pay" not in message_of(effect).html


def test_a_link_in_a_name_is_no_link(case: Case) -> None:
    effect = attempt(ask(case, firm="[Click](https://evil.example) <a href='https://evil.example'>x</a>"))
    message = message_of(effect)
    assert "https://" not in message.body
    assert "](" not in message.body
    assert "<a " not in message.html


def test_text_and_html_say_the_same(case: Case, outbox: Path) -> None:
    attempt(ask(case))
    (file,) = outbox.glob("*.eml")
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    plain, html = (part.get_content() for part in mail.iter_parts())
    assert "Hope & Co went on record for Lovelace" in plain
    assert "Hope &amp; Co went on record for Lovelace" in html
    assert '<html lang="en">' in html
    assert mail["Content-Language"] == "en"


def test_the_last_try_is_reported_like_a_refusal(case: Case, settings: Settings) -> None:
    settings.NOTIFICATIONS_BACKEND, settings.SMTP_URL = "smtp", "smtp://127.0.0.1:1"
    effect = ask(case)
    Effect.objects.filter(pk=effect.pk).update(attempts=TRIES_UNTIL_A_PERSON_LOOKS - 1)
    attempt(effect)
    assert (effect.status, message_of(effect).status) == ("failed", "failed")
    assert Effect.objects.filter(kind="notifications.message_failed").exists()


def test_a_message_that_failed_can_be_tried_again_by_a_person(case: Case, settings: Settings, outbox: Path) -> None:
    settings.NOTIFICATIONS_BACKEND, settings.SMTP_URL = "smtp", "smtp://127.0.0.1:1"
    effect = ask(case)
    Effect.objects.filter(pk=effect.pk).update(attempts=TRIES_UNTIL_A_PERSON_LOOKS - 1)
    attempt(effect)
    settings.NOTIFICATIONS_BACKEND = "file"
    Effect.objects.filter(pk=effect.pk).update(status="waiting", attempts=0)
    attempt(effect)
    assert message_of(effect).status == "handed_over"
    assert len(list(outbox.glob("*.eml"))) == 1


@pytest.fixture
def server(settings: Settings) -> Iterator[SmtpPeer]:
    with smtp_peer() as peer:
        settings.NOTIFICATIONS_BACKEND, settings.SMTP_URL = "smtp", peer.url
        yield peer


def test_a_mail_server_takes_one_mail_with_the_effect_as_its_number(case: Case, server: SmtpPeer) -> None:
    effect = attempt(ask(case))
    mail = message_from_bytes(server.taken[0], policy=policy.default)
    assert (effect.status, len(server.taken)) == ("done", 1)
    assert str(effect.pk) in mail["Message-ID"]
    assert message_of(effect).gateway_id == mail["Message-ID"]


def test_a_second_copy_after_a_lost_answer_has_the_same_number(case: Case, server: SmtpPeer) -> None:
    server.hangs_up_after_data = 1
    effect = attempt(ask(case))
    assert effect.status == "waiting"
    attempt(effect)
    numbers = {message_from_bytes(each)["Message-ID"] for each in server.taken}
    assert (effect.status, len(server.taken), len(numbers)) == ("done", 2, 1)


def test_a_full_mailbox_is_tried_again_an_unknown_one_is_not(case: Case, server: SmtpPeer) -> None:
    server.refuse = {"full@example.org": "452 mailbox full", "gone@example.org": "550 no such user"}
    full, gone = attempt(ask(case, address="full@example.org")), attempt(ask(case, address="gone@example.org"))
    assert (full.status, message_of(full).status) == ("waiting", "failed_for_now")
    assert (gone.status, message_of(gone).status) == ("failed", "failed")
    assert "no such user" in message_of(gone).reason


def test_a_domain_with_accents_is_written_in_ascii(case: Case, server: SmtpPeer) -> None:
    attempt(ask(case, address="ada@tŷ.example"))
    assert message_from_bytes(server.taken[0])["To"] == "ada@xn--t-foa.example"


def test_a_late_word_does_not_undo_what_is_known(case: Case) -> None:
    message = message_of(attempt(ask(case)))
    for status, expected in (
        (MessageStatus.DELIVERED, "delivered"),
        (MessageStatus.FAILED, "delivered"),
        (MessageStatus.HANDED_OVER, "delivered"),
    ):
        keep_delivery(message_id=message.pk, status=status, reason="late")
        message.refresh_from_db()
        assert message.status == expected


@pytest.mark.parametrize(
    "change",
    [{"status": "delivered", "handed_over_at": None}, {"subject": "a\nb"}, {"status": "failed", "reason": ""}],
)
def test_the_database_refuses_a_message_that_cannot_be(case: Case, change: dict[str, object]) -> None:
    message = message_of(attempt(ask(case)))
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(**change)


def test_why_a_message_failed_is_kept_without_anybodys_address(case: Case) -> None:
    effect = ask(case)
    run_effect(effect.pk)
    answer = "550 5.1.1 <ada@example.org>: no such user (mail for ada@example.org)"
    keep_delivery(message_id=effect.pk, status=MessageStatus.FAILED, reason=answer)
    message = message_of(effect)
    assert message.reason == "550 5.1.1 <…>: no such user (mail for …)"
    assert "ada@" not in str(message.history)
    assert Event.objects.get(kind="message.failed").reason == message.reason
