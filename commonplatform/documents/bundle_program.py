"""The program that makes a bundle, in a process of its own with bounded memory and time.

A hostile part can then harm nobody, and cancelling is ending a process. It reads the order as JSON from standard
input and writes one JSON object per line: how many parts are in place, then the result.
"""

import gc
import json
import os
import resource
import sys
from pathlib import Path
from types import ModuleType

MEMORY_BYTES = 768 * 1024 * 1024
PROCESSOR_SECONDS = 200


def main() -> None:
    """Make the bundle that is ordered."""
    _without_the_service()
    from dataclasses import asdict

    from commonplatform.documents.bundling.assemble import assemble
    from commonplatform.documents.bundling.order import PartUnusable, order_from

    order = order_from(json.load(sys.stdin))
    _confine([*(part.path for part in order.parts if part.path), *([order.base] if order.base else [])])
    try:
        built = assemble(order, lambda done: _say({"done": done}))
    except PartUnusable as refused:
        _say({"unusable": refused.part, "why": refused.why[:500]})
        return
    _say({**asdict(built), "most_memory": _most_memory()})


def _without_the_service() -> None:
    """`commonplatform` as a bare package: its own start loads Celery, which a part must not come near."""
    folder = Path(__file__).resolve().parents[1]
    package = ModuleType("commonplatform")
    package.__path__ = [str(folder)]
    sys.modules["commonplatform"] = package


def _confine(inputs: list[str]) -> None:
    """Files are mapped into memory, so that their size counts beside what the work itself may take."""
    room = MEMORY_BYTES + 2 * sum(Path(each).stat().st_size for each in inputs)
    resource.setrlimit(resource.RLIMIT_AS, (room, room))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _most_memory() -> int:
    """Bytes that this program had at most; `ru_maxrss` would count in what started it."""
    told = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(told.partition("VmHWM:")[2].split()[0]) * 1024


def _say(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    gc.disable()  # nothing is given back before the end, and the end is near
    try:
        main()
    finally:
        os._exit(int(sys.exc_info()[0] is not None))
