"""Until when a withdrawn document can be restored (domain document "Defence portal", Adding, changing, removing)."""

from datetime import datetime

from django.utils import timezone

from disclosure.models import Material
from disclosure.states import RESTORABLE, MaterialStatus


def restorable_until(material: Material) -> datetime | None:
    """The last instant; none for what is not withdrawn, or was withdrawn before anybody could read it."""
    if material.status != MaterialStatus.WITHDRAWN or material.withdrawn_at is None or material.published_at is None:
        return None
    return material.withdrawn_at + RESTORABLE


def still_restorable(material: Material) -> bool:
    """Is it still time?"""
    until = restorable_until(material)
    return until is not None and timezone.now() <= until
