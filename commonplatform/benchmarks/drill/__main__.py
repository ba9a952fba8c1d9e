"""`python -m commonplatform.benchmarks.drill [kills|down|burst|uploads …]`: kill, send, count, and say so.

Exit status 1 when anything acknowledged is lost, doubled or half saved, or a check of the whole fails.
"""

import argparse
import os
import random
import sys
import time
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread

import django

from commonplatform.benchmarks.drill.killing import COMPONENTS, MET_BY_PLEAS
from commonplatform.benchmarks.drill.service import RunningService, running_service
from commonplatform.devservices.application import PROJECT
from commonplatform.devservices.exceptions import CannotStart
from commonplatform.devservices.locks import only_supervisor
from commonplatform.devservices.processes import end_with_make
from commonplatform.devservices.supervisor import interruptible, say

PARTS = ("kills", "down", "burst", "uploads")
DOWN = ("mail", "broker", "store", "worker")
INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    """Run the chosen parts on a service of their own."""
    chosen = _parser().parse_args(arguments)
    end_with_make()
    state: Path = chosen.state.resolve()
    try:
        with interruptible(), only_supervisor(state), running_service(state, cases=chosen.cases) as service:
            return _run(service, chosen)
    except CannotStart as reason:
        say(f"\n{reason}")
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m commonplatform.benchmarks.drill", description=__doc__)
    parser.add_argument("parts", nargs="*", default=list(PARTS), help=", ".join(PARTS))
    parser.add_argument("--kills", type=int, default=25, help="of each component")
    parser.add_argument("--components", nargs="*", default=list(MET_BY_PLEAS), choices=list(COMPONENTS))
    parser.add_argument("--cases", type=int, default=12_000)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))  # noqa: S311
    parser.add_argument("--state", type=Path, default=PROJECT / "var" / "drill")
    return parser


def _run(service: RunningService, chosen: argparse.Namespace) -> int:
    """The script runs beside; this thread, the one that started the programs, keeps them alive."""
    results: list[list[str]] = []
    script = Thread(target=lambda: results.append(_script(service, chosen)), daemon=True)
    script.start()
    while script.is_alive():
        service.keeper.tend()
        time.sleep(0.1)
    if not results:
        return 1
    for fault in results[0]:
        say(f"FAULT {fault}")
    say("Nothing is lost, nothing is doubled." if not results[0] else f"{len(results[0])} faults.")
    return 1 if results[0] else 0


def _script(service: RunningService, chosen: argparse.Namespace) -> list[str]:
    """Every round in turn, then the whole; the faults."""
    os.environ.update(service.environment)
    django.setup()
    rounds = import_module("commonplatform.benchmarks.drill.rounds")
    uploads = import_module("commonplatform.benchmarks.drill.uploads")
    closing = import_module("commonplatform.benchmarks.drill.closing")
    say(f"Seed {chosen.seed}")
    drill = rounds.Drill(service, seed=chosen.seed, say=say)
    planned = {
        "burst": [drill.burst],
        "down": [partial(drill.without, name) for name in DOWN],
        "kills": [partial(drill.killing, name, chosen.kills) for name in chosen.components],
        "uploads": [partial(uploads.kill_while_files_are_sent, drill, chosen.kills)],
    }
    say(closing.HEADER)
    rows = []
    for part in planned:
        for run_round in planned[part] if part in chosen.parts else ():
            rows.append(run_round())
            say(closing.line_of(rows[-1]))
    say("Checking the whole …")
    of_the_whole = closing.faults_of_the_whole(service)
    say(f"\n{closing.table(rows)}\n")
    found: list[str] = closing.faults(rows, of_the_whole)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
