"""New and changed rows of several tables in one statement: one journey to Postgres instead of one per table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Field, Model

from commonplatform.encryption.envelope import sealed_together


@dataclass(slots=True)
class _Waiting:
    """What a block of `written_together` has gathered: changes with their parameters, then new rows."""

    changes: dict[str, list[Any]] = field(default_factory=dict)
    rows: list[tuple[_Into, Model]] = field(default_factory=list)


# The table of new rows, and whether those that a unique rule refuses are left out.
_Into = tuple[type[Model], bool]
_waiting: ContextVar[_Waiting | None] = ContextVar("waiting_to_be_written", default=None)


@contextmanager
def written_together() -> Iterator[None]:
    """All that is given to `write`, `alter` and `remove` inside the block happens at its end, in one statement.

    Nothing is written when the block raises. Read none of it back inside the block. Refusals of the
    database (`IntegrityError`) come at the end of the block; inside another such block, at the end
    of that one. Triggers of one row do not see the other rows of the same block.
    """
    if _waiting.get() is not None:
        yield
        return
    gathered = _Waiting()
    token = _waiting.set(gathered)
    try:
        yield
    finally:
        _waiting.reset(token)
    _run(gathered)


def write(*rows: Model, unless_there: bool = False) -> None:
    """Insert new rows: at once, or at the end of the block of `written_together`.

    Keys and times must be set or come from the model's defaults; no signals are sent. With
    `unless_there` a row that a unique rule of the table refuses is left out.
    """
    waiting = _waiting.get()
    gathered = _Waiting() if waiting is None else waiting
    gathered.rows.extend(((type(row), unless_there), row) for row in rows)
    if waiting is None:
        _run(gathered)


def alter(model: type[Model], values: Mapping[str, Any], **key: Any) -> None:
    """Change the columns of the rows with that key: at once, or at the end of the block.

    Raises `ValueError` for a second change of the same columns in one block, of which only one would happen.
    """
    quoted = connection.ops.quote_name
    changed = ", ".join(f"{quoted(name)} = %s" for name in values)
    statement = f"UPDATE {quoted(model._meta.db_table)} SET {changed} WHERE {_matching(key)}"
    prepared = [_prepared(model, name, value) for name, value in values.items()]
    _change(statement, [*prepared, *key.values()])


def run_with(statement: str, parameters: list[Any]) -> None:
    """Another writing statement that needs no answer: at once, or at the end of the block."""
    _change(statement, parameters)


def remove(model: type[Model], **key: Any) -> None:
    """Delete the rows with that key: at once, or at the end of the block."""
    table = connection.ops.quote_name(model._meta.db_table)
    _change(f"DELETE FROM {table} WHERE {_matching(key)}", list(key.values()))


def _change(statement: str, parameters: list[Any]) -> None:
    waiting = _waiting.get()
    gathered = _Waiting() if waiting is None else waiting
    if statement in gathered.changes:
        raise ValueError(statement)
    gathered.changes[statement] = parameters
    if waiting is None:
        _run(gathered)


def _matching(key: Mapping[str, Any]) -> str:
    return " AND ".join(f"{connection.ops.quote_name(name)} = %s" for name in key)


def _run(gathered: _Waiting) -> None:
    by_table: dict[_Into, list[Model]] = {}
    for into, row in gathered.rows:
        by_table.setdefault(into, []).append(row)
    if not by_table and not gathered.changes:
        return
    given = [value for parameters in gathered.changes.values() for value in parameters]
    with sealed_together():
        given += [json.dumps([_as_json(row) for row in rows], default=_plain) for rows in by_table.values()]
    with connection.cursor() as cursor:
        cursor.execute(_statement(tuple(gathered.changes), tuple(by_table)), given)
    for _into, row in gathered.rows:
        row._state.adding = False


@cache
def _statement(changes: tuple[str, ...], tables: tuple[_Into, ...]) -> str:
    parts = [*changes, *(_insert_into(model, unless_there=unless_there) for model, unless_there in tables)]
    before = ", ".join(f"part_{number} AS ({part})" for number, part in enumerate(parts[:-1]))
    return f"WITH {before} {parts[-1]}" if before else parts[-1]


def _insert_into(model: type[Model], *, unless_there: bool) -> str:
    quoted = connection.ops.quote_name
    table = quoted(model._meta.db_table)
    columns = ", ".join(quoted(column) for column, _name, _field in _columns(model))
    # Table and column names are the models' own.
    insert = f"INSERT INTO {table} ({columns}) SELECT {columns} FROM json_populate_recordset(null::{table}, %s)"
    return f"{insert} ON CONFLICT DO NOTHING" if unless_there else insert


@cache
def _columns(model: type[Model]) -> tuple[tuple[str, str, Field[Any, Any] | None], ...]:
    """Column, attribute, and the field where it must turn the value into the column's own form."""
    return tuple(
        (str(field.column), field.attname, None if type(field).__module__.startswith("django.") else field)
        for field in model._meta.concrete_fields
        if not field.generated
    )


def _prepared(model: type[Model], name: str, value: Any) -> Any:
    return next(
        value if prepared is None else prepared.get_db_prep_save(value, connection)
        for column, _name, prepared in _columns(model)
        if column == name
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
