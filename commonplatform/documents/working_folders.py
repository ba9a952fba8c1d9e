"""Folders that hold somebody's files only while they are worked with, and what killed processes leave of them.

A folder is held by a lock that the operating system lets go when its process ends, however it ends: a folder that
nobody holds is nobody's work any more and is removed. `SIGKILL` leaves nothing else to be noticed by.
"""

from __future__ import annotations

import fcntl
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

CONVERTING = "convert-"
_HELD = ".held"
# Between making a folder and holding it.
JUST_MADE_SECONDS = 60.0


@contextmanager
def working_folder(prefix: str = CONVERTING) -> Iterator[Path]:
    """A folder of one's own, gone afterwards with whatever is in it, also where a program made that hard to remove."""
    with (
        TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name,
        (Path(name) / _HELD).open("w") as mark,
    ):
        fcntl.flock(mark, fcntl.LOCK_EX)
        yield Path(name).resolve()


def sweep_working_folders(prefix: str, *, older_than: float | None = None) -> int:
    """Remove what was left behind; how many folders. `older_than` in seconds; younger ones may just be
    being made."""
    before = time.time() - (JUST_MADE_SECONDS if older_than is None else older_than)
    return sum(_remove_unless_held(each, before) for each in sorted(Path(gettempdir()).glob(f"{prefix}*")))


def _remove_unless_held(folder: Path, before: float) -> bool:
    """Other programs' folders of such a name bear no mark; one that is just being made has none yet."""
    try:
        with (folder / _HELD).open("r+") as mark:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if folder.stat().st_mtime > before:
                return False
            shutil.rmtree(folder, ignore_errors=True)
            return True
    except OSError:
        return False
