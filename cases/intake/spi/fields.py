"""Typed access to the fields of a police document, gathering every fault instead of stopping at one."""

import re
from dataclasses import dataclass, field
from datetime import date

from cases.intake.xml import Element, as_element, text_within

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:Z|[+-]\d{2}:\d{2})?", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,9}", re.ASCII)


@dataclass(slots=True)
class Faults:
    """Paths of fields that do not fit the schema, and why."""

    found: list[tuple[str, str]] = field(default_factory=list)

    def add(self, path: str, why: str) -> None:
        """Remember one fault."""
        self.found.append((path, why))


@dataclass(slots=True)
class FieldReader:
    """One element of the document, where it stands, and the faults of the whole document."""

    element: Element
    step: str
    faults: Faults
    parent: "FieldReader | None" = None

    @property
    def path(self) -> str:
        """The way to the element from the root, put together only for a fault report."""
        return f"{self.parent.path}/{self.step}" if self.parent is not None else self.step

    def only(self, allowed: frozenset[str]) -> None:
        """Fault every child that the schema does not know here, so that nothing is dropped in silence."""
        if not self.element.groups.keys() <= allowed:
            for name in self.element.groups.keys() - allowed:
                self.faults.add(f"{self.path}/{name}", "unexpected")

    def text(self, name: str, longest: int, *, required: bool = False) -> str:
        """The trimmed text of a child; empty when absent."""
        group = self.element.groups.get(name)
        if group is None:
            if required:
                self.faults.add(f"{self.path}/{name}", "missing")
            return ""
        if len(group) > 1:
            self.faults.add(f"{self.path}/{name}", "repeated")
        value = text_within(group[0]).strip()
        if len(value) > longest:
            self.faults.add(f"{self.path}/{name}", f"longer than {longest}")
        return value

    def number(self, name: str, lowest: int, highest: int, *, required: bool = False) -> int | None:
        """A whole number within bounds; an empty element counts as absent."""
        value = self.text(name, 40, required=required)
        if not value:
            if required and name in self.element.groups:
                self.faults.add(f"{self.path}/{name}", "not a number")
            return None
        if _INTEGER.fullmatch(value) is None or not lowest <= int(value) <= highest:
            self.faults.add(f"{self.path}/{name}", f"not a number from {lowest} to {highest}")
            return None
        return int(value)

    def date(self, name: str, *, required: bool = False) -> date | None:
        """A calendar date; an empty element counts as absent unless the date is required."""
        value = self.text(name, 40, required=required)
        if not value:
            if required and name in self.element.groups:
                self.faults.add(f"{self.path}/{name}", "not a date")
            return None
        parts = _DATE.fullmatch(value)
        if parts is not None:
            try:
                return date(int(parts[1]), int(parts[2]), int(parts[3]))
            except ValueError:
                pass
        self.faults.add(f"{self.path}/{name}", "not a date")
        return None

    def inside(self, name: str, *, required: bool = False) -> "FieldReader | None":
        """A reader of a child element, or nothing."""
        group = self.element.groups.get(name)
        if group is None:
            if required:
                self.faults.add(f"{self.path}/{name}", "missing")
            return None
        if len(group) > 1:
            self.faults.add(f"{self.path}/{name}", "repeated")
        return FieldReader(as_element(name, group[0]), name, self.faults, self)

    def each(self, name: str, *, required: bool = False) -> list["FieldReader"]:
        """Readers of all children of that name, numbered from 1 in fault reports."""
        group = self.element.every(name)
        if not group and required:
            self.faults.add(f"{self.path}/{name}", "missing")
        return [
            FieldReader(element, f"{name}[{number}]", self.faults, self)
            for number, element in enumerate(group, start=1)
        ]
