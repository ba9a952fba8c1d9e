"""What is said about a document besides its content (domain document "Defence portal", Data)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from disclosure.models import Material

FIELDS = ("name", "exhibit_reference", "witness", "stated_on")


@dataclass(frozen=True, slots=True)
class Description:
    """Title, exhibit reference, and of a statement whose it is and of which day."""

    name: str
    exhibit_reference: str = ""
    witness: str = ""
    stated_on: date | None = None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.exhibit_reference, self.statement) if part)

    @property
    def statement(self) -> str:
        """Whose statement and of which day, in figures that read alike in both languages; empty for anything else."""
        day = f"{self.stated_on.day}/{self.stated_on.month}/{self.stated_on.year}" if self.stated_on else ""
        return ", ".join(part for part in (self.witness, day) if part)


def description_of(material: Material) -> Description:
    """As the document's row has it."""
    return Description(*(getattr(material, field) for field in FIELDS))
