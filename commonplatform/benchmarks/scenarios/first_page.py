"""The first page of a document on screen: the page around it, the decision, and what the door sends first.

Issue of the evidence portal, Quality bars: within 300 ms of server time, however large the document is.
"""

from collections.abc import Callable
from http.client import HTTPConnection
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit
from uuid import UUID

from django.test import RequestFactory

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.types import Actor
from commonplatform.benchmarks.evidence import filed, firm_on_record, solicitor_of
from commonplatform.benchmarks.figures import Figure, absolute, at_most, interleaved_medians
from commonplatform.benchmarks.scenarios.downloads import DOOR
from commonplatform.benchmarks.web_load import server_process
from disclosure.views import read, view

if TYPE_CHECKING:
    from django.http import HttpResponse

    from commonplatform.accounts.requests import ActingRequest

ROUNDS = 20
MOST_MS = 300
# What a browser needs before it draws: the front of the file.
FRONT = 256 * 1024
SIZES = (("one page", 100_000, 1), ("2,000 pages, 75 MB", 75_000_000, 2_000))


def run(say: Callable[[str], None]) -> list[Figure]:
    """Needs `seed_bench` first."""
    case_id, defendant_id, firm = firm_on_record()
    solicitor = solicitor_of(firm)
    figures, times = [], []
    with server_process(DOOR, workers=1, interface="asginl", environment={"DATABASE_ROLE": "cp_web"}) as (port, _pid):
        for name, size, pages in SIZES:
            say(f"first page: storing {name}")
            material_id = filed(case_id, defendant_id, b"%PDF-" + bytes(size - 5), pages=pages)
            (whole,) = interleaved_medians(lambda m=material_id: _shown(solicitor, m, port), rounds=ROUNDS)  # type: ignore[misc]
            figures.append(absolute(f"first page, {name}", whole, MOST_MS, "ms"))
            times.append(whole)
    return [*figures, at_most("first page, largest to smallest", times[0], times[1], 1.5)]


def _shown(actor: Actor, material_id: UUID, port: int) -> None:
    assert _answer(actor, view, material_id).status_code == 200
    link = _answer(actor, read, material_id)["Location"]
    http = HTTPConnection("127.0.0.1", port, timeout=60)
    http.request("GET", urlsplit(link).path)
    answer = http.getresponse()
    assert answer.status == 200, answer.status
    answer.read(FRONT)
    http.close()


def _answer(actor: Actor, page: Callable[..., object], material_id: UUID) -> "HttpResponse":
    request = cast("ActingRequest", RequestFactory().get("/"))
    request.actor = actor
    with actor_scope(actor, keeps_plans=True):
        return cast("HttpResponse", page(request, material_id))
