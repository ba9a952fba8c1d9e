"""The list of checks: quick ones first, and no slow one is begun when a quick one failed."""

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from commonplatform.devservices import checks
from commonplatform.devservices.checks import DATABASE, STAGES, Stage, run_checks


def test_everything_that_needs_services_comes_after_everything_that_does_not() -> None:
    needs = [stage.needs_services for stage in STAGES]

    assert needs == sorted(needs)
    assert {"format", "types", "unit", "journeys"} <= {stage.name for stage in STAGES}


def test_the_database_that_tests_copy_is_made_before_the_first_of_them() -> None:
    names = [stage.name for stage in STAGES]

    assert names.index(DATABASE) + 1 == names.index("unit")


def test_tests_copy_a_database_only_where_it_could_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, str] = {}
    monkeypatch.delenv("TEST_FROM_TEMPLATE", raising=False)
    monkeypatch.setattr(checks, "services_for_tests", lambda *args, **options: nullcontext({}))

    for status in (1, 0):
        made = Stage(DATABASE, (sys.executable, "-c", f"raise SystemExit({status})"), needs_services=True)
        told = tmp_path / str(status)
        say = f"import os; open({str(told)!r}, 'w').write(os.environ.get('TEST_FROM_TEMPLATE', ''))"
        run_checks((made, Stage("unit", (sys.executable, "-c", say), needs_services=True)), tmp_path / "test")
        given[str(status)] = told.read_text()

    assert given == {"1": "", "0": "yes"}


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
