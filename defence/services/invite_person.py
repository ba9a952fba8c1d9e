"""Invite somebody to one's own organisation."""

from uuid import UUID

from django.db import transaction

from commonplatform.accounts.invitations import invitation_token
from commonplatform.accounts.known_people import known_person
from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import ROLES_BY_KIND, Role
from commonplatform.accounts.services.add_membership import RoleDoesNotFit
from commonplatform.accounts.services.end_membership import begin_membership
from commonplatform.accounts.services.keep_sign_in_address import keep_sign_in_address
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.page_addresses import page_address
from commonplatform.notifications.types import mail
from defence.exceptions import MemberNotFound, WorksElsewhere, WorksHereAlready
from defence.permissions import require_people_manager
from defence.selectors.people import member_of


def invite_person(*, actor: Actor, email: str, full_name: str, role: Role, manages_people: bool = False) -> UUID:
    """The person, a member from now on, who sets a password and a second factor by the link they are sent.

    Somebody known who works nowhere any more comes back under their own record. Raises `NotAllowed`,
    `RoleDoesNotFit`, `WorksHereAlready`, or `WorksElsewhere`: nobody is drawn out of another organisation.
    """
    manager = require_people_manager(actor)
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update(no_key=True).get(pk=manager.organisation_id)
        if role not in ROLES_BY_KIND[organisation.kind]:
            raise RoleDoesNotFit(role, organisation.kind)
        user = _person(email, full_name, organisation)
        begin_membership(user_id=user.pk, organisation_id=organisation.pk, role=role, manages_people=manages_people)
        record(
            "people.invited",
            actor=actor,
            subject_id=user.pk,
            data={"person": user.full_name, "organisation": organisation.name, "role": role},
            effects=(_invitation(user, organisation.name),),
        )
        return user.pk


def invite_again(*, actor: Actor, user_id: UUID) -> None:
    """Send a new link to a member who has set no password yet. Raises `NotAllowed` or `MemberNotFound`."""
    manager = require_people_manager(actor)
    with transaction.atomic():
        member = member_of(manager.organisation_id, user_id)
        if member is None or not member.is_invited:
            raise MemberNotFound
        user = User.objects.get(pk=user_id)
        record(
            "people.invited_again",
            actor=actor,
            subject_id=user.pk,
            data={"person": user.full_name, "organisation": actor.organisation_name},
            effects=(_invitation(user, actor.organisation_name),),
        )


def _person(email: str, full_name: str, organisation: Organisation) -> User:
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        user = User.objects.create_user(email.strip(), None, full_name=full_name)
        keep_sign_in_address(user)
        return user
    known = known_person(user)
    if known.works_at(organisation.pk):
        raise WorksHereAlready
    if known.posts or user.is_staff or user.is_superuser or not user.is_active:
        raise WorksElsewhere
    return user


def _invitation(user: User, organisation: str) -> EffectRequest:
    address = page_address("defence:accept_invitation", user_id=user.pk, token=invitation_token(user))
    facts = {"organisation": organisation, "address": address}
    return mail("invitation", address=user.email, language="en", facts=facts)
