"""How the people of the story sign in. The same on every machine, so never outside development."""

import base64
import hashlib
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.core.management.base import CommandError

PASSWORD = "open court on a Monday"  # noqa: S105 – known to everybody who reads this
PERIOD = 30


def authenticator_key(email: str) -> str:
    """The key of a person's authenticator app."""
    return base64.b32encode(hashlib.sha256(f"demonstration:{email}".encode()).digest()[:20]).decode()


def current_code(email: str) -> str:
    """The code the person's app shows now."""
    return str(format_hotp_value(hotp_value(authenticator_key(email), int(time.time()) // PERIOD)))


def seconds_left() -> int:
    """How long the current codes still show."""
    return PERIOD - int(time.time()) % PERIOD


def refuse_production() -> None:
    """Raise `CommandError` where real cases are."""
    if settings.ENVIRONMENT == "production":
        raise CommandError("The demonstration does not belong in production.")
