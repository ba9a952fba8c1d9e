"""The broker is a doorbell: a hint that there is work, never the record of it."""

from uuid import UUID

import structlog
from celery import current_app

logger = structlog.get_logger(__name__)


def ring(effect_id: UUID) -> None:
    """Send the hint once, without retrying, and carry on when nobody answers."""
    try:
        current_app.send_task("commonplatform.audit.tasks.run_effect", args=[str(effect_id)], retry=False)
    except Exception as error:
        logger.warning("doorbell_unanswered", error=type(error).__name__)
