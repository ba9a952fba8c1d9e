"""The auditor's one right, and the scope in which the record of events answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from commonplatform.accounts.database_scope import with_purpose
from commonplatform.accounts.types import Actor, Purpose


@contextmanager
def reading_the_record(actor: Actor, action: Action = Action.VIEW) -> Iterator[None]:
    """Inside the request's scope. Raises `NotAllowed`; row security asks once more beneath."""
    require_ever(actor, action, Target.AUDIT_RECORD)
    with with_purpose(Purpose.AUDIT_READING):
        yield
