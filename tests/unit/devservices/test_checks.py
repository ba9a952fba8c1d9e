"""The list of checks: quick ones first, and no slow one is begun when a quick one failed."""

import sys
from pathlib import Path

from commonplatform.devservices.checks import STAGES, Stage, run_checks


def test_everything_that_needs_services_comes_after_everything_that_does_not() -> None:
    needs = [stage.needs_services for stage in STAGES]

    assert needs == sorted(needs)
    assert {"format", "types", "unit", "journeys"} <= {stage.name for stage in STAGES}


def test_a_failed_quick_check_spares_the_slow_ones_and_the_services(tmp_path: Path) -> None:
    stages = (
        Stage("lint", (sys.executable, "-c", "raise SystemExit(3)")),
        Stage("types", (sys.executable, "-c", "")),
        Stage("journeys", (sys.executable, "-c", ""), needs_services=True),
    )

    results = run_checks(stages, tmp_path / "test")

    assert [(name, status) for name, status, _ in results.rows] == [("lint", 3), ("types", 0)]
    assert results.failed == ["lint"]
    assert not (tmp_path / "test").exists()
