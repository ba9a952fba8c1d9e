"""Count what is written to Postgres and to the store, and let the process die right after one of the writes."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

from commonplatform.storage.objects import store_client

_ROWS = re.compile(r'\bINSERT INTO\b|\bDELETE FROM\b|\bUPDATE "')
_STORE = frozenset(
    {
        "PutObject",
        "CopyObject",
        "DeleteObject",
        "CreateMultipartUpload",
        "CompleteMultipartUpload",
        "AbortMultipartUpload",
    }
)


class Cut(BaseException):
    """The process is gone."""


@dataclass
class Writes:
    """The writes of one run in order: `row` in a transaction, `commit`, or what the store was asked.

    With a number it dies after that write. From then on it writes nothing, whatever its `finally` blocks want.
    """

    dies_after: int = 0
    done: list[str] = field(default_factory=list)
    _depth: int = field(default_factory=lambda: len(connection.savepoint_ids))
    _uncommitted: bool = False

    @property
    def is_dead(self) -> bool:
        return 0 < self.dies_after <= len(self.done)

    def on_statement(self, execute: Callable[..., Any], sql: Any, *others: Any) -> Any:
        kind = self._kind(str(sql))
        if not kind:
            return execute(sql, *others)
        self.before()
        answer = execute(sql, *others)
        self._uncommitted = kind == "row"
        self.after(kind)
        return answer

    def before(self) -> None:
        if self.is_dead:
            raise Cut

    def after(self, kind: str) -> None:
        self.done.append(kind)
        if self.is_dead:
            raise Cut

    def _kind(self, sql: str) -> str:
        if sql.startswith("ROLLBACK TO SAVEPOINT") and self._is_outside():
            self._uncommitted = False
        if sql.startswith("RELEASE SAVEPOINT"):
            return "commit" if self._is_outside() and self._uncommitted else ""
        if not _ROWS.search(sql):
            return ""
        return "commit" if self._is_outside() else "row"

    def _is_outside(self) -> bool:
        """Outside every transaction of the product: the test itself stands in one."""
        return len(connection.savepoint_ids) <= self._depth


@contextmanager
def watched(writes: Writes) -> Iterator[None]:
    """Every write inside goes by `writes`."""
    client, _bucket = store_client()

    def before(model: Any, **_more: Any) -> None:
        if model.name in _STORE:
            writes.before()

    def after(model: Any, http_response: Any, **_more: Any) -> None:
        if model.name in _STORE and http_response.status_code < 300:
            writes.after(model.name)

    client.meta.events.register("before-call.s3", before)
    client.meta.events.register("after-call.s3", after)
    try:
        with connection.execute_wrapper(writes.on_statement):
            yield
    finally:
        client.meta.events.unregister("before-call.s3", before)
        client.meta.events.unregister("after-call.s3", after)


def writes_of(act: Callable[[], object]) -> list[str]:
    """What it writes when nothing happens to it."""
    writes = Writes()
    with watched(writes):
        act()
    return writes.done


def die_after(number: int, act: Callable[[], object]) -> None:
    """Do it until that write is done, and no further."""
    try:
        with watched(Writes(dies_after=number)):
            act()
    except Cut:
        # A row saved outside every transaction: the test's own transaction must not be given up for it.
        transaction.set_rollback(False)
        return
    raise AssertionError(f"there was no write {number}")
