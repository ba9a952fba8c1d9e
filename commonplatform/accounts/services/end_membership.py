"""End somebody's membership from this moment on, and begin it anew."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from commonplatform.accounts.models import Membership
from commonplatform.accounts.roles import Role


def end_membership(membership: Membership) -> None:
    """It was in force until yesterday at the latest. The caller has the right and records it."""
    yesterday = timezone.localdate() - timedelta(days=1)
    membership.ends_on = yesterday
    membership.starts_on = min(membership.starts_on, yesterday)
    membership.manages_people = False
    membership.save(update_fields=["ends_on", "starts_on", "manages_people"])


def begin_membership(*, user_id: UUID, organisation_id: UUID, role: Role, manages_people: bool) -> Membership:
    """In force from today; one in the same role that has ended begins anew."""
    membership, created = Membership.objects.get_or_create(
        user_id=user_id,
        organisation_id=organisation_id,
        role=role,
        defaults={"manages_people": manages_people},
    )
    if not created:
        membership.starts_on = timezone.localdate()
        membership.ends_on = None
        membership.manages_people = manages_people
        membership.save(update_fields=["starts_on", "ends_on", "manages_people"])
    return membership
