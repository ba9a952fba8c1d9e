"""Celery's side of results."""

import structlog
from celery import shared_task
from django.conf import settings

from cases.results.services import send_results as sending
from cases.results.services.send_results import RunOptions
from commonplatform.accounts.types import system_actor

logger = structlog.get_logger(__name__)


@shared_task
def send_results() -> None:
    """Every morning: what came in and was not told yet, of whatever day."""
    report = sending(actor=system_actor("Results"), options=RunOptions(report_to=(settings.SERVICE_MAILBOX,)))
    logger.info("results_sent", mailed=report.mailed, skipped=dict(report.skips))
