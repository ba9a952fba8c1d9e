"""What became of the defendant's case so far. Needs the scope of the proved defendant."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cases.access.policy import Action, Target
from cases.selectors.own_hearings import own_hearings
from commonplatform.accounts.types import CITIZEN, Actor
from commonplatform.notifications.selectors import messages_of_case
from commonplatform.notifications.states import Audience, MessageStatus
from pleas.permissions import require_own
from pleas.selectors.courts import contact_of
from pleas.types import Bilingual, CourtContact, ProvedDefendant


@dataclass(frozen=True, slots=True)
class OwnHearing:
    """When and where the defendant is to come, or was."""

    starts_at: datetime
    court: CourtContact
    room: Bilingual
    is_over: bool


@dataclass(frozen=True, slots=True)
class OwnMessage:
    """An e-mail that was sent to the defendant."""

    id: UUID
    subject: str
    body: str
    language: str
    sent_at: datetime
    has_failed: bool


def hearings_of(proved: ProvedDefendant, *, actor: Actor = CITIZEN) -> tuple[OwnHearing, ...]:
    """The defendant's hearings, earliest first."""
    require_own(actor, Action.VIEW, Target.HEARING)
    return tuple(
        OwnHearing(
            starts_at=hearing.starts_at,
            court=contact_of(hearing.court),
            room=Bilingual(hearing.court_room.name, hearing.court_room.name_welsh)
            if hearing.court_room
            else Bilingual(""),
            is_over=hearing.status == hearing.Status.HEARD,
        )
        for hearing in own_hearings(proved.case_id, proved.defendant_id)
    )


def messages_to(proved: ProvedDefendant, *, actor: Actor = CITIZEN) -> tuple[OwnMessage, ...]:
    """The e-mails to the defendant about this case, newest first."""
    require_own(actor, Action.VIEW, Target.MESSAGES)
    found = messages_of_case(proved.case_id, audiences=[Audience.DEFENDANT], defendants=[proved.defendant_id])
    return tuple(
        OwnMessage(
            id=message.pk,
            subject=message.subject,
            body=message.body,
            language=message.language,
            sent_at=message.created_at,
            has_failed=message.status == MessageStatus.FAILED,
        )
        for message in found
    )
