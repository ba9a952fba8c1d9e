"""Celery's side of the figures."""

import structlog
from celery import shared_task
from django.utils import timezone

from pleas.figures.services.count_days import count_days
from pleas.figures.services.recount import recount

YESTERDAY_AND_TODAY, BOARD, RECOUNTED = 2, 29, 60
logger = structlog.get_logger(__name__)


@shared_task
def keep_board() -> None:
    """Every few minutes: yesterday and today on the daily board."""
    count_days(today=timezone.localdate(), days=YESTERDAY_AND_TODAY)


@shared_task
def recount_figures() -> None:
    """Nightly: the whole board, and every answer of 60 days against the cases."""
    today = timezone.localdate()
    count_days(today=today, days=BOARD)
    found = recount(today=today, days=RECOUNTED)
    log = logger.error if found.differences else logger.info
    log("figures_recounted", compared=found.compared, differences=len(found.differences))
