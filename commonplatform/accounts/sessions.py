"""Django's database sessions, read without building a model: every request begins with it."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import OperationalError, connection
from django.utils import timezone


class SessionStore(db.SessionStore):
    """As Django's, with a narrow read and an honest failure."""

    def save(self, must_create: bool = False) -> None:
        """Keep the session. A database that has gone away is said to be that, so that the page answers
        "try again": Django would take it for a session that was ended meanwhile, and blame the visitor.
        """
        try:
            super().save(must_create=must_create)
        except UpdateError as error:
            if isinstance(error.__context__, OperationalError):
                raise error.__context__ from None
            raise

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing for one that has ended or never was."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s",
                [self.session_key, timezone.now()],
            )
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        kept: dict[str, Any] = self.decode(row[0])
        return kept
