"""Courts and their rooms, for the packages that work in them."""

from uuid import UUID

from commonplatform.reference.models import Court, CourtRoom


def court_of(court_id: UUID) -> Court:
    """The court. Raises `Court.DoesNotExist`, which only a broken reference can cause."""
    return Court.objects.get(pk=court_id)


def rooms_of(court_id: UUID) -> list[CourtRoom]:
    """The court's rooms by number, each with its court."""
    return list(CourtRoom.objects.filter(court_id=court_id).select_related("court").order_by("number"))
