"""How long a sign-in lasts, and what ends it (QUALITY S-07)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from commonplatform.accounts.models import Membership, User
from tests.functional.accounts.steps import enter_password, sign_in, somebody

pytestmark = pytest.mark.django_db

HERE = "mfa_index"
START = "2026-11-23 08:00:00+00:00"


def still_in(client: Client) -> bool:
    return client.get(reverse(HERE)).status_code == 200


def test_half_an_hour_of_nothing_ends_it(client: Client, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(START, tick=False)
    sign_in(client, somebody())
    assert still_in(client)
    time_machine.move_to("2026-11-23 08:29:00+00:00", tick=False)
    assert still_in(client)
    time_machine.move_to("2026-11-23 09:00:00+00:00", tick=False)
    assert not still_in(client)


def test_twelve_hours_end_it_however_busy_one_was(client: Client, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(START, tick=False)
    sign_in(client, somebody())
    for hour in range(8, 20):
        for minute in (0, 20, 40):
            time_machine.move_to(f"2026-11-23 {hour:02d}:{minute:02d}:00+00:00", tick=False)
            assert still_in(client)
    time_machine.move_to("2026-11-23 20:00:01+00:00", tick=False)
    assert not still_in(client)


def test_closing_an_account_ends_its_sessions_at_once(client: Client) -> None:
    user = somebody()
    sign_in(client, user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert not still_in(client)


def test_a_membership_that_ends_takes_its_role_away_at_once(client: Client) -> None:
    user = somebody()
    sign_in(client, user)
    Membership.objects.filter(user=user).update(starts_on="2020-01-01", ends_on="2020-12-31")
    assert user.memberships.count() == 1
    page = client.get(reverse(HERE)).content.decode()
    assert "Court officer" not in page


def test_an_account_unused_for_90_days_is_dormant(client: Client) -> None:
    user = somebody()
    User.objects.filter(pk=user.pk).update(last_login=timezone.now() - timedelta(days=91))
    assert enter_password(client, user).headers["Location"] == reverse("account_inactive")


def test_an_account_used_89_days_ago_is_not(client: Client) -> None:
    user = somebody()
    User.objects.filter(pk=user.pk).update(last_login=timezone.now() - timedelta(days=89))
    assert enter_password(client, user).headers["Location"] == reverse("mfa_authenticate")


def test_signing_out_ends_the_session_and_needs_a_click(client: Client) -> None:
    sign_in(client, somebody())
    assert client.get(reverse("account_logout")).status_code == 200
    assert still_in(client)
    client.post(reverse("account_logout"))
    assert not still_in(client)
