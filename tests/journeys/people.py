"""What professionals do before they work."""

from django.conf import settings
from django.test import Client

from commonplatform.accounts.models import User
from tests.support.browser import Visitor
from tests.support.live import PASSWORD, code_now
from tests.support.world import signed_in


class Professional:
    """Somebody who works with cases, at their browser."""

    def __init__(self, browser: Visitor, user: User) -> None:
        self.browser = browser
        self.user = user

    def signs_in(self) -> Visitor:
        """By password and authenticator app, through the front door."""
        browser = self.browser
        browser.visit("/")
        browser.follow("Sign in")
        browser.write("E-mail address", self.user.email)
        browser.write("Password", PASSWORD)
        browser.press("Continue")
        browser.is_at("Enter your code")
        browser.write("Code", code_now())
        browser.press("Sign in")
        return browser

    def is_signed_in(self) -> Visitor:
        """Has signed in before this story begins."""
        session = signed_in(Client(), self.user).cookies[settings.SESSION_COOKIE_NAME].value
        self.browser.brings_session(session)
        return self.browser
