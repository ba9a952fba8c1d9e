"""New rows of several tables in one statement: one journey to Postgres instead of one per table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Field, Model

from commonplatform.encryption.envelope import sealed_together

_waiting: ContextVar[list[Model] | None] = ContextVar("rows_waiting_to_be_written", default=None)


@contextmanager
def written_together() -> Iterator[None]:
    """Rows given to `write` inside the block go to the database at its end, all in one statement.

    Nothing is written when the block raises. Read none of them back inside it. Refusals of the
    database (`IntegrityError`) come at the end of the block; inside another such block, at the end
    of that one. Triggers of one row do not see the other rows of the same block.
    """
    if _waiting.get() is not None:
        yield
        return
    rows: list[Model] = []
    token = _waiting.set(rows)
    try:
        yield
    finally:
        _waiting.reset(token)
    _insert(rows)


def write(*rows: Model) -> None:
    """Insert new rows: at once, or at the end of the block of `written_together`.

    Keys and times must be set or come from the model's defaults; no signals are sent.
    """
    waiting = _waiting.get()
    if waiting is None:
        _insert(list(rows))
    else:
        waiting.extend(rows)


def _insert(rows: list[Model]) -> None:
    by_model: dict[type[Model], list[Model]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    if not by_model:
        return
    with sealed_together():
        given = [json.dumps([_as_json(row) for row in some], default=_plain) for some in by_model.values()]
    with connection.cursor() as cursor:
        cursor.execute(_statement(tuple(by_model)), given)
    for row in rows:
        row._state.adding = False


@cache
def _statement(models: tuple[type[Model], ...]) -> str:
    inserts = [_insert_into(model) for model in models]
    before = ", ".join(f"rows_{number} AS ({insert})" for number, insert in enumerate(inserts[:-1]))
    return f"WITH {before} {inserts[-1]}" if before else inserts[-1]


def _insert_into(model: type[Model]) -> str:
    quoted = connection.ops.quote_name
    table = quoted(model._meta.db_table)
    columns = ", ".join(quoted(column) for column, _name, _field in _columns(model))
    # Table and column names are the models' own.
    return f"INSERT INTO {table} ({columns}) SELECT {columns} FROM json_populate_recordset(null::{table}, %s)"


@cache
def _columns(model: type[Model]) -> tuple[tuple[str, str, Field[Any, Any] | None], ...]:
    """Column, attribute, and the field where it must turn the value into the column's own form."""
    return tuple(
        (str(field.column), field.attname, None if type(field).__module__.startswith("django.") else field)
        for field in model._meta.concrete_fields
        if not field.generated
    )


def _as_json(row: Model) -> dict[str, Any]:
    return {
        column: getattr(row, name) if field is None else field.get_db_prep_save(getattr(row, name), connection)
        for column, name, field in _columns(type(row))
    }


def _plain(value: object) -> str:
    """A value that JSON does not know, as Postgres reads it."""
    match value:
        case UUID() | Decimal():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case bytes() | memoryview():
            return "\\x" + bytes(value).hex()
    raise TypeError(type(value).__name__)
