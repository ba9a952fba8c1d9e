"""Celery's side of what happens to cases by themselves."""

import structlog
from celery import shared_task
from django.utils import timezone

from cases.services.assess_fixed_offers import assess_fixed_offers as assess
from cases.services.conclude_due_offers import conclude_due_offers as conclude
from cases.services.end_due_access import end_due_access

logger = structlog.get_logger(__name__)


@shared_task
def assess_fixed_offers() -> None:
    """Every five minutes: new cases with a fixed offer; the count goes to the log."""
    logger.info("fixed_offers_assessed", cases=assess(now=timezone.now()))


@shared_task
def conclude_fixed_offers() -> None:
    """Hourly: accepted offers whose cooling-off has run out; the count goes to the log."""
    logger.info("fixed_offers_concluded", offers=conclude(now=timezone.now()))


@shared_task
def end_access() -> None:
    """Every ten minutes: access whose time is over, and that of people who have left; the count goes to the log."""
    logger.info("access_ended", grants=end_due_access(now=timezone.now()))
