"""Record that online pleas were switched on, off or to something else for a court or a prosecutor."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Field
from django.utils import translation

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.reference.models import Court, Prosecutor
from commonplatform.ui.formats import long_date


def note_roll_out(*, actor: Actor, changed: Court | Prosecutor, fields: Sequence[str]) -> None:
    """One event with the new value of every switch that was changed."""
    with transaction.atomic():
        record(
            "roll_out.changed",
            actor=actor,
            subject_id=changed.pk,
            data={
                "name": changed.name,
                "changes": "; ".join(_in_words(changed, name) for name in fields),
            },
        )


def _in_words(changed: Court | Prosecutor, name: str) -> str:
    """Like "online pleas from: 1 December 2026"; English, as the record of what staff do is."""
    field, value = changed._meta.get_field(name), getattr(changed, name)
    assert isinstance(field, Field)
    with translation.override("en"):
        if isinstance(value, bool):
            said = "yes" if value else "no"
        elif isinstance(value, date):
            said = long_date(value)
        else:
            said = str(dict(field.flatchoices).get(value, value or "none"))
        return f"{field.verbose_name}: {said}"
