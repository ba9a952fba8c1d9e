"""Who somebody is when they act."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from commonplatform.accounts.laa_contracts import normalise_laa_contract
from commonplatform.accounts.models import Membership, Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor

DORMANT_AFTER = timedelta(days=90)


def memberships_of(user: User, *, on: date) -> QuerySet[Membership]:
    """The memberships in force on a day, in a steady order."""
    return (
        Membership.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), user=user, starts_on__lte=on)
        .select_related("organisation")
        .order_by("organisation__name", "role")
    )


def roles_in_force(user: User, *, on: date) -> list[Membership]:
    """The same, without a query for the person of a request."""
    held = user.held_memberships
    if held is None:
        return list(memberships_of(user, on=on))
    return [m for m in held if m.starts_on <= on and (m.ends_on is None or m.ends_on >= on)]


def actor_for(user: User, *, on: date, membership_id: UUID | None = None) -> Actor | None:
    """The person acting in one of their memberships (the chosen one, else the first), or None."""
    memberships = roles_in_force(user, on=on)
    chosen = next((m for m in memberships if m.pk == membership_id), memberships[0] if memberships else None)
    if chosen is None:
        of_the_service = user.is_staff and not user.held_memberships and not user.memberships.exists()
        return administrator_of_the_service(user) if of_the_service else None
    return replace(actor_of_membership(user, chosen), has_other_roles=len(memberships) > 1)


def administrator_of_the_service(user: User) -> Actor:
    """Somebody who looks after the service and belongs to no organisation in it."""
    return Actor(
        role=Role.ADMINISTRATOR,
        display_name=user.full_name,
        user_id=user.pk,
        principals=frozenset({user.pk}),
    )


def may_sign_in(user: User, *, now: datetime) -> bool:
    """Has the person a role in force, and been here in the last 90 days (or never yet)?"""
    seen = user.last_login
    if seen is not None and now - seen > DORMANT_AFTER:
        return False
    return actor_for(user, on=timezone.localdate(now)) is not None


def actor_of_membership(user: User, membership: Membership) -> Actor:
    """The actor that a membership makes of a person."""
    organisation = membership.organisation
    principals = {user.pk, organisation.pk, organisation.court_id, organisation.prosecutor_id} - {None}
    return Actor(
        role=Role(membership.role),
        display_name=user.full_name,
        user_id=user.pk,
        organisation_id=organisation.pk,
        organisation_name=organisation.name,
        court_id=organisation.court_id,
        prosecutor_id=organisation.prosecutor_id,
        membership_id=membership.pk,
        manages_people=membership.manages_people,
        principals=frozenset(principal for principal in principals if principal is not None),
    )


def organisation_names(ids: set[UUID]) -> dict[UUID, str]:
    """Names of organisations by id, for pages that list who has access."""
    return dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "name"))


def people_named(text: str, *, most: int) -> tuple[UUID, ...]:
    """People by their e-mail address or, without an @, by a part of their name."""
    found = Q(email=text.lower()) if "@" in text else Q(full_name__icontains=text)
    return tuple(User.objects.filter(found).order_by("full_name", "pk").values_list("pk", flat=True)[:most])


def organisations_named(text: str, *, most: int) -> tuple[UUID, ...]:
    """Organisations by a part of their name."""
    found = Organisation.objects.filter(name__icontains=text)
    return tuple(found.order_by("name", "pk").values_list("pk", flat=True)[:most])


def organisation_email(organisation_id: UUID) -> str:
    """The address for notices, or an empty string when the organisation has none."""
    return Organisation.objects.filter(pk=organisation_id).values_list("email", flat=True).first() or ""


def organisation_contact(organisation_id: UUID) -> tuple[str, ...]:
    """Address, telephone and e-mail of an organisation, as lines; what it has not given is left out."""
    found = Organisation.objects.filter(pk=organisation_id).values_list("address", "telephone", "email").first()
    address, telephone, email = found or ("", "", "")
    return tuple(line.strip() for line in (*address.splitlines(), telephone, email) if line.strip())


def organisation_by_laa_contract(number: str) -> Organisation | None:
    """The organisation that has this legal aid contract number."""
    return Organisation.objects.filter(laa_contracts__number=normalise_laa_contract(number)).first()


def notice_addresses(organisations: Collection[UUID], *, without: UUID | None = None) -> dict[UUID, str]:
    """The addresses for notices of these organisations, by id; those without an address are left out, and so is
    the one that did it: nobody is told of what their own side has done."""
    told = [each for each in organisations if each != without]
    found = Organisation.objects.filter(pk__in=told).exclude(email="")
    return dict(found.values_list("pk", "email"))


def is_of_the_prosecution(organisation_id: UUID | None) -> bool:
    """Is it the office of a prosecuting authority?"""
    if organisation_id is None:
        return False
    return Organisation.objects.filter(pk=organisation_id, prosecutor__isnull=False).exists()
