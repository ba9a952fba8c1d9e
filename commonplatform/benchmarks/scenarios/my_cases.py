"""My cases of firms of different size, each beside the case list of the same firm."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.db import connection
from django.test import RequestFactory

from cases.views import lists
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.types import Actor
from commonplatform.benchmarks.evidence import solicitor_of
from commonplatform.benchmarks.figures import Figure, absolute, at_most, interleaved_medians
from commonplatform.benchmarks.scenarios.case_lists import firms_by_size
from defence.views import my_cases

if TYPE_CHECKING:
    from commonplatform.accounts.requests import ActingRequest

ROUNDS = 20
MOST_MS = 300


def run(say: Callable[[str], None]) -> list[Figure]:
    """Needs `seed_bench` first."""
    firms = firms_by_size()
    figures = []
    for size, firm in (("few", firms[0]), ("typical", firms[len(firms) // 2]), ("most", firms[-1])):
        actor = solicitor_of(firm)
        say(f"My cases of a firm with {_cases_of(actor)} cases")
        floor, ours = interleaved_medians(
            lambda actor=actor: _page(actor, lists.case_list, "/cases/"),  # type: ignore[misc]
            lambda actor=actor: _page(actor, my_cases, "/defence/my-cases/"),  # type: ignore[misc]
            rounds=ROUNDS,
        )
        figures.append(at_most(f"My cases beside the case list, {size} cases", floor, ours, 5))
        figures.append(absolute(f"My cases, {size} cases", ours, MOST_MS, "ms"))
    return figures


def _page(actor: Actor, view: Callable[..., object], address: str) -> None:
    request = cast("ActingRequest", RequestFactory().get(address))
    request.actor = actor
    with actor_scope(actor):
        view(request)


def _cases_of(actor: Actor) -> int:
    with actor_scope(actor), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_accessinbox")
        return int(cursor.fetchone()[0])
