"""What the clients saw, on disk before anything else happens: who was told what, and when."""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from typing import Literal
from uuid import UUID

Word = Literal["sent", "acknowledged", "failed", "seen", "refused", "given_up"]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened to one client. `at` is the monotonic clock, `detail` a status or a reference."""

    at: float
    round: str
    defendant_id: str
    word: Word
    detail: str = ""


class Journal:
    """Lines in the order in which they were written; an acknowledgement is flushed before it counts."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = Lock()
        self._descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._acknowledged: list[tuple[str, float, float]] = []

    def write(self, round_: str, defendant_id: UUID, word: Word, detail: str = "", *, begun: float = 0.0) -> None:
        """`begun` is when the acknowledged request was sent off."""
        line = Line(time.monotonic(), round_, str(defendant_id), word, detail)
        with self._lock:
            os.write(self._descriptor, (json.dumps(asdict(line)) + "\n").encode())
            if word == "acknowledged":
                os.fsync(self._descriptor)
                self._acknowledged.append((round_, begun, line.at))

    def acknowledged_after(self, instant: float) -> float | None:
        """When the first request that was sent after this instant was acknowledged."""
        with self._lock:
            return min((at for _, begun, at in self._acknowledged if begun > instant), default=None)

    def answer_times(self, round_: str) -> list[float]:
        """Seconds that each acknowledged request of a round took."""
        with self._lock:
            return [at - begun for of, begun, at in self._acknowledged if of == round_]

    def close(self) -> None:
        os.close(self._descriptor)


def read_journal(file: Path) -> Iterator[Line]:
    """Every line that is on disk."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield Line(**json.loads(line))
