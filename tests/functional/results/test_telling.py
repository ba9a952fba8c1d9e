"""The run: who is told by e-mail, who by post, once, in their language, with nothing lost."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from cases.models import Case
from cases.results.models import Result
from cases.results.report import RunReport
from cases.results.services import send_results
from cases.results.services.import_result import ResultRefused
from cases.results.services.send_results import RunOptions
from cases.results.tasks import send_results as daily
from commonplatform.accounts.types import system_actor
from commonplatform.audit import doorbell
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.notifications.models import Message
from tests.functional.results.received import answered_case, sent, take_in, with_codes
from tests.support.effects import effect_asking, effects_asking
from tests.support.world import make_case, make_court

pytestmark = pytest.mark.django_db
RESULT = {"kind": "notifications.send_mail", "template": "result"}


@pytest.fixture(autouse=True)
def _outbox(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.STATE_FOLDER, settings.NOTIFICATIONS_BACKEND = tmp_path, "file"
    monkeypatch.setattr(doorbell, "ring", lambda effect_ids: None)


def run(**options: Any) -> RunReport:
    return send_results(actor=system_actor("Results"), options=RunOptions(**options))


def result_as_mailed() -> Message:
    effect = effect_asking(**RESULT)
    assert run_effect(effect.pk), Effect.objects.get(pk=effect.pk).last_error
    return Message.objects.get(pk=effect.pk)


def test_a_result_is_mailed_once_with_everything_that_is_needed_to_pay() -> None:
    case = answered_case()
    take_in(sent())
    assert (run().mailed, run().mailed) == (1, 0)
    message = result_as_mailed()
    assert case.court is not None
    assert message.address == "ada@example.org"
    for said in (
        "TEST/77/00001/26",
        "Ada Lovelace",
        case.court.name,
        "Fined £1,250.00, reduced from £1,875.00",
        "In all: £1,340",
        "14 December 2026",
        "6 points",
        "Do not send your driving licence",
        "Division: 077",
        "Account number: 26012345A",
        "5 days",
        "https://www.gov.uk/pay-court-fine-online",
        "0306 999 0110",
        "paper notice",
    ):
        assert said in message.body, said
    assert "£3,125" not in message.body
    assert Result.objects.get().state == "mailed"


def test_a_welsh_journey_is_told_in_welsh_and_in_english_where_there_is_no_welsh() -> None:
    answered_case(language="cy", court=make_court(is_welsh=True))
    take_in(sent())
    run()
    message = result_as_mailed()
    assert message.language == "cy"
    assert "Dirwy o £1,250.00" in message.body
    assert "To pay costs of £90.00." in message.body
    assert "Llys" in message.body
    assert "0306 999 0111" in message.body, "Welsh courts have a line of their own"
    assert "Fined" not in message.body


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"account_number": ""}, "account_missing"),
        ({"division": ""}, "account_missing"),
        ({"offences": with_codes(("FO", "DDDTO"), ("NSP",))}, "disqualified"),
        ({"offences": with_codes(("FO",), ("AREMHA",))}, "adjourned"),
    ],
)
def test_what_may_not_be_mailed_is_processed_and_left_to_the_post(change: dict[str, Any], why: str) -> None:
    answered_case()
    take_in(sent(**change))
    report = run()
    assert dict(report.skips) == {why: 1}
    result = Result.objects.get()
    assert (result.state, result.skip_reason) == ("skipped", why)
    assert result.processed_at is not None
    assert Event.objects.get(kind="result.left_to_post").reason == why
    assert not effects_asking(**RESULT)
    assert run().lines == [], "processed once"


def test_an_adjourned_offence_that_was_withdrawn_does_not_hold_the_mail_back() -> None:
    answered_case()
    take_in(sent(offences=with_codes(("FO",), ("ADJP", "WDRN"))))
    assert run().mailed == 1


def test_without_an_online_plea_there_is_nobody_to_mail() -> None:
    make_case(reference="TEST/77/00001/26")
    take_in(sent())
    assert dict(run().skips) == {"no_online_plea": 1}


def test_a_missed_day_is_caught_up() -> None:
    answered_case()
    with time_machine.travel(timezone.now() - timedelta(days=9), tick=False):
        take_in(sent())
    assert run().mailed == 1


def test_a_dry_run_changes_nothing() -> None:
    answered_case()
    take_in(sent())
    assert run(dry_run=True, report_to=("staff@example.org",)).mailed == 1
    assert Result.objects.get().state == "waiting"
    assert not Effect.objects.exists()


def test_a_trial_goes_to_the_other_recipient_and_the_result_goes_on_waiting() -> None:
    answered_case()
    take_in(sent())
    run(other_recipient="tester@example.org")
    assert effect_asking(**RESULT).payload["address"] == "tester@example.org"
    assert Result.objects.get().state == "waiting"
    assert run().mailed == 1


def test_service_staff_get_a_report_with_counts_and_reasons_after_each_run(settings: Settings) -> None:
    settings.SERVICE_MAILBOX = "service@example.org"
    answered_case()
    take_in(sent(division=""))
    daily()
    effect = effect_asking(template="result_run_report")
    run_effect(effect.pk)
    report = Message.objects.get(pk=effect.pk)
    assert report.address == "service@example.org"
    assert "0 by e-mail, 1 by post only" in report.subject
    assert "TEST/77/00001/26: account number or division missing" in report.body
    assert "Lovelace" not in report.body


def test_the_command_says_what_it_would_do(capsys: pytest.CaptureFixture[str]) -> None:
    answered_case()
    take_in(sent())
    call_command("send_results", "--dry-run")
    assert "TEST/77/00001/26: by e-mail" in capsys.readouterr().out
    call_command("send_results", "--report-to", "staff@example.org")
    assert effect_asking(template="result_run_report").payload["address"] == "staff@example.org"


def test_what_the_mail_says_is_fixed_when_the_result_is_told(settings: Settings) -> None:
    """A correction that comes between the run and the worker is refused: nobody reads two different results."""
    answered_case()
    take_in(sent())
    run()
    with pytest.raises(ResultRefused) as refused:
        take_in(sent(division="099"))
    assert refused.value.code == "already_sent"
    assert "Division: 077" in result_as_mailed().body


def test_nothing_of_the_case_is_in_the_subject_but_its_reference(settings: Settings) -> None:
    case: Case = answered_case()
    take_in(sent())
    run()
    assert result_as_mailed().subject == f"The court has decided your case: {case.reference_received}"
