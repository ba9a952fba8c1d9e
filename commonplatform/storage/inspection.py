"""What a file is and whether it can be taken in: asked of a confined process, held against the table of types."""

import json
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Protocol

from commonplatform.storage.confined.faults import Fault
from commonplatform.storage.file_faults import refusal, too_large
from commonplatform.storage.file_types import BY_CONTENT_TYPE, FileType, ending_of

WALL_SECONDS = 45
_PIECE = 1024 * 1024
CONFINED = Path(__file__).resolve().parent / "confined"
_PROGRAM = f"import sys; sys.path.append({str(CONFINED.parent)!r}); from confined.program import main; main()"


class Asked(Protocol):
    """Puts a question about a file to a confined process; nothing when it died, was stopped or took too long."""

    def __call__(self, file: BinaryIO, *question: str) -> bytes: ...


def _asked(file: BinaryIO, *question: str) -> bytes:
    """The answer of the confined process; nothing when it died, was stopped or took too long."""
    file.flush()
    file.seek(0)
    try:
        finished = subprocess.run(  # noqa: S603 – our own program; no argument comes from outside
            [sys.executable, "-I", "-c", _PROGRAM, *question],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS,
            check=True,
            env={},
        )
    except subprocess.SubprocessError:
        return b""
    return finished.stdout


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file inside an archive or attached to an e-mail."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class InspectedFile:
    """A file that can be taken in. `active`: only a copy without its scripts may be viewed."""

    file_type: FileType
    size: int
    sha256: str
    pages: int = 0
    active: bool = False
    entries: tuple[ListedFile, ...] = ()
    page_digests: tuple[str, ...] = ()


def inspect_file(file: BinaryIO, *, name: str, largest: int | None = None, ask: Asked = _asked) -> InspectedFile:
    """Look at a file on the disk from its first byte to its last. Raises `FileRefused` with the reason.

    The type is decided by the content; a name that ends in something else is refused, because it deceives
    whoever opens it. A process that dies, or takes too long, found the file damaged.
    """
    size = file.seek(0, 2)
    if size == 0:
        raise refusal(Fault.EMPTY)
    answer = ask(file, "inspect")
    try:
        said = json.loads(answer)
    except ValueError:
        said = {"fault": Fault.DAMAGED}
    if "fault" in said:
        raise refusal(Fault(said["fault"]))
    found = said["found"]
    file_type = BY_CONTENT_TYPE[found["content_type"]]
    if ending_of(name) not in ("", *file_type.endings):
        raise refusal(Fault.MISLABELLED)
    limit = min(file_type.largest, largest or file_type.largest)
    if size > limit:
        raise too_large(limit)
    return InspectedFile(
        file_type=file_type,
        size=size,
        sha256=digest_of_file(file),
        pages=found["pages"],
        active=found["active"],
        entries=tuple(ListedFile(entry["name"], entry["size"]) for entry in found["entries"]),
        page_digests=tuple(found["page_digests"]),
    )


def sanitised_pdf(file: BinaryIO, *, ask: Asked = _asked) -> bytes:
    """The PDF without scripts, launch actions and attached files. Raises `FileRefused` where that fails."""
    answer = ask(file, "sanitise")
    if not answer.startswith(b"%PDF-"):
        raise refusal(Fault.EMBEDDED)
    return answer


def words_of(file: BinaryIO, file_type: FileType, *, ask: Asked = _asked) -> str:
    """The beginning of the text of an inspected file; empty where it has none or none can be read."""
    return ask(file, "words", file_type.content_type).decode("utf-8", "replace")


def digest_of_file(file: BinaryIO) -> str:
    """SHA-256 of the whole file, read in pieces."""
    digest = sha256()
    file.seek(0)
    while piece := file.read(_PIECE):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()
