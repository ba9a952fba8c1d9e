"""A session is sealed: it opens as what it was, and whatever was altered or lost its key opens as nothing."""

import base64

import pytest
from pytest_django import Settings

from commonplatform.encryption.sessions import SessionStore

KEPT = {"visit": "a token", "reference": "TVL900ŵ1"}


def test_a_session_opens_as_what_it_was_and_shows_nothing() -> None:
    stored = SessionStore().encode(KEPT)
    assert SessionStore().decode(stored) == KEPT
    assert b"TVL900" not in base64.b64decode(stored)


@pytest.mark.parametrize("stored", ["", "ey:unsealed:signed", "bm90IGFuIGVudmVsb3Bl"])
def test_what_is_no_envelope_opens_as_nothing(stored: str) -> None:
    assert SessionStore().decode(stored) == {}


def test_an_altered_session_opens_as_nothing() -> None:
    altered = bytearray(base64.b64decode(SessionStore().encode(KEPT)))
    altered[-1] ^= 1
    assert SessionStore().decode(base64.b64encode(altered).decode()) == {}


def test_without_its_key_a_visitor_begins_anew(settings: Settings) -> None:
    stored = SessionStore().encode(KEPT)
    settings.FIELD_ENCRYPTION_KEYS = [base64.b64encode(b"o" * 32).decode()]
    assert SessionStore().decode(stored) == {}
