"""One case of the story, from the prosecutor's message to the court session, through the services."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from cases.intake.reference_snapshot import ReferenceSnapshot
from cases.intake.services.receive_message import receive_message
from cases.intake.states import IntakeState
from cases.selectors import case_page, open_case
from cases.types import CaseListFilter
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor, system_actor
from commonplatform.demonstration.dates import moment, the_clock_at
from commonplatform.demonstration.police_message import police_message
from commonplatform.demonstration.services.build_world import organisation_standing_for, person_acting
from commonplatform.demonstration.services.follow_defendant import Place, follow_defendant
from commonplatform.demonstration.submission_message import submission_message
from commonplatform.demonstration.told import Case

POLICE, PROSECUTORS = system_actor("Police feed"), system_actor("Prosecutor feed")


@dataclass
class StoryRefused(Exception):
    """The service refused what the story says; the story must be put right."""

    reference: str
    why: str


def tell_case(case: Case, *, today: date, sessions: dict[str, UUID], reference: ReferenceSnapshot) -> None:
    """Receive the case unless it is there, then everything that happens to its defendants, in order."""
    prosecutor = person_acting(Role.PROSECUTOR, organisation_standing_for(case.sender))
    case_id = _known(prosecutor, case) or _receive(case, today, reference)
    with actor_scope(prosecutor):
        ids = [defendant.pk for defendant in open_case(prosecutor, case_id).defendants]
    for defendant, defendant_id in zip(case.defendants, ids, strict=True):
        place = Place(case, case_id, defendant, defendant_id, tuple(ids), today, prosecutor)
        follow_defendant(place, sessions)


def _known(prosecutor: Actor, case: Case) -> UUID | None:
    with actor_scope(prosecutor):
        lines = case_page(prosecutor, CaseListFilter(text=case.reference)).lines
    return lines[0].case_id if lines else None


def _receive(case: Case, today: date, reference: ReferenceSnapshot) -> UUID:
    make, feed, ending = (
        (police_message, POLICE, "xml") if case.by_police_feed else (submission_message, PROSECUTORS, "json")
    )
    received_at = moment(today, case.received_days_ago, time(8, 30))
    with the_clock_at(received_at):
        receipt = receive_message(
            actor=feed,
            raw=make(case, today=today),
            source_name=f"{case.reference}.{ending}",
            received_at=received_at,
            reference=reference,
        )
    if receipt.state != IntakeState.ACCEPTED or receipt.case_id is None:
        raise StoryRefused(case.reference, f"{receipt.state}: {', '.join(receipt.codes)}")
    return receipt.case_id
