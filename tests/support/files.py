"""The door of files, asked as a browser asks it: in the test's own thread, and so in its transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from asgiref.sync import async_to_sync
from django.conf import settings
from django.db import connection

from commonplatform.benchmarks.web_load import web_server
from commonplatform.file_door.door import FileDoor
from commonplatform.storage.tickets import files_origin


@dataclass
class Fetched:
    """What the door has sent. `pieces` are the sizes of what it sent at a time."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    pieces: list[int] = field(default_factory=list)
    is_whole: bool = False


Message = MutableMapping[str, Any]
Taken = Callable[[bytes], object]


def fetch(link: str, *, method: str = "GET", headers: dict[str, str] | None = None) -> Fetched:
    """Open a link. It must lead to the door, which is asked by its path alone."""
    fetched = Fetched()
    ask(link, fetched, method=method, headers=headers or {})
    return fetched


def ask(
    link: str,
    fetched: Fetched,
    *,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    taken: Taken | None = None,
    goes_away: Callable[[], bool] = lambda: False,
) -> None:
    """The same, noting what came before a failure. `taken` gets each piece, which is then not kept here; `goes_away`
    tells of a closed browser.
    """
    assert link.startswith(f"{files_origin()}/"), link
    scope = {
        "type": "http",
        "method": method,
        "path": urlsplit(link).path,
        "query_string": urlsplit(link).query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()],
    }
    async_to_sync(_asked)(scope, fetched, taken, goes_away)


def is_dead(link: str) -> bool:
    """Whether the door gives no file for it."""
    return fetch(link).status == 404


@contextmanager
def running_door(*, log: Path | None = None, **environment: str) -> Iterator[str]:
    """The door as it runs: a process of its own with the web role's login, on the tests' database. Its address."""
    database = urlsplit(settings.ENV.database_url)._replace(path=f"/{connection.settings_dict['NAME']}")
    given = {"DATABASE_URL": urlunsplit(database), "DATABASE_ROLE": "cp_web", **environment}
    application = "commonplatform.file_door.application:application"
    with web_server(application, workers=1, interface="asginl", environment=given, log=log) as port:
        yield f"http://127.0.0.1:{port}"


async def _asked(scope: Message, fetched: Fetched, taken: Taken | None, goes_away: Callable[[], bool]) -> None:
    await FileDoor()(scope, _receiving(goes_away), _noting(fetched, taken))


def _receiving(goes_away: Callable[[], bool]) -> Callable[[], Awaitable[Message]]:
    async def receive() -> Message:
        while not goes_away():
            await asyncio.sleep(0)
        return {"type": "http.disconnect"}

    return receive


def _noting(fetched: Fetched, taken: Taken | None) -> Callable[[Message], Awaitable[None]]:
    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            fetched.status = message["status"]
            fetched.headers = {name.decode().title(): value.decode("latin-1") for name, value in message["headers"]}
            return
        if taken is None:
            fetched.body += message["body"]
        else:
            taken(message["body"])
        fetched.pieces.append(len(message["body"]))
        fetched.is_whole = not message.get("more_body", False)

    return send
