"""Statements with pleas, one block each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from cases.presenters.case_list import flag_label
from cases.presenters.given_answers import statement_label
from cases.states import EnteredPlea
from commonplatform.ui.formats import date_and_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cases.models import Plea


@dataclass(frozen=True, slots=True)
class StatementBlock:
    """One statement; `read` says who has read it and when, and is empty before."""

    plea_id: UUID
    heading: str
    plea: str
    label: str
    statement: str
    flags: str
    read: str


def statement_blocks(pleas: Iterable[Plea], flags: Mapping[UUID, tuple[str, ...]]) -> list[StatementBlock]:
    """In the order given. The pleas need their defendant, offence and reading."""
    return [
        StatementBlock(
            plea_id=plea.pk,
            heading=f"{plea.defendant.display_name}: {plea.offence.title}",
            plea=_("%(plea)s, entered %(when)s")
            % {"plea": EnteredPlea(plea.choice).label, "when": date_and_time(plea.entered_at)},
            label=statement_label(plea),
            statement=plea.statement,
            flags=", ".join(flag_label(flag) for flag in flags.get(plea.defendant_id, ())),
            read=_read(plea),
        )
        for plea in pleas
    ]


def _read(plea: Plea) -> str:
    reading = getattr(plea, "reading", None)
    if reading is None:
        return ""
    return _("Read by %(who)s, %(when)s") % {"who": reading.read_by, "when": date_and_time(reading.read_at)}
