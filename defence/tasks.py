"""What the defence room does by the clock."""

import structlog
from celery import shared_task
from django.utils import timezone

from defence.services.send_digests import send_digests as send

logger = structlog.get_logger(__name__)


@shared_task(expires=600)
def send_digests() -> None:
    """Every ten minutes; most runs find everybody seen to. The count goes to the log."""
    told = send(now=timezone.now())
    if told:
        logger.info("digests_sent", people=told)
