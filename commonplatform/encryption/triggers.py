"""Append-only tables with encrypted columns: turning keys over may replace an envelope's front, nothing else."""

from collections.abc import Sequence
from typing import Any

import pgtrigger

from commonplatform.encryption.envelope import HEADER_BYTES
from commonplatform.encryption.fields import ENCRYPTED


class ContentChanges(pgtrigger.Condition):
    """Any column differs (of `fields`, when given), or any sealed value does; another wrapping of the same
    value does not count."""

    def __init__(self, fields: Sequence[str] = ()) -> None:
        super().__init__("true")
        self.fields = fields

    def resolve(self, model: Any) -> str:
        plain: list[str] = []
        sealed: list[str] = []
        for field in model._meta.concrete_fields:
            if self.fields and field.name not in self.fields:
                continue
            (sealed if isinstance(field, ENCRYPTED) else plain).append(f'"{field.column}"')
        start = HEADER_BYTES + 1
        compared = [f"OLD.{c} IS DISTINCT FROM NEW.{c}" for c in plain] + [
            f"substring(OLD.{c} FROM {start}) IS DISTINCT FROM substring(NEW.{c} FROM {start})" for c in sealed
        ]
        return " OR ".join(compared)


def append_only(name: str) -> list[pgtrigger.Trigger]:
    """The triggers of a table whose rows are written once."""
    return [
        pgtrigger.Protect(name=f"{name}_never_deleted", operation=pgtrigger.Delete),
        pgtrigger.Protect(name=f"{name}_append_only", operation=pgtrigger.Update, condition=ContentChanges()),
    ]


def sealed_read_only(name: str, fields: Sequence[str]) -> pgtrigger.Trigger:
    """The trigger of columns that are written once, in a table that goes on changing."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update, condition=ContentChanges(fields))
