"""`python -m commonplatform.devservices demo|services|stop|reset|test -- <command …>`."""

import argparse
import os
import sys
from pathlib import Path

from commonplatform.devservices.application import PROJECT
from commonplatform.devservices.exceptions import CannotStart
from commonplatform.devservices.processes import end_with_make
from commonplatform.devservices.stopping import reset_demo, stop_demo
from commonplatform.devservices.supervisor import run_demo, run_services, say
from commonplatform.devservices.throwaway import run_with_test_services


def main(arguments: list[str]) -> int:
    """Do what the command line asks; the status is that of the command run, or 1 with a reason on screen."""
    chosen = _parser().parse_args(arguments)
    state = chosen.state or PROJECT / "var" / ("test" if chosen.action == "test" else "demo")
    end_with_make()
    try:
        match chosen.action:
            case "demo":
                return run_demo(state.resolve(), chosen.port)
            case "services":
                return run_services(state.resolve())
            case "stop":
                stop_demo(state.resolve())
                say("Nothing of the demo is running.")
            case "reset":
                reset_demo(state.resolve())
                say(f"{state} is gone.")
            case "test":
                return run_with_test_services(state.resolve(), chosen.command, durable=chosen.durable)
    except CannotStart as reason:
        say(f"\n{reason}")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m commonplatform.devservices", description=__doc__)
    parser.add_argument("--state", type=Path, help="the state folder, instead of var/demo or var/test")
    actions = parser.add_subparsers(dest="action", required=True)
    demo = actions.add_parser("demo", help="the whole service, with demonstration data")
    demo.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
    actions.add_parser("services", help="only Postgres, Valkey and S3")
    actions.add_parser("stop", help="end a running demo")
    actions.add_parser("reset", help="end it and throw its data away")
    test = actions.add_parser("test", help="run a command with throw-away services")
    test.add_argument("--durable", action="store_true", help="write to disk as production does")
    test.add_argument("command", nargs="+")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
