"""P-01: the case list costs the same for everybody. P-02: search by reference and by name."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db import connection, transaction
from django.test import RequestFactory

from cases.models import Defendant
from cases.selectors import case_lists
from cases.types import CasePage
from cases.views import lists
from commonplatform.accounts.database_scope import actor_scope, task_scope
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor, Purpose
from commonplatform.benchmarks.figures import Figure, at_most, interleaved_medians
from commonplatform.benchmarks.fill import bench_principals

if TYPE_CHECKING:
    from commonplatform.accounts.requests import ActingRequest

_FLOOR_INDEX = "CREATE INDEX IF NOT EXISTS bench_newest ON cases_case (received_at DESC, id DESC)"
_FLOOR = "SELECT id, received_at FROM cases_case ORDER BY received_at DESC, id DESC LIMIT 26"
BREADTHS = (
    "firm, few cases",
    "firm, typical",
    "firm, many",
    "court",
    "prosecutor, thousands",
    "prosecutor, largest",
)


def run(say: Callable[[str], None]) -> list[Figure]:
    """Needs `seed_bench` first and the owner's connection (for the floor's index)."""
    with connection.cursor() as cursor:
        cursor.execute(_FLOOR_INDEX)
    actors = _actors()
    say(f"P-01 for {len(actors)} principals of different breadth")
    return [*_lists(actors), *_views(actors), *_searches(actors)]


def _lists(actors: dict[str, Actor]) -> list[Figure]:
    times = {}
    figures = []
    for name, actor in actors.items():
        floor, ours = interleaved_medians(_unfiltered, lambda actor=actor: _filtered(actor))  # type: ignore[misc]
        times[name] = ours
        figures.append(at_most(f"P-01 list SQL, {name}", floor, ours, 3.5))
    figures.append(at_most("P-01 slowest role to fastest role", min(times.values()), max(times.values()), 3))
    return figures


def _views(actors: dict[str, Actor]) -> list[Figure]:
    largest, broad = actors[BREADTHS[0]], actors[BREADTHS[-1]]
    unfiltered, few, many = interleaved_medians(
        lambda: _page(broad, unfiltered=True), lambda: _page(largest), lambda: _page(broad), rounds=40
    )
    return [
        at_most("P-01 whole list page, few cases", unfiltered, few, 1.3),
        at_most("P-01 whole list page, largest", unfiltered, many, 1.3),
    ]


def _searches(actors: dict[str, Actor]) -> list[Figure]:
    figures = []
    with task_scope(purpose=Purpose.DEMONSTRATION):
        sample = Defendant.objects.select_related("case").order_by("pk")[1000]
    reference, prefix = sample.case.reference, sample.name_folded[:6]
    for name in BREADTHS:
        actor = actors[name]
        floor, ours = interleaved_medians(
            lambda: _lookup(reference),
            lambda actor=actor: _find(actor, case_lists._BY_REFERENCE, references=[reference]),  # type: ignore[misc]
        )
        figures.append(at_most(f"P-02 reference, {name}", floor, ours, 5))
        floor, ours = interleaved_medians(
            lambda: _lookup(reference),
            lambda actor=actor: _find(actor, case_lists._BY_NAME, name=prefix),  # type: ignore[misc]
        )
        figures.append(at_most(f"P-02 name prefix “{prefix}”, {name}", floor, ours, 25))
        scans = _sequential_scans(actor, references=[reference], name=prefix)
        figures.append(Figure(f"P-02 sequential scans, {name}", 0, scans, scans, "0", scans == 0, "scans"))
    return figures


def _unfiltered() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_FLOOR)
        cursor.fetchall()


def _lookup(reference: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT id, received_at FROM cases_case WHERE reference = %s", [reference])
        cursor.fetchall()


def _filtered(actor: Actor) -> None:
    with actor_scope(actor):
        case_lists._newest(actor, "")


def _find(actor: Actor, sql: str, **parameters: object) -> None:
    with actor_scope(actor):
        case_lists._rows(sql, actor, **parameters)


def _page(actor: Actor, *, unfiltered: bool = False) -> None:
    request = cast("ActingRequest", RequestFactory().get("/cases/"))
    request.actor = actor
    if not unfiltered:
        with actor_scope(actor):
            lists.case_list(request)
        return
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute(_FLOOR)
        found = [row[0] for row in cursor.fetchall()][:25]
        page = CasePage(case_lists.case_lines(actor, found), 25, total_is_capped=False)
        lists.render_list(request, page, text="")


def _sequential_scans(actor: Actor, *, references: list[str], name: str) -> int:
    scans = 0
    parameters: dict[str, Any] = {
        "principals": sorted(actor.principals),
        "limit": 26,
        "few": case_lists.FEW_CASES,
        "references": references,
        "name": name,
    }
    with actor_scope(actor), connection.cursor() as cursor:
        for sql in (case_lists._BY_REFERENCE, case_lists._BY_NAME):
            cursor.execute("EXPLAIN " + sql, parameters)
            scans += sum("Seq Scan on cases_" in row[0] for row in cursor.fetchall())
    return scans


def _actors() -> dict[str, Actor]:
    principals = bench_principals()
    firms = firms_by_size()
    wanted: tuple[tuple[str, Role, UUID], ...] = (
        (BREADTHS[0], Role.SOLICITOR, firms[0]),
        (BREADTHS[1], Role.SOLICITOR, firms[len(firms) // 2]),
        (BREADTHS[2], Role.SOLICITOR, firms[-1]),
        (BREADTHS[3], Role.COURT_OFFICER, principals["courts"][0]),
        (BREADTHS[4], Role.PROSECUTOR, principals["prosecutors"][2]),
        (BREADTHS[5], Role.PROSECUTOR, principals["prosecutors"][0]),
    )
    return {
        name: Actor(role=role, display_name="Bench", principals=frozenset({principal}))
        for name, role, principal in wanted
    }


def firms_by_size() -> list[UUID]:
    """The bench firms that have cases, the one with the fewest first."""
    firms = bench_principals()["firms"]
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute(
            "SELECT principal_id FROM cases_accessinbox WHERE principal_id = ANY(%s) GROUP BY 1 ORDER BY count(*)",
            [firms],
        )
        return [row[0] for row in cursor.fetchall()]
