"""Giving access at the very moment when its reason ends: one of the two is first, and nothing is left over."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from cases.access_refusals import AccessRefused, SeveralRefused
from cases.exceptions import CaseNotFound
from cases.models import AccessGrant
from cases.services.keep_inbox import inbox_differences
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from defence.services import end_representation
from tests.functional.access.steps import World, assign, give, make_world
from tests.support.world import actor_of

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 5


def together(*acts: Callable[[], object]) -> list[str]:
    """Each in a thread and connection of its own, begun at the same moment: what it was refused with, or "done"."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            start.wait(timeout=20)
            act()
        except (AccessRefused, SeveralRefused, CaseNotFound) as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(max_workers=len(acts)) as pool:
        return [future.result() for future in [pool.submit(run, act) for act in acts]]


@pytest.fixture(params=range(ROUNDS))
def world(request: pytest.FixtureRequest) -> World:
    return make_world()


def test_access_given_while_the_firm_goes_off_record_does_not_outlive_it(world: World) -> None:
    actor = actor_of(world.solicitor)

    def off_record() -> None:
        with actor_scope(actor):
            end_representation(
                actor=actor, case_id=world.case.pk, association_id=world.association.pk, reason="Instructed another"
            )

    answers = together(off_record, lambda: give(world, world.barrister))
    assert answers[0] == "done"
    left = AccessGrant.objects.filter(case=world.case, ended_at__isnull=True)
    assert not left.filter(relation__in=(Relation.GRANTED, Relation.REPRESENTING)).exists()
    assert inbox_differences(connection) == []


def test_of_giving_and_assigning_at_once_only_one_is_done(world: World) -> None:
    answers = together(lambda: give(world, world.barrister), lambda: assign(world, world.barrister))
    assert sorted(answers)[-1] == "done"
    assert answers.count("done") == 1
    assert AccessGrant.objects.filter(principal_id=world.barrister.pk, ended_at__isnull=True).count() == 1


def test_the_same_access_given_twice_at_once_is_given_once(world: World) -> None:
    answers = together(*[lambda: give(world, world.barrister)] * 2)
    assert sorted(answers) == ["AccessRefused", "done"]
    assert AccessGrant.objects.filter(principal_id=world.barrister.pk).count() == 1
