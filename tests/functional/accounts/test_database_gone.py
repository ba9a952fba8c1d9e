"""The database goes away between the answer and the keeping of the session: nobody is blamed for it."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import OperationalError, connection
from django.test import Client

from commonplatform.encryption.sessions import SessionStore

pytestmark = pytest.mark.django_db


def _gone(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
    if sql.startswith("UPDATE") and "django_session" in sql:
        raise OperationalError("server closed the connection unexpectedly")
    return execute(sql, *rest)


@pytest.fixture
def visitor(client: Client) -> Client:
    """Somebody whose last page is so long ago that the next one is noted in the session."""
    session = client.session
    session["started_at"] = session["seen_at"] = int(time.time()) - 120
    session.save()
    client.raise_request_exception = False
    return client


def test_the_visitor_is_asked_to_try_again_not_told_that_the_request_was_bad(visitor: Client) -> None:
    with connection.execute_wrapper(_gone):
        assert visitor.get("/").status_code == 500


def test_a_session_that_was_ended_meanwhile_is_still_said_to_be_ended(visitor: Client) -> None:
    kept = SessionStore(visitor.session.session_key)
    assert kept["seen_at"]
    kept.delete()
    with pytest.raises(UpdateError):
        kept.save()
