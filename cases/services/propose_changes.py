"""Put to the court which details a defendant gave otherwise than the case holds them."""

from cases.changed_details import differences, filled_blanks
from cases.given import Giving, PersonalDetails
from cases.models import Particulars, ProposedChange
from cases.states import DetailKind
from commonplatform.written_together import alter, write


def propose_changes(*, giving: Giving, held: PersonalDetails, given: PersonalDetails) -> list[DetailKind]:
    """The details that now wait for a decision. Ways to reach somebody of whom none was held are filled in.

    The caller has the right, holds the case's lock and records the event.
    """
    blanks = filled_blanks(held, given)
    if blanks:
        alter(Particulars, blanks, defendant_id=giving.defendant_id, case_id=giving.case_id)
    proposed = list(differences(held, given))
    write(
        *(
            ProposedChange(
                case_id=giving.case_id,
                defendant_id=giving.defendant_id,
                detail=difference.detail,
                held=difference.held,
                proposed=difference.proposed,
                method=giving.method,
                raised_by=giving.by,
                raised_at=giving.at,
            )
            for difference in proposed
        )
    )
    return [difference.detail for difference in proposed]
