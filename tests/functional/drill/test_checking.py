"""The drill must find what it looks for: a plea that is lost, one that is doubled, one that is half saved."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from pytest_django import Settings

from cases.models import Case, WorkItem
from commonplatform.accounts.types import system_actor
from commonplatform.audit import doorbell
from commonplatform.audit.models import Effect
from commonplatform.audit.services import record
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.benchmarks.drill.checking import Verdict, judge
from commonplatform.benchmarks.drill.counting import effects_not_done, mails_of_nobody, what_is_kept
from commonplatform.benchmarks.drill.journal import Line, Word
from commonplatform.notifications.types import SEND_MAIL, mail
from pleas.models import Submission
from tests.functional.pleas.walking import Citizen, defendant_id
from tests.support.world import make_case

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_goes_to_a_folder(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.STATE_FOLDER, settings.NOTIFICATIONS_BACKEND = tmp_path, "file"
    monkeypatch.setattr(doorbell, "ring", lambda effect_ids: None)


def everything_is_done() -> None:
    while waiting := list(Effect.objects.filter(status=Effect.Status.WAITING)):
        for effect in waiting:
            assert run_effect(effect.pk), Effect.objects.get(pk=effect.pk).last_error


@pytest.fixture
def sent() -> Case:
    """A plea that was sent and everything that follows from it."""
    case = make_case()
    Citizen(case).has_sent("guilty")
    everything_is_done()
    return case


def words(case: Case, *said: Word, detail: str = "") -> list[Line]:
    return [Line(float(n), "web", str(defendant_id(case)), word, detail) for n, word in enumerate(said)]


def taken(times: int = 1) -> Counter[UUID]:
    return Counter(dict.fromkeys(Effect.objects.filter(kind=SEND_MAIL).values_list("pk", flat=True), times))


def judged(case: Case, *said: Word, mails: Counter[UUID] | None = None, detail: str = "") -> Verdict:
    lines = words(case, *said, detail=detail)
    return judge(lines, what_is_kept([defendant_id(case)]), taken() if mails is None else mails)


def test_a_plea_that_was_acknowledged_and_is_there_once_is_good(sent: Case) -> None:
    verdict = judged(sent, "sent", "acknowledged")
    assert verdict.faults == []
    assert (verdict.sent, verdict.acknowledged, verdict.lost, verdict.doubled) == (1, 1, 0, 0)
    assert effects_not_done() == (0, 0)


def test_an_acknowledged_plea_of_which_there_is_nothing_is_lost() -> None:
    case = make_case()
    Citizen(case).finds_the_case().answers("guilty")
    assert judged(case, "sent", "acknowledged").lost == 1
    assert judged(case, "sent", "failed").is_good


def test_what_was_sent_and_never_acknowledged_may_be_there_whole(sent: Case) -> None:
    verdict = judged(sent, "sent", "given_up")
    assert verdict.is_good
    assert verdict.saved_unacknowledged == 1


def test_a_second_event_is_doubled(sent: Case) -> None:
    record("plea.submitted", actor=system_actor(), case_id=sent.pk, defendant_id=defendant_id(sent))
    assert judged(sent, "sent", "acknowledged").doubled == 1


def test_a_second_mail_is_doubled_but_the_same_mail_again_is_a_repeat(sent: Case) -> None:
    repeated = judged(sent, "sent", "acknowledged", mails=taken(times=2))
    assert (repeated.is_good, repeated.mails_repeated) == (True, 1)
    another = mail("plea_received", address="bench@example.org", language="en", facts={})
    record("plea.withdrawn", actor=system_actor(), case_id=sent.pk, effects=[another])
    assert judged(sent, "sent", "acknowledged").doubled == 1


def _no_work_item() -> None:
    WorkItem.objects.all().delete()


def _no_figure() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM figures_submissionnote")


@pytest.mark.parametrize("take_away", [_no_work_item, _no_figure])
def test_a_plea_without_one_of_its_rows_is_half_saved(sent: Case, take_away: Callable[[], None]) -> None:
    take_away()
    assert judged(sent, "sent", "acknowledged").half_saved == 1
    assert judged(sent, "sent", "given_up").half_saved == 1


def test_a_mail_that_never_reached_the_mail_server_is_lost(sent: Case) -> None:
    assert judged(sent, "sent", "acknowledged", mails=Counter()).lost == 1


def test_a_document_that_was_never_made_is_lost() -> None:
    case = make_case()
    Citizen(case).has_sent("guilty")
    assert judged(case, "sent", "acknowledged").lost == 1


def test_another_receipt_than_the_one_that_is_kept_is_a_fault(sent: Case) -> None:
    kept = Submission.objects.get().reference
    assert judged(sent, "sent", "acknowledged", "seen", detail=kept).is_good
    assert not judged(sent, "sent", "acknowledged", "seen", detail="23456789CDFG").is_good


def test_a_refusal_and_a_submitter_who_is_never_told_are_faults(sent: Case) -> None:
    assert not judged(sent, "sent", "refused", detail="302 /plea/case/").is_good
    assert not judged(sent, "sent", "given_up", detail="never told").is_good


def test_a_mail_that_nobody_asked_for_is_found(sent: Case) -> None:
    assert mails_of_nobody(taken()) == 0
    assert mails_of_nobody(taken() + Counter({sent.pk: 1})) == 1
