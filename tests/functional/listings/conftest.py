"""A court with a listing officer."""

import pytest

from commonplatform.accounts.roles import Role
from tests.functional.listings.court_world import CourtWorld, MakeCourt
from tests.support.world import actor_of, court_staff, make_court, make_person


@pytest.fixture
def court_world() -> MakeCourt:
    """Make a court with one member of staff in a role."""

    def make(role: Role = Role.LISTING_OFFICER, **court: object) -> CourtWorld:
        place = make_court(**court)  # type: ignore[arg-type]
        user = make_person(role, court_staff(place))
        return CourtWorld(court=place, user=user, actor=actor_of(user))

    return make


@pytest.fixture
def world(court_world: MakeCourt) -> CourtWorld:
    return court_world()
