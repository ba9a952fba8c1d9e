"""B-14: of 609 cases under suspicion only 109 were looked into.

The guard: `manage.py find_affected` and the page of administrators list every case, document and reader of a window
of time (`disclosure.selectors.affected`). Leave out one of its parts and this test fails.
"""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from disclosure.selectors.affected import affected_lines
from disclosure.types import FaultWindow
from tests.functional.disclosure.steps import World, browser, make_world, published

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)
CASES = 9


def test_of_every_third_case_that_a_fault_touched_each_case_document_and_reader_is_listed(
    time_machine: TimeMachineFixture,
) -> None:
    """Nine cases, a document in each, opened the day after; the fault lay over three of the uploads."""
    worlds = []
    for number in range(CASES):
        time_machine.move_to(START + dt.timedelta(hours=number), tick=False)
        world = make_world()
        worlds.append((world, published(world)))
    time_machine.move_to(START + dt.timedelta(days=1), tick=False)
    for world, material in worlds:
        assert browser(world.solicitor).get(reverse("disclosure:read", args=[material.pk])).status_code == 302
    window = FaultWindow(START + dt.timedelta(hours=2.5), START + dt.timedelta(hours=5.5))
    with task_scope(purpose=Purpose.AFFECTED):
        found = {(line.case_id, line.material_id, line.person) for line in affected_lines(window)}
    assert found == {_expected(world, material) for world, material in worlds[3:6]}
    assert timezone.now() > window.ends_at, "they are found though they read long after it"


def _expected(world: World, material: object) -> tuple[object, object, str]:
    return (world.case.pk, material.pk, world.solicitor.full_name)  # type: ignore[attr-defined]
