"""P-05: a bundle of 200 documents and 2,000 pages, against qpdf putting the same files together."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management.base import CommandError

from commonplatform.benchmarks.bundle_parts import make_parts
from commonplatform.benchmarks.bundle_reading import read_bundle, wrong_references
from commonplatform.benchmarks.figures import Figure, absolute, at_most, interleaved_medians
from commonplatform.documents.bundles import Making, make_bundle
from commonplatform.documents.bundling.order import Order, Part

ROUNDS = 9
CHANGED = 100


def run(say: Callable[[str], None]) -> list[Figure]:
    """Needs `qpdf` (apt-get install qpdf). Nothing of the service runs but the program that makes bundles."""
    if shutil.which("qpdf") is None:
        raise CommandError("qpdf is needed: apt-get install qpdf")
    with TemporaryDirectory(prefix="bench-bundles-") as folder:
        return _measured(Path(folder), say)


def _measured(folder: Path, say: Callable[[str], None]) -> list[Figure]:
    parts = make_parts(folder)
    size = sum(Path(part.path).stat().st_size for part in parts) / 1_000_000
    say(f"P-05 {len(parts)} documents, {sum(part.pages for part in parts)} pages, {size:.0f} MB")
    base, again = folder / "base.pdf", folder / "again.pdf"
    first = _make(_order(parts, base))
    whole = _order(parts, folder / "whole.pdf")
    changed = _with_one_changed(parts, base, first, again)
    floor, full, one = interleaved_medians(
        lambda: _merge_with_qpdf(parts, folder / "merged.pdf"),
        lambda: _make(whole),
        lambda: _make(changed),
        rounds=ROUNDS,
    )
    second = _make(changed)
    faults = _faults(Path(whole.result), parts) + _faults(again, parts)
    for fault in faults[:10]:
        say(fault)
    return [
        at_most("P-05 a bundle, to qpdf's bare merge", floor, full, 2.0),
        at_most("P-05 again with one document changed", full, one, 0.5),
        absolute("P-05 peak memory of a full build", first.most_memory / 1_000_000, 250, "MB"),
        absolute("P-05 peak memory with one changed", second.most_memory / 1_000_000, 250, "MB"),
        absolute("P-05 wrong references, faults of the files", len(faults), 0, ""),
    ]


def _order(parts: Sequence[Part], result: Path) -> Order:
    return Order(
        title="Bundle of documents, case 42AB1234526",
        language="en",
        facts=(("Case", "42AB1234526"), ("Defendant", "Ada Lovelace"), ("Made for", "Hope & Co")),
        parts=tuple(parts),
        result=str(result),
    )


def _with_one_changed(parts: Sequence[Part], base: Path, made: Making, result: Path) -> Order:
    kept = [replace(part, path="", kept=place) for place, part in enumerate(parts)]
    kept[CHANGED] = parts[CHANGED]
    return replace(
        _order(kept, result),
        base=str(base),
        base_front=made.bundle.first_pages[0] - 1,
        base_pages=tuple(part.pages for part in parts),
    )


def _make(order: Order) -> Making:
    """To a path where nothing stands yet, as in the service."""
    Path(order.result).unlink(missing_ok=True)
    return make_bundle(order, wanted=_always)


def _always(_done: int) -> bool:
    return True


def _merge_with_qpdf(parts: Sequence[Part], result: Path) -> None:
    result.unlink(missing_ok=True)
    subprocess.run(["qpdf", "--empty", "--pages", *(part.path for part in parts), "--", str(result)], check=True)  # noqa: S603, S607


def _faults(path: Path, parts: Sequence[Part]) -> list[str]:
    """Wrong stamps, links, bookmarks and labels, and what `qpdf --check` has to say."""
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)  # noqa: S603, S607
    syntax = [] if checked.returncode == 0 else (checked.stdout + checked.stderr).splitlines()
    return [*wrong_references(read_bundle(path), parts), *syntax]
