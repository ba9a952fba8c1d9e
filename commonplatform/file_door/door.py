"""The door itself: one request, one ticket, one file, in pieces that are forgotten as soon as they are sent."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import structlog
from asgiref.sync import sync_to_async
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from commonplatform.file_door.answers import Answer, file_answer, not_now, plain, used_up
from commonplatform.file_door.decisions import file_for
from commonplatform.storage.objects import ObjectMissing, StoreUnavailable, object_size, read_part
from commonplatform.storage.tickets import TicketsUnavailable, tickets_answer

THREADS = 8
PIECE = 1024 * 1024
# Who takes no piece for so long has gone, or keeps the door open for nothing.
PATIENCE_SECONDS = 60

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Found = TypeVar("Found")

logger = structlog.get_logger(__name__)


class FileCutShort(Exception):
    """The file could not be sent to its end: the connection is cut, so that nobody takes a part for the whole."""


class FileDoor:
    """The ASGI application. Database and store are asked in threads of `executor`, in the caller's without one."""

    def __init__(self, executor: ThreadPoolExecutor | None = None) -> None:
        self._executor = executor

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request; of it only method and path are looked at. Raises `FileCutShort`."""
        if scope["type"] != "http":
            return
        answer = await self._in_thread(answer_to, scope["method"], scope["path"])
        headers = [(name.lower().encode(), value.encode("latin-1")) for name, value in answer.headers.items()]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        if answer.size:
            await self._carry(answer, receive, send)
        else:
            await send({"type": "http.response.body", "body": answer.body})

    async def _carry(self, answer: Answer, receive: Receive, send: Send) -> None:
        """The object, each piece asked of the store by itself: nothing stays open there, whoever goes away here."""
        leaving = asyncio.ensure_future(_until_gone(receive))
        try:
            for first in range(0, answer.size, PIECE):
                last = min(first + PIECE, answer.size) - 1
                piece = await self._in_thread(_piece, answer.object_key, first, last)
                if leaving.done():
                    logger.info("file_not_taken", sent=first, size=answer.size)
                    return
                message = {"type": "http.response.body", "body": piece, "more_body": last + 1 < answer.size}
                await asyncio.wait_for(send(message), PATIENCE_SECONDS)
        except (ObjectMissing, StoreUnavailable, TimeoutError) as fault:
            logger.warning("file_cut_short", why=type(fault).__name__, sent=first, size=answer.size)
            raise FileCutShort from None
        finally:
            leaving.cancel()

    async def _in_thread(self, asked: Callable[..., Found], *arguments: Any) -> Found:
        if self._executor is None:
            return await sync_to_async(asked)(*arguments)
        run = sync_to_async(_with_a_sound_connection, thread_sensitive=False, executor=self._executor)
        return await run(asked, *arguments)


def _with_a_sound_connection(asked: Callable[..., Found], *arguments: Any) -> Found:
    """As Django does around a request: a connection that broke or is too old is not used again."""
    close_old_connections()
    try:
        return asked(*arguments)
    finally:
        close_old_connections()


def answer_to(method: str, path: str) -> Answer:
    """What this request gets; a file is not read yet. A ticket is used by GET alone."""
    if path == "/health/live":
        return plain(200, b"live")
    try:
        if path == "/health/ready":
            return _ready()
        if method != "GET":
            return plain(405, Allow="GET")
        return _opened(path[1:])
    except (TicketsUnavailable, StoreUnavailable, DatabaseError) as fault:
        logger.warning("file_not_now", why=type(fault).__name__)
        return not_now()


def _opened(token: str) -> Answer:
    found = file_for(token, now=timezone.now())
    if found is None:
        return used_up()
    ticket, file = found
    try:
        size = object_size(file.object_key)
    except ObjectMissing:
        return used_up()
    logger.info("file_opened", kind=ticket.kind.value, subject=str(ticket.subject_id), actor_id=str(ticket.user_id))
    return file_answer(file, size=size)


def _piece(key: str, first: int, last: int) -> bytes:
    piece = read_part(key, first, last)
    if len(piece) != last + 1 - first:
        raise StoreUnavailable("a piece is too short")
    return piece


def _ready() -> Answer:
    """Without the database or Valkey the door opens nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return plain(200, b"ready") if tickets_answer() else plain(503, b"not ready")


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
