"""The second lock's key: tells Postgres, inside one transaction, who acts and what for.

Row-level security reads these settings (`cases.access.row_security`). They are transaction-local:
a connection handed to the next request carries nothing over. Outside a scope nothing is visible.
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connection, transaction

from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor, DatabaseRole, Purpose

_SETTINGS = ("role", "app.principals", "app.acting_role", "app.case_scope", "app.purpose", "plan_cache_mode")
_READ = "SELECT " + ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in _SETTINGS)
# What is asked for by its key needs no other plan for another key: it is made once, in triggers and foreign keys
# too. Lists and searches by a beginning of a name need a plan for the values at hand.
_PLANS = {True: "force_generic_plan", False: "force_custom_plan"}
_WRITE = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in _SETTINGS)
_purpose_said: ContextVar[Purpose] = ContextVar("purpose_of_the_person", default=Purpose.NONE)


@contextmanager
def database_scope(
    *,
    role: DatabaseRole,
    principals: Iterable[UUID] = (),
    acting_role: Role | None = None,
    case_id: UUID | None = None,
    purpose: Purpose = Purpose.NONE,
    keeps_plans: bool = False,
) -> Iterator[None]:
    """Run the block in one transaction as `role`, seeing only what the principals or the case allow.

    `acting_role` is what the person acts as: rows that are nobody's with that role are not there; without it,
    those that need a role at all. `case_id` narrows to one case: a citizen who has proved who they are, a firm
    going on record, a task working on one case. `purpose` lets the task role see every case for one named reason.
    `keeps_plans` is for blocks that ask for things by their keys; a citizen's always do.
    Scopes nest; leaving one restores the scope around it.
    """
    nested = connection.in_atomic_block
    wanted = (
        role.value,
        _as_array(principals),
        str(acting_role or ""),
        str(case_id or ""),
        purpose.value,
        _PLANS[keeps_plans or role == DatabaseRole.CITIZEN],
    )
    with transaction.atomic(), connection.cursor() as cursor:
        before: tuple[str, ...] = ()
        if nested:
            cursor.execute(_READ)
            before = cursor.fetchone()
        # The beginning of the transaction leaves with it, in one journey.
        with connection.wrap_database_errors, connection.connection.pipeline():
            cursor.execute(_WRITE, wanted)
        yield
        if nested:
            cursor.execute(_WRITE, before)


@contextmanager
def actor_scope(actor: Actor, *, case_id: UUID | None = None, keeps_plans: bool = False) -> Iterator[None]:
    """The scope of a signed-in person."""
    with database_scope(
        role=DatabaseRole.WEB,
        principals=actor.principals,
        acting_role=actor.role,
        case_id=case_id,
        keeps_plans=keeps_plans,
    ):
        yield


def task_scope(*, purpose: Purpose = Purpose.NONE, case_id: UUID | None = None) -> AbstractContextManager[None]:
    """The scope of a task: one case, or a named purpose; with neither it sees nothing."""
    return database_scope(role=DatabaseRole.TASK, case_id=case_id, purpose=purpose)


@contextmanager
def widened_to_case(case_id: UUID) -> Iterator[None]:
    """Inside a person's scope, let this one case be seen too.

    Only for use cases that have proved the right in another way: a defence search that matched
    reference, name and date of birth; a citizen whose second factor was right.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('app.case_scope', true), '')")
        before = cursor.fetchone()[0]
        cursor.execute("SELECT set_config('app.case_scope', %s, true)", [str(case_id)])
        yield
        cursor.execute("SELECT set_config('app.case_scope', %s, true)", [before])


@contextmanager
def with_purpose(purpose: Purpose) -> Iterator[None]:
    """Inside a person's scope, say what for something is read. The caller has decided that they may.

    Inside a block for the same purpose it is said already.
    """
    if _purpose_said.get() == purpose:
        yield
        return
    said = _purpose_said.set(purpose)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.purpose', %s, true)", [purpose.value])
            yield
            cursor.execute("SELECT set_config('app.purpose', '', true)")
    finally:
        _purpose_said.reset(said)


def _as_array(principals: Iterable[UUID]) -> str:
    return "{" + ",".join(sorted(str(principal) for principal in principals)) + "}"
