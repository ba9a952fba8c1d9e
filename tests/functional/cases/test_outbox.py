"""What cannot be delivered stands on a staff page with its error and a "try again"."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from tests.support.world import FEED, court_staff, make_case, make_court, make_firm, make_person, signed_in

pytestmark = pytest.mark.django_db


def failed_mail(case: object) -> Effect:
    event = record(
        "plea.submitted",
        actor=FEED,
        case_id=case.pk,  # type: ignore[attr-defined]
        effects=[EffectRequest("notifications.send_mail", "a")],
    )
    Effect.objects.filter(event=event).update(status="failed", last_error="the server said no", attempts=80)
    return Effect.objects.get(event=event)


def test_court_staff_see_the_failed_mails_of_their_cases_only_and_try_again(client: Client) -> None:
    court = make_court()
    own, foreign = failed_mail(make_case(court=court)), failed_mail(make_case())
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court)))
    text = client.get(reverse("cases:outbox")).content.decode()
    assert "the server said no" in text
    assert str(own.pk) in text
    assert str(foreign.pk) not in text
    client.post(reverse("cases:outbox"), {"effect": [str(own.pk), str(foreign.pk), "nonsense"]})
    assert Effect.objects.get(pk=own.pk).status == "waiting"
    assert Effect.objects.get(pk=foreign.pk).status == "failed"


def test_the_oldest_that_waits_is_shown_with_its_age_and_marked_when_late(client: Client) -> None:
    court = make_court()
    effect = failed_mail(make_case(court=court))
    Effect.objects.filter(pk=effect.pk).update(status="waiting", created_at=timezone.now() - timedelta(minutes=7))
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court)))
    text = client.get(reverse("cases:outbox")).content.decode()
    assert "7 minutes" in text
    assert "Late" in text


def test_the_defence_has_no_outbox(client: Client) -> None:
    signed_in(client, make_person(Role.SOLICITOR, make_firm()))
    assert client.get(reverse("cases:outbox")).status_code == 403
