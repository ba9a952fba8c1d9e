"""Celery's side of the journey."""

from celery import shared_task

from commonplatform.accounts.types import system_actor
from pleas.services.watch_lookups import watch_lookups as watch


@shared_task(expires=15)
def watch_lookups() -> None:
    """Every 20 seconds, so that a burst is told of within a minute."""
    watch(actor=system_actor("Lookup watch"))
