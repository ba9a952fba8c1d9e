"""What was sent, for those who may read it: court staff in their cases, a prosecutor what went to
prosecutors of its own cases, administrators what concerns no case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from cases.access.policy import Action, Target, permits
from cases.access.relations import require_ever, standing_of
from cases.exceptions import CaseNotFound
from cases.models import AccessInbox, Case
from cases.states import Relation
from commonplatform.accounts.roles import COURT_ROLES
from commonplatform.accounts.types import Actor
from commonplatform.notifications.selectors import (
    COUNT_CAP,
    PAGE_SIZE,
    message_by_id,
    messages_of_case,
    messages_of_cases,
    position_of,
)
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageFilter

if TYPE_CHECKING:
    from commonplatform.notifications.models import Message

FOR_A_PROSECUTOR = frozenset({Audience.PROSECUTOR})


@dataclass(frozen=True, slots=True)
class MessagePage:
    """One page of a list of messages; `references` gives the case's printed reference by its id."""

    messages: tuple[Message, ...]
    references: dict[UUID, str]
    total: int
    total_is_capped: bool
    next_after: str


def case_messages(actor: Actor, case_id: UUID) -> list[Message]:
    """Every message about the case that the actor may read, newest first."""
    standing = standing_of(actor, case_id)
    standing.require(Action.VIEW, Target.MESSAGES)
    return messages_of_case(case_id, audiences=_audiences(actor), defendants=standing.defendants)


def message_page(actor: Actor, wanted: MessageFilter) -> MessagePage:
    """The messages of all the actor's cases; for an administrator those that concern no case."""
    require_ever(actor, Action.VIEW, Target.MESSAGE_LIST)
    outside = permits(actor.role, Relation.NONE, Action.VIEW, Target.MESSAGE_LIST)
    own = None if outside else AccessInbox.objects.filter(principal_id__in=actor.principals).values("case_id")
    found, number = messages_of_cases(own, wanted)
    shown = tuple(found[:PAGE_SIZE])
    return MessagePage(
        messages=shown,
        references=_references(shown),
        total=min(number, COUNT_CAP),
        total_is_capped=number > COUNT_CAP,
        next_after=position_of(shown[-1]) if len(found) > PAGE_SIZE else "",
    )


def message_for(actor: Actor, message_id: UUID) -> Message:
    """One message. Raises `CaseNotFound` for one that the actor may not read, whether or not it exists."""
    message = message_by_id(message_id)
    if message is None:
        raise CaseNotFound
    if message.case_id is None:
        if not permits(actor.role, Relation.NONE, Action.VIEW, Target.MESSAGE_LIST):
            raise CaseNotFound
        return message
    standing_of(actor, message.case_id).require(Action.VIEW, Target.MESSAGES, message.defendant_id)
    audiences = _audiences(actor)
    if audiences is not None and message.audience not in audiences:
        raise CaseNotFound(message.case_id)
    return message


def _audiences(actor: Actor) -> frozenset[Audience] | None:
    return None if actor.role in COURT_ROLES else FOR_A_PROSECUTOR


def _references(messages: tuple[Message, ...]) -> dict[UUID, str]:
    ids = {message.case_id for message in messages if message.case_id}
    return dict(Case.objects.filter(pk__in=ids).values_list("pk", "reference_received"))
