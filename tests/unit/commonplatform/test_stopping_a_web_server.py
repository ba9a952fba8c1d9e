"""A web server told to stop while one of its workers is still starting: such a worker does not hear it."""

import os
from pathlib import Path

import pytest

from commonplatform.benchmarks.web_load import server_process


def test_a_server_stops_although_one_of_its_workers_has_not_finished_starting(tmp_path: Path) -> None:
    here = {"HALF_STARTED": str(tmp_path / "first")}
    with server_process("tests.support.half_started:application", workers=2, environment=here) as (_port, process_id):
        pass
    with pytest.raises(ProcessLookupError):
        os.kill(process_id, 0)
