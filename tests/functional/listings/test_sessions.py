"""Sessions of a court: no room twice, whoever asks and however."""

import datetime as dt
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from commonplatform.audit.models import Event
from listings.exceptions import SessionRefused
from listings.models import CourtSession
from listings.services import create_session
from listings.states import Basis, Panel, SessionKind
from listings.types import SessionToCreate
from tests.functional.listings.court_world import CourtWorld, MakeCourt

pytestmark = pytest.mark.django_db


def test_a_session_is_added_with_the_usual_times_of_its_kind(world: CourtWorld) -> None:
    session = CourtSession.objects.get(pk=world.session(kind=SessionKind.PM, most=8))
    london = [instant.astimezone(dt.UTC) for instant in (session.starts_at, session.ends_at)]
    assert london[1] - london[0] == dt.timedelta(hours=3)
    assert (session.court_id, session.max_slots, session.max_minutes) == (world.court.pk, 8, None)
    assert Event.objects.filter(kind="session.created", subject_id=session.pk).exists()


def test_the_same_form_sent_twice_makes_one_session(world: CourtWorld) -> None:
    wanted = SessionToCreate(
        court_room_id=world.rooms[0].pk,
        day=world.day,
        kind=SessionKind.AM,
        panel=Panel.ADULT,
        business_type="REM",
        basis=Basis.SLOTS,
        maxima=(5,),
    )
    key = uuid4()
    first = create_session(actor=world.actor, wanted=wanted, submission_key=key)
    assert create_session(actor=world.actor, wanted=wanted, submission_key=key) == first
    assert CourtSession.objects.count() == 1


def test_a_room_in_use_is_refused_by_name_of_the_field_also_for_other_business(world: CourtWorld) -> None:
    world.session(kind=SessionKind.AD)
    with pytest.raises(SessionRefused) as refusal:
        world.session(kind=SessionKind.PM, business_type="TRF")
    assert set(refusal.value.faults) == {"court_room"}


def test_the_same_business_twice_in_one_part_of_the_day_is_refused(world: CourtWorld) -> None:
    world.session(starts=dt.time(9), ends=dt.time(10))
    with pytest.raises(SessionRefused) as refusal:
        world.session(starts=dt.time(11), ends=dt.time(12))
    assert set(refusal.value.faults) == {"kind"}


def test_sessions_may_follow_each_other_and_sit_side_by_side(world: CourtWorld) -> None:
    world.session(kind=SessionKind.AM)
    world.session(kind=SessionKind.PM)
    world.session(kind=SessionKind.AM, room=1)
    world.session(kind=SessionKind.AM, day=world.day + dt.timedelta(days=1))
    assert CourtSession.objects.count() == 4


def test_a_room_of_another_court_is_refused(world: CourtWorld, court_world: MakeCourt) -> None:
    with pytest.raises(SessionRefused) as refusal:
        world.session(court_room_id=court_world().rooms[0].pk)
    assert set(refusal.value.faults) == {"court_room"}


def insert_by_sql(session_id: UUID, **changes: object) -> None:
    """Copy a session behind the services, as a script with the database's password would."""
    columns = [str(one.column) for one in CourtSession._meta.concrete_fields]
    values = {"id": "gen_random_uuid()", "submission_key": "NULL", **changes}
    picked = ", ".join(str(values.get(column, column)) for column in columns)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO listings_courtsession ({', '.join(columns)}) "
            f"SELECT {picked} FROM listings_courtsession WHERE id = %s",
            [session_id],
        )


def test_the_database_itself_refuses_two_sessions_in_one_room_at_one_time(world: CourtWorld) -> None:
    session_id = world.session()
    with pytest.raises(IntegrityError, match="courtsession_room_never_booked_twice"):
        insert_by_sql(session_id, business_type="'TRF'", starts_at="starts_at + interval '179 minutes'")
    insert_by_sql(session_id, active="false")


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"date": "date + 1"}, "courtsession_on_its_date"),
        ({"ends_at": "ends_at + interval '1 minute'"}, "courtsession_times_fit_its_kind"),
        ({"ends_at": "starts_at"}, "courtsession_starts_before_it_ends"),
        ({"max_minutes": "60"}, "courtsession_maxima_fit_basis"),
    ],
)
def test_the_database_itself_keeps_the_times_and_the_capacity_sane(
    world: CourtWorld, changes: dict[str, str], constraint: str
) -> None:
    session_id = world.session()
    other_room = {"court_room_id": f"'{world.rooms[1].pk}'"}
    with pytest.raises(IntegrityError, match=constraint):
        insert_by_sql(session_id, **other_room, **changes)
