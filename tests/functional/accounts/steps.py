"""What somebody does to sign in, with the codes that a real authenticator app would show."""

import time
from html.parser import HTMLParser
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import Role
from tests.support.world import court_staff, make_court, make_person

PASSWORD = "correct horse battery staple"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def somebody(role: Role = Role.COURT_OFFICER, organisation: Organisation | None = None, *, app: bool = True) -> User:
    """A person who knows their password; with `app`, their authenticator holds `SECRET`."""
    user = make_person(role, organisation or court_staff(make_court()), second_factor=False)
    user.set_password(PASSWORD)
    user.save()
    if app:
        TOTP.activate(user, SECRET)
    return user


def code_now(secret: str = SECRET, *, steps: int = 0) -> str:
    """The code an app shows; `steps` half-minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def enter_password(client: Client, user: User, password: str = PASSWORD, **more: Any) -> HttpResponse:
    data = {"login": user.email, "password": password, **more}
    return client.post(reverse("account_login"), data)  # type: ignore[return-value]


def enter_code(client: Client, code: str) -> HttpResponse:
    return client.post(reverse("mfa_authenticate"), {"code": code})  # type: ignore[return-value]


def sign_in(client: Client, user: User) -> HttpResponse:
    enter_password(client, user)
    return enter_code(client, code_now())


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def text_of(response: HttpResponse) -> str:
    """The words of a page, spaces folded."""
    parser = _Text()
    parser.feed(response.content.decode())
    return " ".join(" ".join(parser.parts).split())
