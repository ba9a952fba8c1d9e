"""Work as a worker does it in production: logged in as its own database role, which can become no other."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from commonplatform.accounts.types import DatabaseRole


@contextmanager
def logged_in_as_a_worker() -> Iterator[None]:
    """Outside a scope such a session sees no case, and it cannot take the role of the web (`docs/adr/0004`)."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {DatabaseRole.TASK}")
    with connection.execute_wrapper(_no_other_role):
        yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def _no_other_role(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    if "set_config('role'" in sql:
        assert params[0] == DatabaseRole.TASK, f"a worker cannot become {params[0]}"
    return execute(sql, params, many, context)
