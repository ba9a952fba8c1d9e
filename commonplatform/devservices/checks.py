"""Everything CI checks, in one list: `make test` runs it whole, quick stages first, with the time of each."""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from commonplatform.devservices.application import PROJECT, manage_command
from commonplatform.devservices.exceptions import CannotStart
from commonplatform.devservices.prerequisites import find_chromium
from commonplatform.devservices.processes import end_with_make
from commonplatform.devservices.supervisor import interruptible, say
from commonplatform.devservices.throwaway import INTERRUPTED, run_in_foreground, services_for_tests


def _module(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", *arguments)


def _program(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(Path(sys.executable).parent / name), *arguments)


@dataclass(frozen=True)
class Stage:
    """One check: its command, and whether it needs the test services."""

    name: str
    command: tuple[str, ...]
    needs_services: bool = False


DATABASE = "database"
STAGES = (
    Stage("format", _module("ruff", "format", "--check", "--output-format", "concise", ".")),
    Stage("lint", _module("ruff", "check", "--output-format", "concise", ".")),
    Stage("contracts", _program("lint-imports")),
    Stage("types", _module("mypy", ".")),
    Stage("migrations", manage_command("makemigrations", "--check", "--dry-run"), needs_services=True),
    Stage(DATABASE, manage_command("make_test_template"), needs_services=True),
    Stage("unit", _module("pytest", "-q", "-n", "2", "tests/unit", "tests/architecture"), needs_services=True),
    Stage("functional", _module("pytest", "-q", "-n", "2", "tests/functional"), needs_services=True),
    Stage("journeys", _module("pytest", "-q", "-n", "2", "tests/journeys"), needs_services=True),
)


@dataclass
class Results:
    """What has run so far: the status and the seconds of each stage."""

    rows: list[tuple[str, int, float]] = field(default_factory=list)

    @property
    def failed(self) -> list[str]:
        return [name for name, status, _ in self.rows if status != 0]

    def run(self, stage: Stage, environment: dict[str, str]) -> None:
        say(f"\n── {stage.name}")
        begun = time.monotonic()
        status = run_in_foreground(stage.command, environment)
        self.rows.append((stage.name, status, time.monotonic() - begun))

    def table(self) -> str:
        lines = [
            f"{name:<12} {'ok' if status == 0 else f'FAILED ({status})':<12} {seconds:6.1f} s"
            for name, status, seconds in self.rows
        ]
        return "\n".join([*lines, f"{'together':<25} {sum(row[2] for row in self.rows):6.1f} s"])


def run_checks(stages: Sequence[Stage], state: Path) -> Results:
    """Run the stages in order. When one without services fails, those with services are not begun."""
    results = Results()
    environment = {"PYTHONUNBUFFERED": "1"}
    chromium = find_chromium()
    if chromium is not None:
        environment["CHROMIUM"] = chromium
    for stage in stages:
        if not stage.needs_services:
            results.run(stage, environment)
    slow = [stage for stage in stages if stage.needs_services]
    if slow and not results.failed:
        with services_for_tests(state, durable=False) as endpoints:
            for stage in slow:
                results.run(stage, {**environment, **endpoints})
                if stage.name == DATABASE and DATABASE not in results.failed:
                    environment["TEST_FROM_TEMPLATE"] = "yes"
    return results


def main(names: list[str]) -> int:
    """Run the named stages, or all; 1 when any failed."""
    known = {stage.name: stage for stage in STAGES}
    if unknown := [name for name in names if name not in known]:
        say(f"No such stage: {', '.join(unknown)}. There are: {', '.join(known)}")
        return 2
    end_with_make()
    try:
        with interruptible():
            results = run_checks([known[name] for name in names] or STAGES, PROJECT / "var" / "test")
    except CannotStart as reason:
        say(f"\n{reason}")
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    say(f"\n{results.table()}")
    if results.failed:
        say(f"Failed: {', '.join(results.failed)}")
    return 1 if results.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
