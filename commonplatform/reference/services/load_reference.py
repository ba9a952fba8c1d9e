"""Load the code lists, authorities, offences and dated figures that come with the service."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models, transaction

from commonplatform.reference.models import (
    BankHoliday,
    Code,
    CustodyLimitDays,
    FineGuideline,
    Offence,
    Prosecutor,
    StandardPenalty,
    SurchargeRate,
)

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Table:
    """A file, the model it fills, and the columns that say which row is which."""

    file: str
    model: type[models.Model]
    key: tuple[str, ...]


TABLES = (
    Table("codes.csv", Code, ("code_list", "code")),
    Table("prosecutors.csv", Prosecutor, ("ou_code",)),
    Table("offences.csv", Offence, ("code", "valid_from")),
    Table("surcharges.csv", SurchargeRate, ("level", "valid_from")),
    Table("fine_guidelines.csv", FineGuideline, ("offence_code", "valid_from")),
    Table("standard_penalties.csv", StandardPenalty, ("offence_code", "level", "valid_from")),
    Table("custody_limit_days.csv", CustodyLimitDays, ("mode", "reason", "valid_from")),
    Table("bank_holidays.csv", BankHoliday, ("day",)),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the rows of one file."""

    file: str
    added: int
    changed: int
    kept: int


def load_reference(*, overwrite: bool = False) -> list[Loaded]:
    """Add what is missing. What is there stays as administrators have it, unless `overwrite`."""
    with transaction.atomic():
        return [_load(table, overwrite=overwrite) for table in TABLES]


def _load(table: Table, *, overwrite: bool) -> Loaded:
    present: dict[tuple[Any, ...], models.Model] = {
        tuple(getattr(row, name) for name in table.key): row for row in table.model._default_manager.all()
    }
    added: list[models.Model] = []
    changed = kept = 0
    for fields in read_rows(table):
        row = present.get(tuple(fields[name] for name in table.key))
        if row is None:
            added.append(table.model(**fields))
        elif overwrite and any(getattr(row, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(row, name, value)
            row.save()
            changed += 1
        else:
            kept += 1
    table.model._default_manager.bulk_create(added)
    return Loaded(file=table.file, added=len(added), changed=changed, kept=kept)


def read_rows(table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a file as values of the model's fields; an unreadable value is a `ValueError`."""
    with (DATA / table.file).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield {name: _value(table.model._meta.get_field(name), text) for name, text in row.items()}


def _value(field: Any, text: str) -> Any:
    if isinstance(field, models.BooleanField):
        return {"yes": True, "no": False}[text]
    if not text and field.null:
        return None
    if isinstance(field, models.DateField):
        return date.fromisoformat(text)
    if isinstance(field, models.IntegerField):
        return int(text)
    return Decimal(text) if isinstance(field, models.DecimalField) else text
