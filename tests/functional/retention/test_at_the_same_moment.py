"""A hold is placed while the documents of its case are being disposed of: nothing goes once it stands."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from cases.retention.exceptions import DisposedAlready
from cases.retention.services import place_hold
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.types import Actor
from disclosure.models import Material
from disclosure.services.dispose_of_documents import dispose_of_documents
from tests.functional.disclosure.steps import World, events, make_world, published
from tests.functional.retention.deciding import decide
from tests.support.world import actor_of

pytestmark = pytest.mark.django_db(transaction=True)
VERSIONS = 8


def case_past_its_day() -> World:
    world = make_world()
    for version in range(1, VERSIONS + 1):
        Material.objects.filter(case=world.case, status="published").update(status="replaced")
        published(world, version=version)
    decide(world.case, "FO")
    return world


def both_at_once(world: World, actor: Actor) -> str:
    start = Barrier(2)

    def dispose() -> str:
        try:
            start.wait(timeout=20)
            dispose_of_documents(documents_at_a_time=1)
        finally:
            connections.close_all()
        return ""

    def hold() -> str:
        try:
            start.wait(timeout=20)
            with actor_scope(actor):
                place_hold(actor=actor, case_id=world.case.pk, reason="An appeal is expected")
        except DisposedAlready:
            return "too late"
        finally:
            connections.close_all()
        return "held"

    with ThreadPoolExecutor(max_workers=2) as pool:
        disposing, holding = pool.submit(dispose), pool.submit(hold)
        disposing.result()
        return holding.result()


def test_no_document_is_disposed_of_after_the_hold_was_placed() -> None:
    world = case_past_its_day()
    answer = both_at_once(world, actor_of(world.officer))
    gone = events(world, "document.disposed")
    held = events(world, "hold.placed")
    assert len(gone) == Material.objects.filter(status="disposed").count()
    if answer == "too late":
        assert (len(gone), held) == (VERSIONS, [])
    else:
        assert all(event.sequence < held[0].sequence for event in gone)
