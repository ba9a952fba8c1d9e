"""Take in many messages: a day's backlog, a folder, a replay."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from uuid import uuid4
from zoneinfo import ZoneInfo

import structlog
from django.conf import settings
from django.db import DatabaseError, DataError, IntegrityError

from cases.access.policy import Action, Target
from cases.exceptions import NotAllowed
from cases.intake.decisions import Decision, Incoming
from cases.intake.problems import problem
from cases.intake.reading import read_message
from cases.intake.reading_types import MessageKind, ReadMessage
from cases.intake.receipts import IntakeReceipt, RawMessage
from cases.intake.reference_snapshot import ReferenceSnapshot
from cases.intake.services.decide import decide
from cases.intake.services.known_messages import look_up
from cases.intake.services.store_prosecutions import TakenMeanwhile, store_prosecutions
from cases.intake.strict_json import storable
from cases.references import held_reference
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor, Purpose

ONE_TRANSACTION = 500
_TRIES = 5
_LONDON = ZoneInfo("Europe/London")
# Deadlock, serialisation, and rows that found their case or number taken by another process.
_WORTH_ANOTHER_TRY = frozenset({"40P01", "40001", "23503", "23505"})
logger = structlog.get_logger(__name__)


def receive_messages(
    *,
    actor: Actor,
    messages: Iterable[RawMessage],
    reference: ReferenceSnapshot | None = None,
) -> Iterator[IntakeReceipt]:
    """Take the messages in, some hundreds to a transaction, and give one receipt each in their order.

    Every receipt is given after its transaction has ended: what it says is saved. A message that
    cannot be read, or breaks a rule, is recorded with its problems and disturbs no other.
    """
    require_feed(actor)
    if reference is None:
        reference = ReferenceSnapshot()
        reference.load_offences()
    remaining = iter(messages)
    while chunk := list(islice(remaining, ONE_TRANSACTION)):
        yield from receive_together(actor, chunk, reference)


def require_feed(actor: Actor) -> None:
    """Only the platform's own feeds bring messages in."""
    if actor.role != Role.SYSTEM:
        raise NotAllowed(action=Action.CREATE, target=Target.CASE)


def receive_together(actor: Actor, messages: Sequence[RawMessage], reference: ReferenceSnapshot) -> list[IntakeReceipt]:
    """One transaction for all of these messages; their receipts.

    A message that the database refuses is found by halving, recorded as not processed, and stops no
    other.
    """
    return _store([read_incoming(each, reference) for each in messages], actor, reference)


def _store(incoming: Sequence[Incoming], actor: Actor, reference: ReferenceSnapshot) -> list[IntakeReceipt]:
    try:
        return _store_in_one_transaction(incoming, actor, reference)
    except (DataError, IntegrityError) as error:
        if len(incoming) > 1:
            half = len(incoming) // 2
            return [
                *_store(incoming[:half], actor, reference),
                *_store(incoming[half:], actor, reference),
            ]
        logger.exception("message_not_stored", sha256=incoming[0].sha256)
        return _store_in_one_transaction([_not_processed(incoming[0], error)], actor, reference)


def _store_in_one_transaction(
    incoming: Sequence[Incoming], actor: Actor, reference: ReferenceSnapshot
) -> list[IntakeReceipt]:
    for tries_left in reversed(range(_TRIES)):
        try:
            with task_scope(purpose=Purpose.INTAKE):
                decisions = _decide_all(incoming, reference)
                store_prosecutions(actor=actor, decisions=decisions, reference=reference)
            return [receipt_of(each) for each in decisions]
        except TakenMeanwhile:
            if not tries_left:
                raise
        except DatabaseError as error:
            if not tries_left or getattr(error.__cause__, "sqlstate", None) not in _WORTH_ANOTHER_TRY:
                raise
    raise AssertionError("every try ends the loop")


def read_incoming(message: RawMessage, reference: ReferenceSnapshot) -> Incoming:
    """The message read, with its fingerprint and its normalised reference."""
    message = replace(message, source_name=storable(message.source_name))
    try:
        read = read_message(
            message.raw,
            reference,
            source_name=message.source_name,
            largest=settings.INTAKE_LARGEST_BYTES,
        )
    except Exception as error:
        logger.exception("message_not_read", source=message.source_name)
        refusal = problem("MESSAGE_NOT_PROCESSED", type(error).__name__)
        read = ReadMessage(MessageKind.UNREADABLE, problems=(refusal,))
    return Incoming(
        id=uuid4(),
        message=message,
        sha256=hashlib.sha256(message.raw).hexdigest(),
        read=read,
        reference=held_reference(read.reference),
    )


def _not_processed(incoming: Incoming, error: Exception) -> Incoming:
    refusal = problem("MESSAGE_NOT_PROCESSED", type(error).__name__)
    return replace(incoming, read=replace(incoming.read, kind=MessageKind.UNREADABLE, case=None, problems=(refusal,)))


def _decide_all(incoming: Sequence[Incoming], reference: ReferenceSnapshot) -> list[Decision]:
    known = look_up(incoming)
    decisions = []
    for each in incoming:
        today = each.message.received_at.astimezone(_LONDON).date()
        decision = decide(each, known, reference, today=today)
        known.remember(decision)
        decisions.append(decision)
    return decisions


def receipt_of(decision: Decision) -> IntakeReceipt:
    """What the sender is told of a stored decision."""
    read = decision.incoming.read
    return IntakeReceipt(
        message_id=decision.incoming.id,
        state=decision.state,
        channel=str(read.channel or ""),
        reference=read.reference,
        source_name=decision.incoming.message.source_name,
        problems=decision.problems,
        case_id=decision.case_id or decision.original_case_id,
        duplicate_of=decision.duplicate_of,
        defendants_added=len(decision.defendants),
        defendants_known=len(decision.known_defendants),
    )
