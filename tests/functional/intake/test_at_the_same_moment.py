"""Two processes that receive the same prosecution at once make one case."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cases.intake.models import IntakeMessage
from cases.intake.receipts import IntakeReceipt, RawMessage
from cases.intake.services import receive_messages
from cases.intake.states import IntakeState
from cases.models import Case, Defendant
from tests.functional.intake.conftest import FEED, RECEIVED, make_reference_data, receive
from tests.unit.intake.messages import SJP_NOTICE, new_case, person, routed, submission

pytestmark = pytest.mark.django_db(transaction=True)

MAIR = person(asn="2642AB0100000000007G", forename="Mair", surname="Prosser", born="1979-04-30")


def in_parallel(*calls: Callable[[], list[IntakeReceipt]]) -> list[list[IntakeReceipt]]:
    barrier = Barrier(len(calls))

    def run(call: Callable[[], list[IntakeReceipt]]) -> list[IntakeReceipt]:
        try:
            barrier.wait()
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def states(results: list[list[IntakeReceipt]]) -> list[IntakeState]:
    return sorted(each.state for receipts in results for each in receipts)


def test_the_same_police_message_in_two_processes_makes_one_case() -> None:
    make_reference_data()
    results = in_parallel(lambda: [receive(routed())], lambda: [receive(routed())])
    assert states(results) == [IntakeState.ACCEPTED, IntakeState.DUPLICATE]
    assert Case.objects.count() == 1


def test_two_police_messages_of_one_reference_make_one_case_with_both_defendants() -> None:
    make_reference_data()
    other = routed(new_case(defendants=(MAIR,)), correlation="corr-2")
    results = in_parallel(lambda: [receive(routed())], lambda: [receive(other)])
    assert states(results) == [IntakeState.ACCEPTED, IntakeState.ACCEPTED]
    assert (Case.objects.count(), Defendant.objects.count()) == (1, 2)


def test_two_submissions_of_one_reference_make_one_case_and_one_refusal() -> None:
    make_reference_data()
    one, other = submission(SJP_NOTICE), submission(SJP_NOTICE, defendant__asn="X")
    results = in_parallel(lambda: [receive(one)], lambda: [receive(other)])
    assert states(results) == [IntakeState.ACCEPTED, IntakeState.REJECTED]
    assert Case.objects.count() == 1


def test_two_backlogs_of_the_same_day_in_opposite_order_make_each_case_once() -> None:
    make_reference_data()
    day = [
        RawMessage(routed(new_case(urn=f"42AB00{n:03d}26"), correlation=f"c{n}").encode(), "", RECEIVED)
        for n in range(60)
    ]
    results = in_parallel(
        lambda: list(receive_messages(actor=FEED, messages=day)),
        lambda: list(receive_messages(actor=FEED, messages=day[::-1])),
    )
    assert states(results) == [IntakeState.ACCEPTED] * 60 + [IntakeState.DUPLICATE] * 60
    assert Case.objects.count() == 60
    assert IntakeMessage.objects.count() == 120
