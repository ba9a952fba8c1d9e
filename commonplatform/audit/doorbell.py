"""The broker is a doorbell: a hint that there is work, never the record of it."""

import time
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from uuid import UUID

import structlog
from celery import current_app

GATHER_SECONDS = 0.1
MOST_IN_ONE_HINT = 20

logger = structlog.get_logger(__name__)


def ring(effect_ids: Sequence[UUID]) -> None:
    """Send one hint, without retrying, and carry on when nobody answers."""
    try:
        current_app.send_task(
            "commonplatform.audit.tasks.run_effects", args=[[str(each) for each in effect_ids]], retry=False
        )
    except Exception as error:
        logger.warning("doorbell_unanswered", error=type(error).__name__)


def ring_soon(effect_ids: Sequence[UUID]) -> None:
    """Hand the hint to this process's bell-ringer, so that nobody waits for the broker.

    Hints of a tenth of a second leave together. One that is lost with its process costs a few
    seconds: the sweeper finds the rows.
    """
    for effect_id in effect_ids:
        _bell_ringer.waiting.put(effect_id)
    _bell_ringer.start_once()


class _BellRinger:
    """One thread per process, begun at the first hint."""

    def __init__(self) -> None:
        self.waiting: SimpleQueue[UUID] = SimpleQueue()
        self._starting = Lock()
        self._thread: Thread | None = None

    def start_once(self) -> None:
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._work, name="doorbell", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while True:
            first = self.waiting.get()
            time.sleep(GATHER_SECONDS)
            ring([first, *self._gathered()])

    def _gathered(self) -> list[UUID]:
        gathered: list[UUID] = []
        while len(gathered) < MOST_IN_ONE_HINT - 1:
            try:
                gathered.append(self.waiting.get_nowait())
            except Empty:
                break
        return gathered


_bell_ringer = _BellRinger()
