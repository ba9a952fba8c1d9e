"""Two people book the last place at the same moment: exactly one of them gets it."""

import threading
from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest
from django.db import connection

from cases.models import Case
from commonplatform.accounts.database_scope import actor_scope
from listings.exceptions import SessionNoLongerAvailable
from listings.models import Booking
from tests.functional.listings.court_world import CourtWorld
from tests.support.world import make_case

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 6


def at_the_same_moment(deeds: list[Callable[[], str]]) -> list[str]:
    """Run each deed in its own thread and connection, started together; what each answered."""
    start, answers = threading.Barrier(len(deeds)), []

    def run(deed: Callable[[], str]) -> None:
        try:
            start.wait(timeout=20)
            answers.append(deed())
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(answers)


def test_exactly_one_of_several_gets_the_last_place(world: CourtWorld) -> None:
    session_id = world.session(most=1)
    cases = [make_case(court=world.court) for _ in range(AT_ONCE)]

    def book(case: Case) -> str:
        try:
            with actor_scope(world.actor):
                world.book(session_id, case)
        except SessionNoLongerAvailable:
            return "no longer available"
        return "booked"

    answers = at_the_same_moment([partial(book, case) for case in cases])
    assert answers == ["booked", *["no longer available"] * (AT_ONCE - 1)]
    assert Booking.objects.count() == 1


def test_one_form_sent_several_times_at_once_lists_the_case_once(world: CourtWorld) -> None:
    session_id, case, key = world.session(), make_case(court=world.court), uuid4()

    def book() -> str:
        with actor_scope(world.actor):
            return str(world.book(session_id, case, submission_key=key).booking_id)

    assert len(set(at_the_same_moment([book] * AT_ONCE))) == 1
    assert Booking.objects.count() == 1
