"""Asking for a mail and letting the worker come, as the tests of sending need it."""

from django.utils import timezone

from cases.models import Case
from commonplatform.accounts.types import system_actor
from commonplatform.audit.models import Effect
from commonplatform.audit.services import record
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.notifications.models import Message
from commonplatform.notifications.types import SEND_MAIL, mail

FACTS = {"firm": "Hope & Co", "reference": "01AB1234526", "defendant": "Lovelace", "time": "10am", "organisation": "x"}


def ask(case: Case, *, address: str = "ada@example.org", defendant: bool = True, **facts: str) -> Effect:
    """One mail about the case's first defendant, waiting."""
    event = record(
        "representation.started",
        actor=system_actor(),
        case_id=case.pk,
        defendant_id=case.defendants.get(position=1).pk if defendant else None,
        data={"firm": "Hope & Co", "defendant": "Ada"},
        effects=[mail("representation_started", address=address, language="en", facts={**FACTS, **facts})],
    )
    return Effect.objects.get(event=event)


def attempt(effect: Effect) -> Effect:
    """One try of a worker; what came of it."""
    Effect.objects.filter(pk=effect.pk).update(run_after=timezone.now())
    run_effect(effect.pk)
    effect.refresh_from_db()
    return effect


def message_of(effect: Effect) -> Message:
    return Message.objects.get(pk=effect.pk)


def mails_waiting() -> list[Effect]:
    return list(Effect.objects.filter(kind=SEND_MAIL, status=Effect.Status.WAITING))
