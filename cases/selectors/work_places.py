"""Where the work about a case goes: the court's office, or the prosecutor's while there is no court."""

from dataclasses import dataclass
from uuid import UUID

from cases.exceptions import CaseNotFound
from cases.models import Case
from commonplatform.reference.court_mailboxes import is_court_mailbox


@dataclass(frozen=True, slots=True)
class WorkPlace:
    """Whose work list it is, with the address of the office; `case_reference` as printed.

    `plea_mailbox` is told of pleas: one that is not the court's own is left out.
    """

    principal_id: UUID
    email: str
    case_reference: str
    plea_mailbox: str = ""


def work_place(case_id: UUID) -> WorkPlace:
    """For tasks: the scope is one case. Raises `CaseNotFound`."""
    case = Case.objects.select_related("court", "prosecutor").filter(pk=case_id).first()
    if case is None:
        raise CaseNotFound(case_id)
    office = case.court or case.prosecutor
    mailbox = case.court.plea_mailbox if case.court else ""
    return WorkPlace(
        principal_id=office.pk,
        email=office.email,
        case_reference=case.reference_received,
        plea_mailbox=mailbox if is_court_mailbox(mailbox) else "",
    )
