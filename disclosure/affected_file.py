"""The file that says who was affected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from commonplatform.accounts.roles import Role
from commonplatform.documents.spreadsheets import as_csv
from disclosure.types import AffectedLine


@dataclass(slots=True)
class Counted:
    """What a file holds, counted while it is written."""

    cases: set[UUID] = field(default_factory=set)
    documents: set[UUID] = field(default_factory=set)
    readers: set[UUID] = field(default_factory=set)
    lines: int = 0

    def see(self, line: AffectedLine) -> None:
        """One more line."""
        self.lines += 1
        self.cases.add(line.case_id)
        if line.material_id is not None:
            self.documents.add(line.material_id)
        if line.user_id is not None:
            self.readers.add(line.user_id)


def affected_file(lines: Iterable[AffectedLine]) -> tuple[bytes, Counted]:
    """The lines as CSV, with times in London; and how much they are."""
    counted = Counted()
    return as_csv(_headings(), _rows(lines, counted)), counted


def _rows(lines: Iterable[AffectedLine], counted: Counted) -> Iterator[tuple[str, ...]]:
    for line in lines:
        counted.see(line)
        yield (
            line.reference,
            str(line.material_id or ""),
            line.what,
            str(line.version or ""),
            line.person,
            str(Role(line.role).label) if line.role else "",
            line.organisation,
            _time(line.first_at),
            _time(line.last_at),
            str(line.times),
        )


def _time(at: datetime | None) -> str:
    return timezone.localtime(at).isoformat(sep=" ", timespec="seconds") if at else ""


def _headings() -> tuple[str, ...]:
    return (
        _("Case"),
        _("Document"),
        _("Section"),
        _("Version"),
        _("Person"),
        _("Role"),
        _("Organisation"),
        _("First opened"),
        _("Last opened"),
        _("Times opened"),
    )
