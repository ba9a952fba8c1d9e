"""Celery's side of retention."""

import structlog
from celery import shared_task

from pleas.services.forget_abandoned import forget_abandoned as forget

logger = structlog.get_logger(__name__)


@shared_task
def forget_abandoned() -> None:
    """Hourly: delete abandoned drafts and old lookup attempts; the counts go to the log."""
    forgotten = forget()
    logger.info("abandoned_forgotten", drafts=forgotten.drafts, attempts=forgotten.attempts)
