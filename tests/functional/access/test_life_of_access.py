"""When access by name begins and ends, and what it is good for meanwhile."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import standing_of
from cases.models import AccessGrant, Case
from cases.services.end_due_access import BATCH, end_due_access
from cases.services.keep_inbox import inbox_differences
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import Membership, User
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.notifications.models import Message
from defence.services import change_member, end_members_membership, end_representation, remove_grants, renew_grants
from tests.functional.access.steps import World, assign, give, make_world, manages
from tests.support.world import actor_of, as_superuser, make_organisation, make_person, signed_in

pytestmark = pytest.mark.django_db


def sees(user: User, case: Case) -> bool:
    """By both locks, which must agree."""
    actor = actor_of(user)
    by_policy = standing_of(actor, case.pk).may(Action.VIEW, Target.CASE)
    with actor_scope(actor):
        by_rows = Case.objects.filter(pk=case.pk).exists()
    assert by_policy == by_rows
    return by_policy


def hours_pass(hours: int) -> None:
    """As if everything had been given that much earlier."""
    for table in ("cases_accessgrant", "cases_accessinbox"):
        as_superuser(f"UPDATE {table} SET expires_at = expires_at - interval '{hours} hours'")


def live(user_id: UUID) -> AccessGrant:
    return AccessGrant.objects.get(principal_id=user_id, ended_at__isnull=True)


def test_a_barrister_reads_and_a_clerk_sees_only_that_there_is_the_case() -> None:
    world = make_world()
    give(world, world.barrister)
    give(world, world.clerk)
    wanted = (Target.CASE, Target.IDPC, Target.PARTICULARS, Target.MEANS)
    for user, seen in ((world.barrister, [True] * 4), (world.clerk, [True, False, False, False])):
        standing = standing_of(actor_of(user), world.case.pk)
        assert [standing.may(Action.VIEW, target, world.defendant()) for target in wanted] == seen
        assert standing.defendants == frozenset({world.defendant()})


def test_the_last_day_ends_at_midnight_in_london() -> None:
    world, today = make_world(), timezone.localdate()
    give(world, world.barrister, until=today)
    ends = live(world.barrister.pk).expires_at
    assert ends is not None
    assert timezone.localtime(ends) == timezone.make_aware(
        datetime.combine(today + timedelta(days=1), datetime.min.time())
    )
    assert sees(world.barrister, world.case)
    hours_pass(25)
    assert not sees(world.barrister, world.case)
    assert inbox_differences(connection) == []
    assert end_due_access(now=timezone.now()) == 1
    ended = AccessGrant.objects.get(principal_id=world.barrister.pk)
    assert (ended.ended_automatically, ended.ended_by) == (True, "Access")
    assert end_due_access(now=timezone.now()) == 0


def test_access_that_has_expired_can_be_given_anew_before_anything_tidied_up() -> None:
    world = make_world()
    give(world, world.barrister, until=timezone.localdate())
    hours_pass(25)
    give(world, world.barrister)
    assert sees(world.barrister, world.case)
    assert AccessGrant.objects.filter(principal_id=world.barrister.pk).count() == 2
    assert inbox_differences(connection) == []


def test_expired_access_goes_in_batches_and_nothing_else_goes() -> None:
    world = make_world()
    people = [make_person(Role.BARRISTER, world.chambers) for _ in range(BATCH + 3)]
    for person in people:
        give(world, person, until=timezone.localdate())
    give(world, world.barrister)
    hours_pass(25)
    assert end_due_access(now=timezone.now()) == BATCH + 3
    assert sees(world.barrister, world.case)
    assert inbox_differences(connection) == []


def test_a_clerks_barrister_loses_the_case_with_the_clerk_or_with_the_firm() -> None:
    def world_with_barrister() -> World:
        world = make_world()
        give(world, world.clerk)
        give(world, world.barrister, by=world.clerk)
        assert sees(world.barrister, world.case)
        return world

    world = world_with_barrister()
    solicitor = actor_of(world.solicitor)
    with actor_scope(solicitor):
        remove_grants(actor=solicitor, grant_ids=[live(world.clerk.pk).pk])
    assert not sees(world.barrister, world.case)
    assert inbox_differences(connection) == []

    world = world_with_barrister()
    solicitor = actor_of(world.solicitor)
    with actor_scope(solicitor):
        end_representation(
            actor=solicitor, case_id=world.case.pk, association_id=world.association.pk, reason="Instructed another"
        )
    assert not sees(world.barrister, world.case)
    assert not sees(world.clerk, world.case)
    assert inbox_differences(connection) == []


def test_what_a_clerk_gives_on_does_not_outlive_the_clerks_own() -> None:
    world, today = make_world(), timezone.localdate()
    give(world, world.clerk, until=today + timedelta(days=3))
    give(world, world.barrister, by=world.clerk, until=today + timedelta(days=30))
    assert live(world.barrister.pk).expires_at == live(world.clerk.pk).expires_at
    solicitor = actor_of(world.solicitor)
    with actor_scope(solicitor):
        renew_grants(actor=solicitor, grant_ids=[live(world.clerk.pk).pk], expires_on=today)
    assert live(world.barrister.pk).expires_at == live(world.clerk.pk).expires_at
    with actor_scope(solicitor):
        renew_grants(actor=solicitor, grant_ids=[live(world.barrister.pk).pk], expires_on=None)
    assert live(world.barrister.pk).expires_at == live(world.clerk.pk).expires_at
    assert inbox_differences(connection) == []


def test_who_leaves_their_organisation_loses_everything_given_by_name() -> None:
    world = make_world()
    give(world, world.barrister)
    give(world, world.clerk)
    elsewhere = make_world()
    assign(elsewhere, world.barrister)
    manager = actor_of(manages(world.clerk))
    browser = signed_in(Client(), world.barrister)
    assert browser.get(reverse("cases:list")).status_code == 200
    with actor_scope(manager):
        end_members_membership(actor=manager, user_id=world.barrister.pk)
    assert not AccessGrant.objects.filter(principal_id=world.barrister.pk, ended_at__isnull=True).exists()
    assert browser.get(reverse("cases:list")).status_code == 302, "signed out"
    assert sees(world.clerk, world.case)
    assert inbox_differences(connection) == []


def test_a_membership_that_ends_otherwise_ends_the_access_too() -> None:
    world = make_world()
    give(world, world.barrister)
    assign(make_world(), world.lawyer)
    today = timezone.localdate()
    for user in (world.barrister, world.lawyer):
        Membership.objects.filter(user=user).update(ends_on=today - timedelta(days=1))
    assert end_due_access(now=timezone.now()) == 2
    assert not AccessGrant.objects.filter(acting_for_id=world.other_firm.pk, ended_at__isnull=True).exists()
    assert inbox_differences(connection) == []


def test_what_is_left_without_a_reason_is_swept_up() -> None:
    world = make_world()
    give(world, world.clerk)
    give(world, world.barrister, by=world.clerk)
    as_superuser("UPDATE cases_accessgrant SET ended_at = now() WHERE principal_id = %s", [world.clerk.pk])
    other = make_world()
    give(other, other.lawyer)
    as_superuser("UPDATE cases_accessgrant SET ended_at = now() WHERE principal_id = %s", [other.firm.pk])
    assert end_due_access(now=timezone.now()) == 2
    for user in (world.barrister, other.lawyer):
        assert not AccessGrant.objects.filter(principal_id=user.pk, ended_at__isnull=True).exists()


def test_a_change_of_role_takes_the_right_to_read_with_it() -> None:
    world = make_world()
    give(world, world.barrister)
    manager = actor_of(manages(world.clerk))
    with actor_scope(manager):
        change_member(actor=manager, user_id=world.barrister.pk, role=Role.CHAMBERS_CLERK, manages_people=False)
    standing = standing_of(actor_of(world.barrister), world.case.pk)
    assert standing.may(Action.VIEW, Target.CASE)
    assert not standing.may(Action.VIEW, Target.IDPC)


def test_the_mail_says_that_there_is_something_to_read_and_not_what() -> None:
    world = make_world()
    give(world, world.barrister)
    effect = Effect.objects.get(event__kind="access.granted", event__case_id=world.case.pk, kind__contains="mail")
    assert run_effect(effect.pk)
    message = Message.objects.get(pk=effect.pk)
    assert message.address == world.barrister.email
    written = f"{message.subject} {message.body} {message.html}"
    for secret in (world.case.reference_received, "Lovelace", "Ada", "Hope", "Northshire"):
        assert secret not in written


def test_an_assignment_for_a_hearing_lasts_150_hours_and_begins_anew_with_another() -> None:
    world = make_world()
    assign(world, world.barrister, for_hearing=True)
    expires = live(world.barrister.pk).expires_at
    assert expires is not None
    assert timedelta(hours=149, minutes=59) < expires - timezone.now() <= timedelta(hours=150)
    hours_pass(100)
    assert assign(world, world.barrister, for_hearing=True) == 1
    hours_pass(100)
    assert sees(world.barrister, world.case)
    assert Event.objects.filter(case_id=world.case.pk, kind="advocate.extended").count() == 1
    hours_pass(51)
    assert not sees(world.barrister, world.case)
    assert end_due_access(now=timezone.now()) == 1
    assert inbox_differences(connection) == []


def test_who_was_assigned_for_a_hearing_is_assigned_without_an_end_when_assigned_to_the_case() -> None:
    world = make_world()
    assign(world, world.barrister, for_hearing=True)
    assign(world, world.barrister)
    grant = live(world.barrister.pk)
    assert (grant.expires_at, grant.basis) == (None, "direct")


def test_a_firm_prosecutes_as_long_as_the_longest_of_its_lawyers() -> None:
    world = make_world()
    another = make_person(Role.SOLICITOR, world.other_firm)
    assign(world, world.lawyer)
    assign(world, world.colleague, for_hearing=True)
    assert sees(another, world.case)
    assign(world, world.colleague, for_hearing=True)
    assert live(world.lawyer.pk).expires_at is None, "the colleague's clock is not the lawyer's"
    prosecutor = actor_of(world.prosecutor)
    from cases.services import remove_advocate

    with actor_scope(prosecutor):
        remove_advocate(actor=prosecutor, case_id=world.case.pk, grant_id=live(world.lawyer.pk).pk)
    assert live(world.other_firm.pk).expires_at == live(world.colleague.pk).expires_at
    assert sees(another, world.case)
    hours_pass(151)
    assert not sees(another, world.case)
    assert end_due_access(now=timezone.now()) >= 1
    assert not AccessGrant.objects.filter(acting_for_id=world.other_firm.pk, ended_at__isnull=True).exists()
    assert inbox_differences(connection) == []


def test_a_prosecuting_advocate_sees_what_the_prosecution_sees() -> None:
    world = make_world()
    assign(world, world.barrister)
    standing = standing_of(actor_of(world.barrister), world.case.pk)
    assert standing.defendants is None
    assert standing.acting_role == Role.PROSECUTOR
    may = {target for target in Target if standing.may(Action.VIEW, target)}
    assert may >= {Target.IDPC, Target.DOCUMENT, Target.TIMELINE, Target.PARTICULARS}
    assert not may & {Target.MEANS, Target.COURT_NEEDS, Target.SENSITIVE_UNUSED_MATERIAL, Target.PRIVATE_DOCUMENT}
    assert not any(standing.may(action, Target.IDPC) for action in (Action.CREATE, Action.CHANGE))


def test_somebody_with_rights_on_both_sides_sees_the_case_for_the_defence_only() -> None:
    world = make_world()
    barrister = make_person(Role.BARRISTER, make_organisation("chambers"))
    assign(world, barrister)
    Membership.objects.filter(user=barrister).update(organisation=world.firm)
    standing = standing_of(actor_of(barrister), world.case.pk)
    assert not standing.prosecutes
    assert standing.defendants == frozenset({world.defendant()})
    assert {relation for relation, _ in standing.grants} == {Relation.REPRESENTING}
