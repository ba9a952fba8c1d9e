"""What runs at night: cases without a day get one, and what falls due is counted."""

import structlog
from celery import shared_task

from cases.retention.services import count_due, work_out_missing

logger = structlog.get_logger(__name__)


@shared_task(expires=3600)
def work_out_retention() -> None:
    """Before the disposal of the same night."""
    logger.info("retention_worked_out", cases=work_out_missing(), courts=count_due())
