"""A process that has loaded what the confined program loads, and is forked for each question about a file.

It runs alone (`python -I`), beside the folder `confined`, as the confined program does: it imports nothing of the
service. Each child confines itself exactly as one of an upload, then answers; nothing of it outlives the answer.
"""

import base64
import json
import os
import select
import signal
import sys
import time
import traceback
from importlib import import_module
from typing import Any

_PIECE = 1 << 20
LOADED = ("confined.program", "pikepdf", "PIL.Image", "olefile", "pypdfium2", "email.parser", "zipfile", "resource")


def serve() -> None:
    """One line of JSON per question on standard input, one per answer on standard output, until its end."""
    program, *_ = [import_module(name) for name in LOADED]
    import_module("PIL.Image").preinit()
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        answer = _answered(program, asked["path"], asked["question"], asked["seconds"])
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
        sys.stdout.buffer.flush()


def _answered(program: Any, path: str, question: list[str], seconds: float) -> dict[str, object]:
    read_answer, write_answer = os.pipe()
    read_words, write_words = os.pipe()
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        _be_asked(program, path, question, write_answer, write_words)
    os.close(write_answer)
    os.close(write_words)
    said, in_time = _read_until(read_answer, begun + seconds)
    if not in_time:
        os.kill(child, signal.SIGKILL)
    _pid, status, used = os.wait4(child, 0)
    words = os.read(read_words, _PIECE)
    os.close(read_answer)
    os.close(read_words)
    return {
        "answer": base64.b64encode(said).decode(),
        "status": os.waitstatus_to_exitcode(status),
        "in_time": in_time,
        "seconds": time.monotonic() - begun,
        "peak": used.ru_maxrss * 1024,
        "words": words.decode("utf-8", "replace"),
    }


def _be_asked(program: Any, path: str, question: list[str], answer: int, words: int) -> None:
    """In the child: the program of an upload, with the file as its standard input."""
    status = 1
    try:
        os.dup2(os.open(path, os.O_RDONLY), 0)
        os.dup2(answer, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.close(answer)
        sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", closefd=False)  # noqa: SIM115
        sys.argv = ["", *question]
        program.main()
        sys.stdout.flush()
        status = 0
    except BaseException:
        os.write(words, traceback.format_exc()[-3000:].encode("utf-8", "replace"))
    finally:
        os._exit(status)


def _read_until(descriptor: int, deadline: float) -> tuple[bytes, bool]:
    """All of the answer, and whether it came in time."""
    pieces: list[bytes] = []
    while True:
        ready, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return b"".join(pieces), False
        piece = os.read(descriptor, _PIECE)
        if not piece:
            return b"".join(pieces), True
        pieces.append(piece)
