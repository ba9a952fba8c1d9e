"""Record that online pleas were switched on, off or to something else for a court or a prosecutor."""

from collections.abc import Sequence

from django.db import transaction

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.reference.models import Court, Prosecutor


def note_roll_out(*, actor: Actor, changed: Court | Prosecutor, fields: Sequence[str]) -> None:
    """One event with the new value of every switch that was changed."""
    with transaction.atomic():
        record(
            "roll_out.changed",
            actor=actor,
            subject_id=changed.pk,
            data={
                "name": changed.name,
                "changes": "; ".join(f"{name} = {getattr(changed, name)}" for name in fields),
            },
        )
