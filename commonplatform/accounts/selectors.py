"""Who somebody is when they act."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from commonplatform.accounts.models import Membership, Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor


def memberships_of(user: User, *, on: date) -> QuerySet[Membership]:
    """The memberships in force on a day, in a steady order."""
    return (
        Membership.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), user=user, starts_on__lte=on)
        .select_related("organisation")
        .order_by("organisation__name", "role")
    )


def actor_for(user: User, *, on: date, membership_id: UUID | None = None) -> Actor | None:
    """The person acting in one of their memberships (the chosen one, else the first), or None."""
    memberships = list(memberships_of(user, on=on))
    chosen = next((m for m in memberships if m.pk == membership_id), memberships[0] if memberships else None)
    return None if chosen is None else actor_of_membership(user, chosen)


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
        principals=frozenset(principal for principal in principals if principal is not None),
    )


def organisation_names(ids: set[UUID]) -> dict[UUID, str]:
    """Names of organisations by id, for pages that list who has access."""
    return dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "name"))


def organisation_email(organisation_id: UUID) -> str:
    """The address for notices, or an empty string when the organisation has none."""
    return Organisation.objects.filter(pk=organisation_id).values_list("email", flat=True).first() or ""
