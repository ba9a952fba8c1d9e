"""A web application whose first worker answers and whose other workers never come to the end of starting."""

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

FIRST = Path(os.environ["HALF_STARTED"])

try:
    FIRST.touch(exist_ok=False)
except FileExistsError:
    threading.Event().wait()


def application(
    _environ: dict[str, object], start_response: Callable[[str, list[tuple[str, str]]], object]
) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"here"]
