"""`make stop` and `make reset`: ending a demo from another terminal, and throwing its data away."""

import os
import shutil
import signal
import time
from contextlib import suppress
from pathlib import Path

from commonplatform.devservices.locks import only_supervisor, supervisor_of
from commonplatform.devservices.memory import Memory
from commonplatform.devservices.processes import recorded_programs, stop
from commonplatform.devservices.service import Workplace

STOP_LIMIT = 15.0


def stop_demo(state: Path) -> None:
    """End the supervisor of this state folder, if any, and whatever a killed one left behind."""
    supervisor = supervisor_of(state)
    if supervisor is not None:
        with suppress(ProcessLookupError):
            os.kill(supervisor, signal.SIGTERM)
        begun = time.monotonic()
        while supervisor_of(state) is not None and time.monotonic() - begun < STOP_LIMIT:
            time.sleep(0.1)
    if not state.exists():
        return
    with only_supervisor(state):
        stop(recorded_programs(Workplace(state).pids))


def reset_demo(state: Path) -> None:
    """Stop, then delete the state folder and a data folder that had to live elsewhere.

    Services that were given by address are somebody else's: their data stays.
    """
    stop_demo(state)
    for folder in Memory.of(state).folders.values():
        shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(state, ignore_errors=True)
