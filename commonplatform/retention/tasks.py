"""Celery's side of retention."""

import structlog
from celery import shared_task

from commonplatform.accounts.types import system_actor
from commonplatform.retention.services import apply_retention as apply

logger = structlog.get_logger(__name__)


@shared_task
def apply_retention() -> None:
    """Hourly; the counts go to the log as well."""
    logger.info("retention_applied", **apply(actor=system_actor("Retention")))
