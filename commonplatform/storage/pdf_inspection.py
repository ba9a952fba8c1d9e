"""Opens a PDF of unknown origin in a process of its own, with little memory and little time.

A damaged or hostile file (a compressed stream of gigabytes, a page tree that refers to itself) can
then harm nobody. This module is also the program of that process: it reads the file from standard
input and writes one JSON object; it imports nothing of the service.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

MEMORY_BYTES = 512 * 1024 * 1024
PROCESSOR_SECONDS = 15
WALL_SECONDS = 30


@dataclass(frozen=True, slots=True)
class InspectedPdf:
    """What opening the file showed. `readable` is false for anything that cannot be opened in the limits."""

    readable: bool = False
    encrypted: bool = False
    pages: int = 0


def inspect_pdf(content: bytes) -> InspectedPdf:
    """Open the PDF in a confined process; a process that dies or takes too long found it unreadable."""
    try:
        finished = subprocess.run(  # noqa: S603 – our own program, no argument from outside
            [sys.executable, "-I", str(Path(__file__).resolve())],
            input=content,
            capture_output=True,
            timeout=WALL_SECONDS,
            check=True,
        )
        return InspectedPdf(**json.loads(finished.stdout))
    except (subprocess.SubprocessError, ValueError, TypeError):
        return InspectedPdf()


def _confine() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _open(content: bytes) -> dict[str, bool | int]:
    from io import BytesIO

    import pikepdf

    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as document:
            return {"readable": True, "encrypted": document.is_encrypted, "pages": len(document.pages)}
    except pikepdf.PasswordError:
        return {"readable": True, "encrypted": True, "pages": 0}
    except (pikepdf.PdfError, ValueError, RuntimeError, MemoryError, RecursionError):
        return {"readable": False}


if __name__ == "__main__":
    _confine()
    json.dump(_open(sys.stdin.buffer.read()), sys.stdout)
