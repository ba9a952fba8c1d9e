"""P-14: how long the decisions about a download take, who carries the file, and what that costs in memory."""

import resource
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit
from uuid import UUID

from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from commonplatform.accounts.database_scope import actor_scope, task_scope
from commonplatform.accounts.types import Actor, Purpose
from commonplatform.benchmarks.evidence import filed, firm_on_record, solicitor_of
from commonplatform.benchmarks.figures import ROUNDS, Figure, absolute, at_most, interleaved_medians
from commonplatform.benchmarks.web_load import server_process
from commonplatform.file_door.decisions import file_for
from commonplatform.storage.tickets import HandedOut, ticket_link
from disclosure.views import download

if TYPE_CHECKING:
    from commonplatform.accounts.requests import ActingRequest

SMALL, LARGE = 1024, 300 * 1024 * 1024
DECISION_MS = 5
MOST_MORE_MB = 16
DOOR = "commonplatform.file_door.application:application"
_PIECE = 1024 * 1024


def run(say: Callable[[str], None]) -> list[Figure]:
    """Needs `seed_bench` first: a firm on record opens a document of one kilobyte and one of 300 MB."""
    case_id, defendant_id, firm = firm_on_record()
    solicitor = solicitor_of(firm)
    say(f"P-14: storing {LARGE // 1024 // 1024} MB")
    small, large = (filed(case_id, defendant_id, b"%PDF-" + bytes(size - 5)) for size in (SMALL, LARGE))
    given = [_answer(solicitor, small)[1] for _ in range(ROUNDS + 1)]
    floor, for_small, for_large, at_the_door = interleaved_medians(
        lambda: _unasked(solicitor, small),
        lambda: _asked(solicitor, small),
        lambda: _asked(solicitor, large),
        lambda: _decided_again(given.pop()),
    )
    carried = len(_asked(solicitor, large))
    return [
        at_most("P-14 decision, beside a link without any", floor, for_small, 12),
        absolute("P-14 decision, 1 KB", for_small, DECISION_MS, "ms"),
        absolute("P-14 decision, 300 MB", for_large, DECISION_MS, "ms"),
        at_most("P-14 300 MB to 1 KB: nothing is carried", for_small, for_large, 1.2),
        absolute("P-14 decision again, at the door", at_the_door, DECISION_MS, "ms"),
        Figure("P-14 carried by the web worker", 0, carried, 0, "0", met=carried == 0, unit="bytes"),
        *_carried_by_the_door(solicitor, small, large),
    ]


def _unasked(actor: Actor, material_id: UUID) -> None:
    """The floor: find the key and make a ticket, without asking who it is for and without recording it."""
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute("SELECT object_key FROM disclosure_material WHERE id = %s", [material_id])
        ticket_link(actor, HandedOut.DOCUMENT, material_id, cursor.fetchone()[0], act="download")


def _asked(actor: Actor, material_id: UUID) -> bytes:
    """The whole view: rights decided, download recorded, ticket made. What it carries itself."""
    return _answer(actor, material_id)[0]


def _answer(actor: Actor, material_id: UUID) -> tuple[bytes, str]:
    request = cast("ActingRequest", RequestFactory().get("/"))
    request.actor = actor
    with actor_scope(actor, keeps_plans=True):  # as the middleware does for an address that holds a key
        answer = download(request, material_id)
    return answer.content, answer["Location"]


def _decided_again(link: str) -> None:
    assert file_for(urlsplit(link).path[1:], now=timezone.now()) is not None


def _carried_by_the_door(actor: Actor, small: UUID, large: UUID) -> list[Figure]:
    """A real door carries the file; its memory is read after each piece, and compared with that after a small one."""
    environment = {"DATABASE_ROLE": "cp_web"}
    with server_process(DOOR, workers=1, interface="asginl", environment=environment) as (port, process_id):
        for _ in range(20):
            _fetched(port, _answer(actor, small)[1])
        before = _memory(process_id)
        most = before

        def look() -> None:
            nonlocal most
            most = max(most, _memory(process_id))

        started = time.perf_counter()
        carried = _fetched(port, _answer(actor, large)[1], look)
        seconds = time.perf_counter() - started
    megabytes = carried / _PIECE
    return [
        Figure("P-14 carried by the door", LARGE / _PIECE, megabytes, 1, "all", carried == LARGE, "MB"),
        absolute("P-14 memory of the door for 300 MB", (most - before) / _PIECE, MOST_MORE_MB, "MB"),
        Figure("P-14 speed of the door", 0, megabytes / seconds, 0, "told", met=True, unit="MB/s"),
    ]


def _fetched(port: int, link: str, look: Callable[[], None] = lambda: None) -> int:
    http = HTTPConnection("127.0.0.1", port, timeout=60)
    http.request("GET", urlsplit(link).path)
    answer = http.getresponse()
    assert answer.status == 200, answer.status
    carried = 0
    while piece := answer.read(_PIECE):
        carried += len(piece)
        look()
    http.close()
    return carried


def _memory(process_id: int) -> int:
    """Bytes that a process and its children have in memory."""
    processes = [process_id, *_children(process_id)]
    return sum(int(Path(f"/proc/{each}/statm").read_text().split()[1]) for each in processes) * resource.getpagesize()


def _children(process_id: int) -> list[int]:
    told = Path(f"/proc/{process_id}/task/{process_id}/children").read_text()
    return [each for child in map(int, told.split()) for each in (child, *_children(child))]
