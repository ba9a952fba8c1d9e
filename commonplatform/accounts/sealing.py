"""Secrets that must be read again (authenticator keys, recovery seeds) are sealed before they are stored."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

_MARK = "sealed:"
_USE = b"second-factor"


def seal(text: str) -> str:
    """The text encrypted under the present SECRET_KEY."""
    return _MARK + _box().encrypt(text.encode()).decode()


def unseal(stored: str) -> str:
    """The text again; it may have been sealed under one of SECRET_KEY_FALLBACKS.

    A stored text that was never sealed is given back as it is.
    """
    if not stored.startswith(_MARK):
        return stored
    return _box().decrypt(stored.removeprefix(_MARK).encode()).decode()


def _box() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hmac.new(secret.encode(), _USE, hashlib.sha256).digest())
