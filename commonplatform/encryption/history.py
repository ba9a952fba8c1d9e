"""Leaving out the triggers that only write history, where what a row says does not change."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def without_history(cursor: Any, table: str) -> Iterator[None]:
    """Inside one transaction, changes to the table write no history rows."""
    cursor.execute(
        "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE 'pgtrigger_update_update%%'",
        [table],
    )
    names = "{" + ",".join(row[0] for row in cursor.fetchall()) + "}"
    cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [names])
    yield
    cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")
