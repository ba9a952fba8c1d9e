"""The program of the confined process: one question about the file on standard input, one answer on standard output."""

import json
import sys
from dataclasses import asdict
from typing import BinaryIO

from . import kinds, pdf, words
from .faults import Fault, Refused
from .found import opened

MEMORY_BYTES = 512 * 1024 * 1024
PROCESSOR_SECONDS = 20


def confine() -> None:
    """No more memory or time than a proper file needs, no new files, no further processes' output kept."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def main() -> None:
    """`inspect`, `sanitise` or `words CONTENT_TYPE`."""
    confine()
    question, *rest = sys.argv[1:]
    stream, answer = sys.stdin.buffer, sys.stdout.buffer
    try:
        if question == "inspect":
            _inspect(stream, answer)
        elif question == "sanitise":
            _sanitise(stream, answer)
        else:
            _words(stream, answer, *rest)
    except Refused as refused:
        answer.write(json.dumps({"fault": refused.fault.value}).encode())
    except (MemoryError, RecursionError):
        answer.write(json.dumps({"fault": Fault.DAMAGED.value}).encode())


def _inspect(stream: BinaryIO, answer: BinaryIO) -> None:
    found = kinds.inspect(opened(stream))
    answer.write(json.dumps({"found": asdict(found)}).encode("utf-8", "surrogatepass"))


def _sanitise(stream: BinaryIO, answer: BinaryIO) -> None:
    answer.write(pdf.sanitised(opened(stream)))


def _words(stream: BinaryIO, answer: BinaryIO, content_type: str) -> None:
    answer.write(words.words_of(opened(stream), content_type).encode("utf-8", "replace"))
