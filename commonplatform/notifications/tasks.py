"""Celery's side of notifications."""

import structlog
from celery import shared_task
from django.conf import settings

from commonplatform.notifications.services import check_deliveries as checking

logger = structlog.get_logger(__name__)


@shared_task(expires=50)
def check_deliveries() -> None:
    """Every minute: what became of what was handed over. Only GOV.UK Notify tells."""
    if settings.NOTIFY_API_KEY:
        checked = checking.check_deliveries()
        logger.info("deliveries_checked", asked=checked.asked, settled=checked.settled, open=checked.unanswered)
