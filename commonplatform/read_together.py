"""Several reads in one journey to Postgres instead of one journey each."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from django.db import connection

Read = tuple[str, Sequence[Any]]
Rows = list[tuple[Any, ...]]


def rows_of(*reads: Read) -> list[Rows]:
    """The rows of each statement. They run one after the other: what one has waited for, the next one sees.

    Raises what the database raises for the first that it refuses; the others have not run then.
    """
    connection.ensure_connection()
    with ExitStack() as stack:
        cursors = [stack.enter_context(connection.cursor()) for _ in reads]
        with connection.wrap_database_errors, connection.connection.pipeline():
            for cursor, (statement, parameters) in zip(cursors, reads, strict=True):
                cursor.execute(statement, parameters)
        return [cursor.fetchall() for cursor in cursors]
