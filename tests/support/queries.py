"""Counting the queries of a page as production makes them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

MOST_QUERIES = 12
_ONLY_IN_TESTS = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO")


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    """The queries of the block, in the list once it has ended. Savepoints and scope switching inside the
    test's own transaction do not count, because a request in production has neither; the scope itself is
    one query there."""
    counted: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield counted
    counted.append("the scope of the request")
    counted += [
        query["sql"]
        for query in captured.captured_queries
        if not query["sql"].startswith(_ONLY_IN_TESTS)
        and "set_config('role'" not in query["sql"]
        and "current_setting('role'" not in query["sql"]
    ]


@contextmanager
def at_most_queries(most: int = MOST_QUERIES) -> Iterator[None]:
    """Fail when the block makes more queries."""
    with counted_queries() as counted:
        yield
    assert len(counted) <= most, f"{len(counted)} queries:\n" + "\n".join(sql[:200] for sql in counted)
