"""Record that the matrix of sections was changed: who may do what is never changed in silence."""

from django.db import transaction
from django.utils import translation

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.ui.formats import long_date
from disclosure.models import SectionRight


def note_section_right(*, actor: Actor, right: SectionRight, is_new: bool) -> None:
    """One event, in English as the record of what staff do."""
    with transaction.atomic(), translation.override("en"):
        record(
            "section_right.added" if is_new else "section_right.changed",
            actor=actor,
            subject_id=right.pk,
            data={
                "right": str(right),
                "from": long_date(right.valid_from) if right.valid_from else "always",
                "until": long_date(right.valid_until) if right.valid_until else "further notice",
            },
        )
