"""Setting up, replacing and losing the second factor (QUALITY S-06)."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as django_settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import override as override_language
from time_machine import TimeMachineFixture

from commonplatform.accounts.services.remove_second_factor import remove_second_factor
from tests.functional.accounts.steps import (
    PASSWORD,
    SECRET,
    code_now,
    enter_code,
    enter_password,
    is_signed_in,
    sign_in,
    somebody,
    text_of,
)

pytestmark = pytest.mark.django_db(transaction=True)

SET_UP = "mfa_activate_totp"


def key_on_the_page(response: HttpResponse) -> str:
    found = re.search(r"app-reference__number\">([A-Z2-7 ]+)<", response.content.decode())
    assert found is not None
    return found[1].replace(" ", "")


def set_up(client: Client) -> HttpResponse:
    key = key_on_the_page(client.get(reverse(SET_UP)))  # type: ignore[arg-type]
    return client.post(reverse(SET_UP), {"code": code_now(key)})  # type: ignore[return-value]


def test_nobody_goes_anywhere_before_an_authenticator_is_set_up(client: Client) -> None:
    enter_password(client, somebody(app=False))
    response = client.get("/administration/")
    assert response.headers["Location"] == reverse(SET_UP)


def test_setting_up_gives_recovery_codes_once(client: Client) -> None:
    user = somebody(app=False)
    enter_password(client, user)
    assert set_up(client).headers["Location"] == reverse("mfa_view_recovery_codes")
    first = text_of(client.get(reverse("mfa_view_recovery_codes")))  # type: ignore[arg-type]
    again = text_of(client.get(reverse("mfa_view_recovery_codes")))  # type: ignore[arg-type]
    assert len(re.findall(r"\b\d{4} \d{4}\b", first)) == 10
    assert not re.findall(r"\b\d{4} \d{4}\b", again)
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_the_picture_and_key_pass_the_content_security_policy(client: Client) -> None:
    enter_password(client, somebody(app=False))
    page = client.get(reverse(SET_UP)).content.decode()
    assert '<svg role="img"' in page
    assert "data:" not in page
    assert "style=" not in page


def test_a_recovery_code_signs_in_once(client: Client) -> None:
    user = somebody(app=False)
    enter_password(client, user)
    set_up(client)
    codes = re.findall(r"\b\d{4} \d{4}\b", text_of(client.get(reverse("mfa_view_recovery_codes"))))  # type: ignore[arg-type]
    second, third = Client(), Client()
    enter_password(second, user)
    enter_code(second, codes[0])
    enter_password(third, user)
    enter_code(third, codes[0])
    assert is_signed_in(second)
    assert not is_signed_in(third)


def test_a_session_that_never_passed_the_second_factor_ends_when_one_is_set_up(client: Client) -> None:
    user, thief = somebody(app=False), Client()
    enter_password(thief, user)
    enter_password(client, user)
    set_up(client)
    assert client.get(reverse("mfa_index")).status_code == 200
    assert thief.get(reverse("mfa_index")).status_code == 302


def test_setting_up_long_after_the_password_asks_for_it_again(client: Client, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to("2026-11-23 09:00:00+00:00", tick=False)
    enter_password(client, somebody(app=False))
    time_machine.move_to("2026-11-23 09:06:00+00:00", tick=False)
    assert client.get(reverse(SET_UP)).headers["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": reverse(SET_UP)})
    assert client.get(reverse(SET_UP)).status_code == 200


def test_replacing_the_app_needs_a_code_not_a_password(client: Client, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to("2026-11-23 09:00:00+00:00", tick=False)
    user = somebody()
    sign_in(client, user)
    page = client.get(reverse("mfa_deactivate_totp"))
    assert page.headers["Location"].startswith(reverse("mfa_reauthenticate"))
    time_machine.move_to("2026-11-23 09:02:00+00:00", tick=False)
    client.post(reverse("mfa_reauthenticate"), {"code": code_now()})
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=user, type="totp").exists()
    assert client.get("/administration/").headers["Location"] == reverse(SET_UP)


def test_an_administrators_reset_ends_the_persons_sessions(client: Client) -> None:
    user = somebody()
    sign_in(client, user)
    remove_second_factor(user)
    assert client.get(reverse("mfa_index")).headers["Location"].startswith(reverse("account_login"))
    assert not Authenticator.objects.filter(user=user).exists()


def test_the_key_is_not_readable_in_the_database() -> None:
    stored = Authenticator.objects.get(user=somebody()).data["secret"]
    assert SECRET not in stored
    assert stored.startswith("sealed:")


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(
    client: Client, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to("2026-11-23 09:00:00+00:00", tick=False)
    user, other = somebody(), Client()
    sign_in(client, user)
    time_machine.move_to("2026-11-23 09:02:00+00:00", tick=False)
    sign_in(other, user)
    new = "staple battery horse correct"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert client.get(reverse("mfa_index")).status_code == 200
    assert other.get(reverse("mfa_index")).status_code == 302


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"oldpassword": "", "password1": "", "password2": ""}, "Enter a new password"),
        (
            {"oldpassword": "wrong", "password1": "x" * 20, "password2": "x" * 20},
            "Enter your current password",
        ),
        (
            {"oldpassword": PASSWORD, "password1": "one " * 5, "password2": "two " * 5},
            "Enter the same password both times",
        ),
        ({"oldpassword": PASSWORD, "password1": "password1234", "password2": "password1234"}, "many people use"),
        ({"oldpassword": PASSWORD, "password1": "short one", "password2": "short one"}, "12 characters or more"),
    ],
)
def test_password_mistakes_are_named(client: Client, typed: dict[str, str], said: str) -> None:
    sign_in(client, somebody())
    assert said in text_of(client.post(reverse("account_change_password"), typed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("en", ("many people use", "12 characters or more", "your name"), id="English"),
        pytest.param("cy", ("llawer o bobl", "12 nod neu fwy", "enw"), id="Welsh"),
    ],
)
def test_the_rules_for_a_password_are_said_in_both_languages(language: str, said: tuple[str, ...]) -> None:
    user = somebody()
    with override_language(language):
        for new, words in zip(("password1234", "short one", user.email), said, strict=True):
            with pytest.raises(ValidationError, match=words):
                validate_password(new, user)


def test_a_new_password_that_is_easy_to_guess_is_refused_on_the_page(client: Client) -> None:
    user = somebody()
    sign_in(client, user)
    typed = {"oldpassword": PASSWORD, "password1": "password1234", "password2": "password1234"}
    assert "many people use" in text_of(client.post(reverse("account_change_password"), typed))  # type: ignore[arg-type]


def test_who_has_no_password_is_told_whom_to_ask(client: Client) -> None:
    user = somebody()
    sign_in(client, user)
    user.set_unusable_password()
    user.save()
    client.force_login(user, backend=django_settings.AUTHENTICATION_BACKENDS[0])
    for ask in (client.get, client.post):
        answer = ask(reverse("account_change_password"))
        assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_index"))
    page = client.get(reverse("mfa_index"))
    assert "Ask your administrator for a new one" in text_of(page)  # type: ignore[arg-type]
