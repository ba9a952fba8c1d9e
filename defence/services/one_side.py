"""Nobody goes on record for a defendant whom they, or their firm, prosecute."""

from uuid import UUID

from cases.selectors.grants import prosecutes
from commonplatform.accounts.known_people import people_of
from defence.exceptions import FirmProsecutes


def refuse_firm_that_prosecutes(case_id: UUID, organisation_id: UUID) -> None:
    """Raise `FirmProsecutes` when the firm or one of its people is assigned to prosecute the case.

    The other half of refusal 009 (domain document "Defence portal", Prosecution advocates). The caller holds the
    scope of the case and the defendant's row.
    """
    if prosecutes(case_id, [organisation_id, *people_of(organisation_id)]):
        raise FirmProsecutes
