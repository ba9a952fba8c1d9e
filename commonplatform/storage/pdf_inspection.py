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
from typing import Any

MEMORY_BYTES = 512 * 1024 * 1024
PROCESSOR_SECONDS = 15
WALL_SECONDS = 30
MOST_DIGESTS = 10_000
DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class InspectedPdf:
    """What opening the file showed. `readable` is false for anything that cannot be opened in the limits.

    `page_digests` tell pages of two files apart: equal ones draw the same.
    """

    readable: bool = False
    encrypted: bool = False
    pages: int = 0
    page_digests: tuple[str, ...] = ()


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
        found = json.loads(finished.stdout)
        return InspectedPdf(**{**found, "page_digests": tuple(found.get("page_digests", ()))})
    except (subprocess.SubprocessError, ValueError, TypeError):
        return InspectedPdf()


def _confine() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _open(content: bytes) -> dict[str, Any]:
    from io import BytesIO

    import pikepdf

    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as document:
            facts = {"readable": True, "encrypted": document.is_encrypted, "pages": len(document.pages)}
            return {**facts, "page_digests": _digests(document) if len(document.pages) <= MOST_DIGESTS else []}
    except pikepdf.PasswordError:
        return {"readable": True, "encrypted": True, "pages": 0}
    except (pikepdf.PdfError, ValueError, RuntimeError, MemoryError, RecursionError):
        return {"readable": False}


def _digests(document: Any) -> list[str]:
    """What each page draws and with which pictures, as packed in the file; fonts are named anew by every export."""
    from hashlib import sha256

    digests = []
    for page in document.pages:
        digest = sha256()
        for stream in _streams_of(page):
            digest.update(sha256(stream.read_raw_bytes()).digest())
        digests.append(digest.hexdigest()[:DIGEST_LENGTH])
    return digests


def _streams_of(page: Any) -> list[Any]:
    import pikepdf

    contents = page.obj.get("/Contents")
    found = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    resources = page.obj.get("/Resources")
    pictures = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if isinstance(pictures, pikepdf.Dictionary):
        found += [pictures[name] for name in sorted(pictures.keys())]
    return [each for each in found if isinstance(each, pikepdf.Stream)]


if __name__ == "__main__":
    _confine()
    json.dump(_open(sys.stdin.buffer.read()), sys.stdout)
