"""Signing in and out are events in the person's own chain."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from commonplatform.audit.models import Event
from commonplatform.audit.verification import verify_chains
from tests.functional.accounts.steps import enter_code, enter_password, sign_in, somebody

pytestmark = pytest.mark.django_db


def kinds_of(chain: UUID) -> list[str]:
    return list(Event.objects.filter(chain_id=chain).order_by("sequence").values_list("kind", flat=True))


def test_signing_in_and_out_is_recorded_with_role_and_organisation(client: Client) -> None:
    user = somebody()
    sign_in(client, user)
    client.post(reverse("account_logout"))
    assert kinds_of(user.pk) == ["person.signed_in", "person.signed_out"]
    event = Event.objects.filter(chain_id=user.pk).earliest("sequence")
    assert (event.actor_name, event.actor_role) == (user.full_name, "court_officer")
    assert event.organisation_name.endswith("staff")


def test_a_wrong_code_is_recorded(client: Client) -> None:
    user = somebody()
    enter_password(client, user)
    enter_code(client, "000000")
    assert kinds_of(user.pk) == ["person.code_refused"]


def test_a_wrong_password_leaves_no_event_that_would_betray_the_address(client: Client) -> None:
    user = somebody()
    enter_password(client, user, "wrong")
    assert kinds_of(user.pk) == []


def test_the_chain_of_a_person_verifies(client: Client) -> None:
    user = somebody()
    sign_in(client, user)
    client.post(reverse("account_logout"))
    assert verify_chains().faults == []
