"""Nobody acts for both sides of a case: the other half of refusal 009 (domain document "Defence portal",
Prosecution advocates). The caller holds the scope of the case and the defendant's row."""

from uuid import UUID

from cases.selectors.grants import assignments_of, prosecutes
from cases.services import end_grants
from commonplatform.accounts.known_people import people_of
from commonplatform.accounts.types import Actor
from defence.exceptions import FirmProsecutes

ORDERED = "A representation order puts the firm on record for the defence"


def refuse_firm_that_prosecutes(case_id: UUID, organisation_id: UUID) -> None:
    """Raise `FirmProsecutes` when the firm or one of its people is assigned to prosecute the case."""
    if prosecutes(case_id, [organisation_id, *people_of(organisation_id)]):
        raise FirmProsecutes


def end_assignments_of_firm(*, actor: Actor, case_id: UUID, organisation_id: UUID) -> None:
    """A representation order decides: whoever of the firm was assigned to prosecute is so no longer."""
    assigned = assignments_of(case_id, [organisation_id, *people_of(organisation_id)])
    end_grants(actor=actor, grant_ids=assigned, reason=ORDERED, automatically=True)
