"""How to reach a defendant by mail about their case, for the use case that has something to tell."""

from dataclasses import dataclass
from uuid import UUID

from cases.mails.case_contact import CaseContact
from cases.models import Case
from cases.results.contacts import contact_of


@dataclass(frozen=True, slots=True)
class DefendantContact:
    """Address and language of the journey, and what every mail says of the case."""

    address: str
    language: str
    case: CaseContact
    welsh_court: bool = False


def defendant_contact(case_id: UUID, defendant_id: UUID) -> DefendantContact | None:
    """None where no address was given: then the post tells. The caller has decided the right."""
    contact = contact_of(defendant_id)
    case = Case.objects.select_related("court").filter(pk=case_id).first()
    if contact is None or case is None:
        return None
    court = case.court
    return DefendantContact(
        address=contact.email,
        language=contact.language,
        welsh_court=court is not None and court.is_welsh,
        case=CaseContact(
            case_reference=case.reference_received,
            court_name=court.name if court else "",
            court_name_welsh=court.name_welsh if court else "",
            court_email=court.email if court else "",
            court_telephone=court.telephone if court else "",
        ),
    )
