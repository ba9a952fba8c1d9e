"""The broker is a doorbell: a hint that there is work, never the record of it."""

from collections.abc import Sequence
from uuid import UUID

import structlog
from celery import current_app

logger = structlog.get_logger(__name__)


def ring(effect_ids: Sequence[UUID]) -> None:
    """Send one hint, without retrying, and carry on when nobody answers."""
    try:
        current_app.send_task(
            "commonplatform.audit.tasks.run_effects", args=[[str(each) for each in effect_ids]], retry=False
        )
    except Exception as error:
        logger.warning("doorbell_unanswered", error=type(error).__name__)
