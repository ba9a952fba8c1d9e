"""Counting the queries of a page as production makes them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

MOST_QUERIES = 12
_ONLY_IN_TESTS = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO")


@contextmanager
def at_most_queries(most: int = MOST_QUERIES) -> Iterator[None]:
    """Fail when the block makes more queries; savepoints and scope switching inside the test's own
    transaction do not count, because a request in production has neither."""
    with CaptureQueriesContext(connection) as captured:
        yield
    counted = [
        query["sql"]
        for query in captured.captured_queries
        if not query["sql"].startswith(_ONLY_IN_TESTS) and "set_config('role'" not in query["sql"]
        and "current_setting('role'" not in query["sql"]
    ]
    # The scope itself is one query in production.
    assert len(counted) + 1 <= most, f"{len(counted) + 1} queries:\n" + "\n".join(sql[:200] for sql in counted)
