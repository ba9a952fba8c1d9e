"""Who is on record for a defendant now, and whether anybody can be. The caller has opened the case's scope."""

from uuid import UUID

from defence.models import Association, RepresentationLock


def current_representation(defendant_id: UUID) -> Association | None:
    """The representation in force, with its firm."""
    return (
        Association.objects.select_related("organisation")
        .filter(defendant_id=defendant_id, ended_at__isnull=True)
        .first()
    )


def current_lock(defendant_id: UUID) -> RepresentationLock | None:
    """The lock in force."""
    return RepresentationLock.objects.filter(defendant_id=defendant_id, unlocked_at__isnull=True).first()


def is_locked(defendant_id: UUID) -> bool:
    """Whether a representation order names a firm that is not known here."""
    return RepresentationLock.objects.filter(defendant_id=defendant_id, unlocked_at__isnull=True).exists()
