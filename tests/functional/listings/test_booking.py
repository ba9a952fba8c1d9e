"""Putting a case into a session: capacity, once only, one winner, and only the court's own."""

import datetime as dt
from uuid import uuid4

import pytest

from cases.exceptions import CaseNotFound, NotAllowed
from cases.models import Case, Defendant, Hearing
from cases.states import CaseStatus
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from listings.exceptions import (
    DefendantListedThen,
    LengthMissing,
    SessionNoLongerAvailable,
    SessionNotFound,
    StartOutsideSession,
)
from listings.models import Booking, CourtSession
from listings.selectors import next_sessions, session_line
from listings.states import Basis, SessionKind
from tests.functional.listings.court_world import CourtWorld, MakeCourt
from tests.support.world import Person, make_case

pytestmark = pytest.mark.django_db


def test_a_booked_case_has_a_hearing_and_is_listed_and_the_timeline_says_where(world: CourtWorld) -> None:
    case = make_case(court=world.court)
    with actor_scope(world.actor):
        receipt = world.book(world.session(), case, starts=dt.time(11, 30))
    hearing = Hearing.objects.get(pk=receipt.hearing_id)
    assert hearing.court_room_id == world.rooms[0].pk
    assert (hearing.type_code, hearing.minutes) == ("PLE", 20)
    assert Case.objects.get(pk=case.pk).status == CaseStatus.LISTED
    event = Event.objects.get(kind="hearing.listed", case_id=case.pk)
    assert event.data["court"] == world.court.name
    assert "11:30am" in event.data["when"]


def test_with_no_start_the_hearing_starts_with_the_session(world: CourtWorld) -> None:
    session_id = world.session()
    receipt = world.book(session_id)
    assert receipt.starts_at == CourtSession.objects.get(pk=session_id).starts_at


def test_across_the_clock_change_the_hearing_is_at_the_time_on_the_wall(world: CourtWorld) -> None:
    summer = world.session(day=dt.date(2027, 10, 30))
    winter = world.session(day=dt.date(2027, 10, 31))
    before, after = (world.book(session, starts=dt.time(10, 30)).starts_at for session in (summer, winter))
    assert after - before == dt.timedelta(hours=25)


def test_a_full_session_takes_no_more_and_is_no_longer_offered(world: CourtWorld) -> None:
    session_id = world.session(most=1)
    world.book(session_id)
    with pytest.raises(SessionNoLongerAvailable):
        world.book(session_id)
    assert Hearing.objects.count() == Booking.objects.count() == 1
    assert next_sessions(world.actor, since=world.day) == []
    assert [line.session_id for line in next_sessions(world.actor, since=world.day, full_too=True)] == [session_id]


def test_minutes_are_counted_for_trials_and_the_break_divides_them(world: CourtWorld) -> None:
    session_id = world.session(kind=SessionKind.AD, business_type="TRL", basis=Basis.HALVES, maxima=(60, 60))
    world.book(session_id, type_code="TRL", minutes=90, starts=dt.time(12, 15))
    assert [part.booked for part in session_line(world.actor, session_id).parts] == [45, 45]
    with pytest.raises(SessionNoLongerAvailable):
        world.book(session_id, type_code="TRL", minutes=16, starts=dt.time(10))
    world.book(session_id, type_code="TRL", minutes=15, starts=dt.time(10))


def test_a_trial_must_be_estimated(world: CourtWorld) -> None:
    with pytest.raises(LengthMissing):
        world.book(world.session(), type_code="TRL")


@pytest.mark.parametrize("starts", [dt.time(9, 59), dt.time(13)])
def test_a_start_outside_the_session_is_refused_with_its_times(world: CourtWorld, starts: dt.time) -> None:
    with pytest.raises(StartOutsideSession):
        world.book(world.session(), starts=starts)


def test_overbooking_needs_a_reason_and_stays_on_record(world: CourtWorld) -> None:
    session_id = world.session(most=0)
    case = make_case(court=world.court)
    receipt = world.book(session_id, case, overbook_reason="Custody case, no other room")
    booking = Booking.objects.get(pk=receipt.booking_id)
    assert (booking.overbooked, booking.source) == (True, "allowed")
    assert Event.objects.get(kind="hearing.listed", case_id=case.pk).reason == "Custody case, no other room"


def test_a_reason_given_for_a_session_that_had_room_marks_nothing(world: CourtWorld) -> None:
    booking = Booking.objects.get(pk=world.book(world.session(), overbook_reason="To be sure").booking_id)
    assert (booking.overbooked, booking.overbook_reason) == (False, "")


def test_the_same_form_sent_twice_lists_the_case_once(world: CourtWorld) -> None:
    case, session_id, key = make_case(court=world.court), world.session(), uuid4()
    first = world.book(session_id, case, submission_key=key)
    assert world.book(session_id, case, submission_key=key) == first
    assert Hearing.objects.filter(case=case).count() == 1


def test_nobody_is_listed_twice_at_one_time_but_co_defendants_may_be(world: CourtWorld) -> None:
    case = make_case(court=world.court, defendants=(Person(), Person(forenames="Charles", surname="Babbage")))
    one, other = Defendant.objects.filter(case=case).values_list("pk", flat=True)
    first, second = world.session(), world.session(room=1)
    world.book(first, case, defendant_ids=(one,), minutes=30)
    with pytest.raises(DefendantListedThen):
        world.book(second, case, defendant_ids=(one, other), starts=dt.time(10, 29))
    world.book(second, case, defendant_ids=(other,), starts=dt.time(10, 29))
    world.book(second, case, defendant_ids=(one,), starts=dt.time(10, 30))


def test_a_session_that_is_over_takes_nothing(world: CourtWorld) -> None:
    session_id = world.session()
    day = dt.timedelta(days=30)
    CourtSession.objects.filter(pk=session_id).update(
        date=world.day - day,
        starts_at=CourtSession.objects.get(pk=session_id).starts_at - day,
        ends_at=CourtSession.objects.get(pk=session_id).ends_at - day,
    )
    with pytest.raises(SessionNoLongerAvailable):
        world.book(session_id)


def test_a_session_of_another_court_does_not_exist_here(world: CourtWorld, court_world: MakeCourt) -> None:
    with pytest.raises(SessionNotFound):
        world.book(court_world().session())


def test_a_case_of_another_court_does_not_exist_here(world: CourtWorld) -> None:
    session_id, case = world.session(), make_case()
    with actor_scope(world.actor), pytest.raises(CaseNotFound):
        world.book(session_id, case)


def test_a_legal_adviser_may_not_list(court_world: MakeCourt) -> None:
    officer = court_world()
    adviser = court_world(Role.LEGAL_ADVISER)
    adviser.court = officer.court
    with pytest.raises(NotAllowed):
        adviser.book(officer.session())


def test_a_booking_still_counts_when_the_case_has_left_the_court(world: CourtWorld) -> None:
    from cases.services import revoke_access
    from cases.states import Relation

    session_id, case = world.session(most=1), make_case(court=world.court)
    world.book(session_id, case)
    revoke_access(actor=world.actor, case_id=case.pk, principal_id=world.court.pk, relation=Relation.COURT)
    with actor_scope(world.actor):
        assert not Booking.objects.exists()
        assert session_line(world.actor, session_id).hearings == 1
