"""Two people record the remand of one defendant at the very same moment: one is first, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connections

from cases.custody.exceptions import CustodyChanged
from cases.custody.models import Remand
from cases.custody.services import record_remand
from cases.custody.states import RemandStatus
from cases.custody.types import RemandDecision
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.types import Actor
from commonplatform.audit.models import Event
from tests.support.custody import make_custody_world

pytestmark = pytest.mark.django_db(transaction=True)
HEARING = date(2026, 11, 3)


def record_at_once(actor: Actor, defendant_id: UUID, statuses: list[RemandStatus], *, seen: int) -> list[str]:
    start = Barrier(len(statuses))

    def act(status: RemandStatus) -> str:
        try:
            start.wait(timeout=20)
            with actor_scope(actor):
                record_remand(
                    actor=actor,
                    defendant_id=defendant_id,
                    decision=RemandDecision(status, HEARING),
                    seen_version=seen,
                )
        except CustodyChanged:
            return "told"
        finally:
            connections.close_all()
        return "recorded"

    with ThreadPoolExecutor(max_workers=len(statuses)) as pool:
        return list(pool.map(act, statuses))


@pytest.mark.parametrize("is_first", [True, False])
def test_exactly_one_of_two_is_recorded(is_first: bool) -> None:
    world = make_custody_world()
    if not is_first:
        world.remand(on=HEARING)
    actor, defendant_id = world.recorder, world.defendant().pk
    both = [RemandStatus.CUSTODY, RemandStatus.UNCONDITIONAL_BAIL]
    answers = record_at_once(actor, defendant_id, both, seen=0 if is_first else 1)
    assert sorted(answers) == ["recorded", "told"]
    assert Remand.objects.get().status == both[answers.index("recorded")]
    assert Event.objects.filter(kind="custody.remand_recorded").count() == (1 if is_first else 2)
