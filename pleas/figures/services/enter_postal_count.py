"""Keep what a court has counted of its post in a week."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from pleas.figures.models import PostalCount
from pleas.figures.permissions import require_counter


def enter_postal_count(*, actor: Actor, week: date, sent: int, replies: int) -> None:
    """For the actor's own court; entered again, the new count replaces the old one and the event keeps both.

    Source: domain document "Online plea", Statistics: staff add postal requisitions sent and
    postal replies for take-up.
    """
    court_id = require_counter(actor)
    with transaction.atomic():
        earlier = PostalCount.objects.select_for_update().filter(court_id=court_id, week=week).first()
        PostalCount.objects.update_or_create(
            court_id=court_id,
            week=week,
            defaults={
                "sent": sent,
                "replies": replies,
                "entered_by": actor.display_name,
                "entered_at": timezone.now(),
            },
        )
        record(
            "figures.post_counted",
            actor=actor,
            subject_id=court_id,
            data={
                "week": week.isoformat(),
                "sent": sent,
                "replies": replies,
                "before": [earlier.sent, earlier.replies] if earlier else [],
            },
        )
