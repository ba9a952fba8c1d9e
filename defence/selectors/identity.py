"""The few facts that name a defendant and their case."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cases.exceptions import CaseNotFound
from cases.selectors.case_file import defendants_with_charges


@dataclass(frozen=True, slots=True)
class Identity:
    """A defendant's name, the case's reference as printed, the prosecutor and the address for notices."""

    defendant: str
    reference: str
    prosecutor: str
    prosecutor_email: str


def identity_of(case_id: UUID, defendant_id: UUID, *, locked: bool = False) -> Identity:
    """Read them in one query, after the caller has proved the right and opened the case's scope.

    `locked` holds the defendant's row until the transaction ends: whoever changes who is on record
    for a defendant takes this lock first.
    """
    wanted = defendants_with_charges(case_id).filter(pk=defendant_id)
    wanted = wanted.select_related(None).prefetch_related(None).select_related("case__prosecutor")
    if locked:
        wanted = wanted.select_for_update(of=("self",), no_key=True)
    defendant = wanted.first()
    if defendant is None:
        raise CaseNotFound(case_id)
    prosecutor = defendant.case.prosecutor
    return Identity(
        defendant=defendant.display_name,
        reference=defendant.case.reference_received,
        prosecutor=prosecutor.name,
        prosecutor_email=prosecutor.email,
    )
