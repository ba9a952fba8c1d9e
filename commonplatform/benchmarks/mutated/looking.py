"""Put the questions of an upload to the warm jail, and note how each was answered."""

import base64
import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from commonplatform.benchmarks.mutated.mutating import Mutated
from commonplatform.storage.content import safe_file_name
from commonplatform.storage.file_faults import FileRefused
from commonplatform.storage.inspection import CONFINED, WALL_SECONDS, inspect_file, sanitised_pdf, words_of

_PROGRAM = (
    f"import sys; sys.path.extend([{str(CONFINED.parent)!r}, {str(Path(__file__).parent)!r}]);"
    " from warm_jail import serve; serve()"
)
OUT_OF_TIME = (-24, -9)  # SIGXCPU: its seconds of the processor are over; SIGKILL: their end, or ours


@dataclass(frozen=True, slots=True)
class Answer:
    """How one question went."""

    question: str
    status: int
    in_time: bool
    seconds: float
    peak: int
    words: str

    @property
    def is_crash(self) -> bool:
        """It died of something nobody thought of: a signal, or an exception that is no reason."""
        return self.in_time and self.status != 0 and self.status not in OUT_OF_TIME


class WarmJail:
    """A jail for many files, one after the other; `answers` are those since the list was last cleared."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self._process = subprocess.Popen(  # noqa: S603 – our own program
            [sys.executable, "-I", "-c", _PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={}
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def __call__(self, file: BinaryIO, *question: str) -> bytes:
        """The answer as the inspection wants it: nothing when the process died or took too long."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        file.flush()
        asked = {"path": file.name, "question": question, "seconds": WALL_SECONDS}
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        said = base64.b64decode(told.pop("answer"))
        answer = Answer(question=question[0], **told)
        self.answers.append(answer)
        return said if answer.in_time and answer.status == 0 else b""


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of one file: the reason it was refused for, or the type it was taken in as."""

    file: Mutated
    fault: str = ""
    content_type: str = ""
    unclassified: str = ""
    answers: tuple[Answer, ...] = field(default=())

    @property
    def finding(self) -> str:
        """What must not be, in words; nothing when all is well."""
        crashes = [f"{a.question}: status {a.status} {a.words.strip()}" for a in self.answers if a.is_crash]
        return "; ".join([*([self.unclassified] if self.unclassified else []), *crashes])


def look_at(file: Mutated, jail: WarmJail, on_disk: BinaryIO) -> Seen:
    """Type, inspection, words and viewed copy, as `look_into` and the scan ask for them."""
    on_disk.seek(0)
    on_disk.truncate()
    on_disk.write(file.content)
    jail.answers.clear()
    fault = content_type = unclassified = ""
    try:
        inspected = inspect_file(on_disk, name=safe_file_name(file.name), ask=jail)
        content_type = inspected.file_type.content_type
        words_of(on_disk, inspected.file_type, ask=jail)
        if inspected.active:
            sanitised_pdf(on_disk, ask=jail)
    except FileRefused as refused:
        fault = refused.fault
    except Exception as error:
        unclassified = f"{type(error).__name__}: {error}"
    return Seen(file, fault, content_type, unclassified, tuple(jail.answers))
