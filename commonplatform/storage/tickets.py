"""Tickets for files: a link to a file is good once, for one person, and for a minute at most.

Valkey holds what a ticket stands for under a digest of it, sealed: who reads Valkey can neither use a ticket nor
learn whose it is. What may be lost there is a link that its reader asks for again.
"""

import json
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from hashlib import sha256
from typing import cast
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from commonplatform.accounts.types import Actor, Unavailable
from commonplatform.encryption.envelope import seal, unseal

TICKET_SECONDS = 60
PATIENCE_SECONDS = 1
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_SEALED_AS = "storage.ticket"


class HandedOut(StrEnum):
    """What a file is, which says who decides about it when the ticket is used."""

    DOCUMENT = "document"
    BUNDLE = "bundle"
    ARCHIVE = "archive"
    COURT_LIST = "court_list"
    AFFECTED = "affected"


class TicketsUnavailable(Unavailable):
    """Valkey did not answer: no file can be opened just now."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What is decided again when it is used: who, acting as what, signed in where, wants which file for what.

    `act` in the words of the room that decides. `session_key` is empty for who acts without a sign-in of their own.
    """

    kind: HandedOut
    subject_id: UUID
    act: str
    object_key: str
    user_id: UUID
    membership_id: UUID | None
    session_key: str
    issued_at: datetime


def ticket_link(actor: Actor, kind: HandedOut, subject_id: UUID, object_key: str, *, act: str = "") -> str:
    """A link for this actor alone. The caller has decided the right and recorded the reading.

    Raises `TicketsUnavailable`.
    """
    assert actor.user_id is not None
    token = secrets.token_urlsafe(32)
    ticket = Ticket(
        kind=kind,
        subject_id=subject_id,
        act=act,
        object_key=object_key,
        user_id=actor.user_id,
        membership_id=actor.membership_id,
        session_key=actor.session_key,
        issued_at=timezone.now(),
    )
    try:
        _valkey().set(_place(token), seal(_written(ticket), about=_SEALED_AS), ex=TICKET_SECONDS)
    except RedisError as error:
        raise TicketsUnavailable from error
    return f"{settings.FILES_BASE_URL.rstrip('/')}/{token}"


def take_ticket(token: str, *, now: datetime) -> Ticket | None:
    """What it stands for, once; nothing for one that was used, is a minute old or never was.

    Raises `TicketsUnavailable`; the ticket is then not used.
    """
    if not _TOKEN.fullmatch(token):
        return None
    try:
        kept = cast("bytes | None", _valkey().getdel(_place(token)))
    except RedisError as error:
        raise TicketsUnavailable from error
    if kept is None:
        return None
    ticket = _read(unseal(kept, about=_SEALED_AS))
    return ticket if now - ticket.issued_at < timedelta(seconds=TICKET_SECONDS) else None


def tickets_answer() -> bool:
    """Whether tickets can be issued and taken just now."""
    try:
        return bool(_valkey().ping())
    except RedisError:
        return False


def files_origin() -> str:
    """Scheme, host and port under which browsers fetch files, for a page that shows one."""
    address = urlsplit(settings.FILES_BASE_URL)
    return f"{address.scheme}://{address.netloc}"


def _place(token: str) -> str:
    return f"ticket:{sha256(token.encode()).hexdigest()}"


def _written(ticket: Ticket) -> bytes:
    fields = {name: getattr(ticket, name) for name in Ticket.__slots__}
    return json.dumps({name: None if value is None else str(value) for name, value in fields.items()}).encode()


def _read(written: bytes) -> Ticket:
    kept = json.loads(written)
    membership = kept["membership_id"]
    return Ticket(
        kind=HandedOut(kept["kind"]),
        subject_id=UUID(kept["subject_id"]),
        act=kept["act"],
        object_key=kept["object_key"],
        user_id=UUID(kept["user_id"]),
        membership_id=UUID(membership) if membership else None,
        session_key=kept["session_key"],
        issued_at=datetime.fromisoformat(kept["issued_at"]),
    )


def _valkey() -> Redis:
    return _at_address(settings.CELERY_BROKER_URL)


@cache
def _at_address(url: str) -> Redis:
    return Redis.from_url(
        url,
        socket_timeout=PATIENCE_SECONDS,
        socket_connect_timeout=PATIENCE_SECONDS,
        retry=Retry(NoBackoff(), 1),
    )
