"""Change what a member of one's organisation is there, or end their membership."""

from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import Q

from cases.services import end_access_of_leaver
from commonplatform.accounts.known_people import in_force, known_person
from commonplatform.accounts.models import Membership, Organisation, User
from commonplatform.accounts.roles import ROLES_BY_KIND, Role
from commonplatform.accounts.services.add_membership import RoleDoesNotFit
from commonplatform.accounts.services.end_membership import begin_membership, end_membership
from commonplatform.accounts.services.end_sign_ins import end_sign_ins
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.exceptions import LastAdministrator, MemberNotFound
from defence.permissions import require_people_manager

LEFT = "No longer works for the organisation"


def change_member(*, actor: Actor, user_id: UUID, role: Role, manages_people: bool) -> None:
    """Their role, and whether they manage people, from now on.

    Raises `NotAllowed`, `MemberNotFound`, `RoleDoesNotFit`, or `LastAdministrator`.
    """
    manager = require_people_manager(actor)
    with transaction.atomic():
        organisation, held = _held(manager.organisation_id, user_id)
        if role not in ROLES_BY_KIND[organisation.kind]:
            raise RoleDoesNotFit(role, organisation.kind)
        if not manages_people:
            _require_another_manager(organisation, user_id, by=manager.user_id)
        for membership in held:
            if membership.role != role:
                end_membership(membership)
        begin_membership(user_id=user_id, organisation_id=organisation.pk, role=role, manages_people=manages_people)
        if user_id != manager.user_id:
            end_sign_ins(held[0].user)
        _record("people.role_changed", actor, held[0].user, organisation, role=str(Role(role).label))


def end_members_membership(*, actor: Actor, user_id: UUID) -> None:
    """They leave: sign-ins end, and so does every access they were given by name for this organisation.

    Raises `NotAllowed`, `MemberNotFound`, or `LastAdministrator`.
    """
    manager = require_people_manager(actor)
    with transaction.atomic():
        organisation, held = _held(manager.organisation_id, user_id)
        _require_another_manager(organisation, user_id, by=manager.user_id)
        for membership in held:
            end_membership(membership)
        user = held[0].user
        end_sign_ins(user)
        end_access_of_leaver(
            actor=actor,
            user_id=user_id,
            organisation_id=organisation.pk,
            reason=LEFT,
            everywhere=not known_person(user).posts,
        )
        _record("people.left", actor, user, organisation)


def _held(organisation_id: UUID, user_id: UUID) -> tuple[Organisation, list[Membership]]:
    """The organisation, held so that two managers do not take the right from each other, and the memberships."""
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation_id)
    held = list(in_force().filter(organisation=organisation, user_id=user_id).select_related("user"))
    if not held:
        raise MemberNotFound
    return organisation, held


def _require_another_manager(organisation: Organisation, user_id: UUID, *, by: UUID) -> None:
    """Somebody else who can sign in, as who does this has: an invitation that was not accepted manages nobody."""
    others = in_force().filter(organisation=organisation, manages_people=True, user__is_active=True)
    invited = Q(user__password__startswith=UNUSABLE_PASSWORD_PREFIX, user__last_login__isnull=True) & ~Q(user=by)
    if not others.exclude(user_id=user_id).exclude(invited).exists():
        raise LastAdministrator


def _record(kind: str, actor: Actor, user: User, organisation: Organisation, **data: str) -> None:
    record(
        kind,
        actor=actor,
        subject_id=user.pk,
        data={"person": user.full_name, "organisation": organisation.name, **data},
    )
