"""Signing in with a password and a code (QUALITY S-06)."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from time_machine import TimeMachineFixture

from commonplatform.accounts.models import Membership, User
from commonplatform.accounts.roles import Role
from tests.functional.accounts.steps import (
    PASSWORD,
    code_now,
    enter_code,
    enter_password,
    is_signed_in,
    sign_in,
    somebody,
    text_of,
)

pytestmark = pytest.mark.django_db


def test_password_and_code_sign_in(client: Client) -> None:
    response = sign_in(client, somebody())
    assert response.status_code == 302
    assert is_signed_in(client)


def test_the_page_has_both_boxes(client: Client) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert 'name="login" type="email"' in page
    assert 'name="password" type="password"' in page


def test_the_password_alone_does_not_sign_in(client: Client) -> None:
    response = enter_password(client, somebody())
    assert response.headers["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_the_code_page_without_a_password_first_leads_back_to_the_start(client: Client) -> None:
    response = client.get(reverse("mfa_authenticate"))
    assert response.headers["Location"] == reverse("account_login")


def test_unknown_address_and_wrong_password_get_the_same_page(client: Client) -> None:
    known = text_of(enter_password(client, somebody(), "not the password"))
    unknown = text_of(
        client.post(reverse("account_login"), {"login": "nobody@example.org", "password": "not the password"})  # type: ignore[arg-type]
    )
    assert "Check your e-mail address and password, then try again" in known
    assert known == unknown


def test_every_empty_box_says_what_to_enter(client: Client) -> None:
    page = text_of(client.post(reverse("account_login"), {}))  # type: ignore[arg-type]
    assert "Enter your e-mail address" in page
    assert "Enter your password" in page


def test_a_wrong_code_is_refused_in_plain_words(client: Client) -> None:
    enter_password(client, somebody())
    page = text_of(enter_code(client, "000000"))
    assert "Enter the code that your authenticator app shows now" in page
    assert not is_signed_in(client)


def test_a_code_works_only_once(client: Client) -> None:
    user, code = somebody(), code_now()
    enter_password(client, user)
    enter_code(client, code)
    second = Client()
    enter_password(second, user)
    enter_code(second, code)
    assert is_signed_in(client)
    assert not is_signed_in(second)


def test_a_used_code_stays_used_while_the_clock_tolerance_would_accept_it(
    client: Client, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to("2026-11-23 09:00:00+00:00", tick=False)
    user, code = somebody(), code_now(steps=1)
    enter_password(client, user)
    enter_code(client, code)
    assert is_signed_in(client)
    time_machine.move_to("2026-11-23 09:00:45+00:00", tick=False)
    second = Client()
    enter_password(second, user)
    enter_code(second, code)
    assert not is_signed_in(second)


def test_five_wrong_passwords_make_everybody_wait_for_that_address(client: Client) -> None:
    user = somebody()
    for _ in range(5):
        enter_password(client, user, "wrong")
    page = text_of(enter_password(client, user, PASSWORD))
    assert "You have tried too many times. Wait 5 minutes, then try again" in page


def test_five_wrong_codes_make_that_person_wait(client: Client) -> None:
    user = somebody()
    enter_password(client, user)
    for _ in range(5):
        enter_code(client, "000000")
    assert "You have tried too many times" in text_of(enter_code(client, code_now()))
    assert not is_signed_in(client)


def test_waiting_five_minutes_is_enough(client: Client, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to("2026-11-23 09:00:00+00:00", tick=False)
    user = somebody()
    for _ in range(5):
        enter_password(client, user, "wrong")
    time_machine.move_to("2026-11-23 09:05:01+00:00", tick=False)
    sign_in(client, user)
    assert is_signed_in(client)


def test_counters_are_shared_by_all_processes() -> None:
    cache.set("asked-by-one-process", 1, 60)
    assert type(cache._connections["default"]).__name__ == "DatabaseCache"  # type: ignore[attr-defined]
    assert cache.get("asked-by-one-process") == 1


def test_a_new_session_begins_at_sign_in(client: Client) -> None:
    client.get(reverse("account_login"))
    enter_password(client, user := somebody())
    planted = client.session.session_key
    enter_code(client, code_now())
    assert is_signed_in(client)
    assert client.session.session_key != planted
    assert client.session["_auth_user_id"] == str(user.pk)


def test_where_somebody_was_going_is_kept_and_a_foreign_address_is_not(client: Client) -> None:
    user = somebody()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": "/accounts/2fa/"})
    assert enter_code(client, code_now()).headers["Location"] == "/accounts/2fa/"
    second = Client()
    client.post(reverse("account_logout"))
    second.post(reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": "https://evil.example/"})
    response = enter_code(second, code_now(steps=1))
    assert "evil.example" not in response.headers["Location"]


def test_somebody_without_a_role_in_force_is_turned_away_after_the_password(client: Client) -> None:
    user = somebody()
    Membership.objects.filter(user=user).update(starts_on="2020-01-01", ends_on="2020-12-31")
    response = enter_password(client, user)
    assert response.headers["Location"] == reverse("account_inactive")
    assert not is_signed_in(client)


def test_a_closed_account_is_told_so_only_after_the_right_password(client: Client) -> None:
    user = somebody()
    User.objects.filter(pk=user.pk).update(is_active=False)
    wrong = text_of(enter_password(client, user, "wrong"))
    assert "Check your e-mail address and password" in wrong
    assert enter_password(client, user).headers["Location"] == reverse("account_inactive")


def test_an_administrator_begins_in_administration(client: Client) -> None:
    from tests.support.world import make_organisation

    user = somebody(Role.ADMINISTRATOR, make_organisation("hmcts", name="HM Courts & Tribunals Service"))
    assert sign_in(client, user).headers["Location"] == reverse("admin:index")


def test_nobody_can_sign_up(client: Client) -> None:
    assert client.get("/accounts/signup/").status_code in (302, 404)
    assert client.post("/accounts/signup/", {"email": "a@example.org"}).status_code in (302, 404)
    assert not User.objects.filter(email="a@example.org").exists()


@pytest.mark.parametrize("name", ["account_login", "account_inactive"])
def test_the_way_in_is_there_in_welsh(client: Client, name: str) -> None:
    client.cookies["django_language"] = "cy"
    assert '<html lang="cy"' in client.get(reverse(name)).content.decode()
