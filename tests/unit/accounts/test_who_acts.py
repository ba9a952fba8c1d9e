"""Which actor a membership makes of a person, and who may sign in."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from commonplatform.accounts.models import Membership, User
from commonplatform.accounts.roles import ROLES_BY_KIND, SIGNED_IN_ROLES, Role
from commonplatform.accounts.selectors import actor_for, may_sign_in
from commonplatform.accounts.services.add_membership import RoleDoesNotFit, add_membership
from commonplatform.accounts.services.keep_administrator_rights import keep_administrator_rights
from tests.support.world import court_staff, make_court, make_firm, make_organisation, make_person

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


def between(user: User, starts: date, ends: date | None) -> None:
    Membership.objects.filter(user=user).update(starts_on=starts, ends_on=ends)


@pytest.mark.parametrize(
    ("starts", "ends", "acts"),
    [
        (TODAY, None, True),
        (TODAY, TODAY, True),
        (TODAY + timedelta(days=1), None, False),
        (date(2026, 1, 1), TODAY - timedelta(days=1), False),
    ],
)
def test_a_membership_counts_from_its_first_to_its_last_day(starts: date, ends: date | None, acts: bool) -> None:
    user = make_person(Role.SOLICITOR, make_firm())
    between(user, starts, ends)
    assert (actor_for(user, on=TODAY) is not None) is acts


def test_somebody_with_one_role_is_offered_no_other() -> None:
    user = make_person(Role.SOLICITOR, make_firm())
    actor = actor_for(user, on=timezone.localdate())
    assert actor is not None
    assert not actor.has_other_roles


def test_a_chosen_membership_that_is_not_theirs_is_not_acted_in() -> None:
    user, other = make_person(Role.SOLICITOR, make_firm("Ours")), make_person(Role.SOLICITOR, make_firm("Theirs"))
    foreign = Membership.objects.get(user=other)
    actor = actor_for(user, on=timezone.localdate(), membership_id=foreign.pk)
    assert actor is not None
    assert actor.organisation_name == "Ours"


def test_an_administrator_of_the_service_needs_no_organisation() -> None:
    user = User.objects.create_user("a@example.org", "x", full_name="A", is_staff=True)
    actor = actor_for(user, on=timezone.localdate())
    assert actor is not None
    assert actor.role == Role.ADMINISTRATOR
    assert actor.principals == {user.pk}


def test_a_staff_flag_left_over_from_an_ended_membership_makes_no_administrator() -> None:
    user = make_person(Role.ADMINISTRATOR, make_organisation("hmcts"))
    User.objects.filter(pk=user.pk).update(is_staff=True)
    between(user, date(2026, 1, 1), date(2026, 1, 31))
    user.refresh_from_db()
    assert actor_for(user, on=TODAY) is None


def test_rights_follow_the_membership() -> None:
    user = make_person(Role.COURT_OFFICER, court_staff(make_court()))
    keep_administrator_rights(user)
    assert not user.is_staff
    add_membership(user=user, organisation=make_organisation("hmcts"), role=Role.ADMINISTRATOR)
    assert User.objects.get(pk=user.pk).is_staff
    assert user.groups.get().name == "Administrators"


def test_a_role_that_nobody_has_there_is_refused() -> None:
    user = make_person(Role.SOLICITOR, make_firm())
    with pytest.raises(RoleDoesNotFit):
        add_membership(user=user, organisation=make_firm(), role=Role.PROSECUTOR)


def test_every_role_that_signs_in_has_a_kind_of_organisation() -> None:
    assert frozenset().union(*ROLES_BY_KIND.values()) == SIGNED_IN_ROLES


@pytest.mark.parametrize(("days", "allowed"), [(0, True), (90, True), (91, False)])
def test_ninety_days_without_signing_in_are_allowed(days: int, allowed: bool) -> None:
    user = make_person(Role.SOLICITOR, make_firm())
    now: datetime = timezone.now()
    user.last_login = now - timedelta(days=days)
    assert may_sign_in(user, now=now) is allowed


def test_somebody_who_never_signed_in_may() -> None:
    assert may_sign_in(make_person(Role.SOLICITOR, make_firm()), now=timezone.now())
