"""What a killed process leaves is swept; what is being worked with is not touched."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from commonplatform.documents.working_folders import sweep_working_folders, working_folder

WORKS = (
    "import sys, time\n"
    "from commonplatform.documents.working_folders import working_folder\n"
    "with working_folder(sys.argv[1]) as folder:\n"
    "    (folder / 'part.pdf').write_text('x')\n"
    "    print(folder, flush=True)\n"
    "    time.sleep(600)\n"
)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def worker() -> tuple["subprocess.Popen[str]", Path]:
    process = subprocess.Popen(
        [sys.executable, "-c", WORKS, "bundle-"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": tempfile.gettempdir()},
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def test_the_folder_of_a_killed_worker_is_removed_and_not_before() -> None:
    process, folder = worker()
    try:
        assert sweep_working_folders("bundle-", older_than=-1) == 0
        assert (folder / "part.pdf").exists()
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert folder.exists()
    assert sweep_working_folders("bundle-", older_than=-1) == 1
    assert not folder.exists()


def test_a_folder_that_was_made_a_moment_ago_is_left_alone() -> None:
    process, folder = worker()
    process.kill()
    process.communicate()
    assert sweep_working_folders("bundle-") == 0
    assert folder.exists()


def test_somebody_elses_folder_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "bundle-of-joy").mkdir()
    assert sweep_working_folders("bundle-", older_than=-1) == 0
    assert (tmp_path / "bundle-of-joy").exists()


def test_a_folder_is_gone_when_the_work_is_done() -> None:
    with working_folder("bundle-") as folder:
        assert folder.is_dir()
    assert not folder.exists()
