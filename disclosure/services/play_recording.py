"""Play a sound recording or a video: piece by piece, each decided afresh."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from commonplatform.accounts.types import Actor
from commonplatform.storage.objects import read_part
from disclosure.byte_ranges import ByteRange
from disclosure.exceptions import MaterialNotFound
from disclosure.models import MaterialRead
from disclosure.selectors.recordings import held_recording, playable
from disclosure.services.read_material import record_reading

ONE_SITTING = timedelta(hours=4)


def play_recording(*, actor: Actor, material_id: UUID, part: ByteRange) -> bytes:
    """One piece. The first of a sitting is recorded as the reading of any other document is.

    Raises `MaterialNotFound`, the case room's refusals, and what the store raises.
    """
    if actor.user_id is None:
        raise MaterialNotFound(material_id)
    lately = MaterialRead.objects.filter(
        material_id=material_id, user_id=actor.user_id, read_at__gt=timezone.now() - ONE_SITTING
    )
    if lately.exists():
        played = playable(actor, material_id)
    else:
        played = held_recording(material_id)
        record_reading(actor=actor, material_id=material_id)
    return read_part(played.object_key, part.first, part.last)
