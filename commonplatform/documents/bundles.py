"""Bundles of PDFs: the gateway to the program that makes them (`commonplatform.documents.bundling`)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Timer

from commonplatform.documents.bundling.order import BuiltBundle, Order

PROGRAM = Path(__file__).with_name("bundle_program.py")
WALL_SECONDS = 210  # within the time that a task of the worker has


class BundleCancelled(Exception):
    """Nobody wants this bundle any more."""


class BundleFailed(Exception):
    """The program ended without a bundle: too much memory, too much time."""


@dataclass
class PartRefused(Exception):
    """One part cannot be bundled; `part` is its place in the order."""

    part: int
    why: str


@dataclass(frozen=True, slots=True)
class Making:
    """A finished bundle and what making it took."""

    bundle: BuiltBundle
    most_memory: int


def make_bundle(order: Order, *, wanted: Callable[[int], bool]) -> Making:
    """Make the bundle and write it to `order.result`.

    `wanted` is asked with the number of parts in place; when it says no, the work ends at once. Raises
    `BundleCancelled`, `PartRefused`, `BundleFailed`.
    """
    with subprocess.Popen(  # noqa: S603 – our own program, no argument from outside
        [sys.executable, "-I", str(PROGRAM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as program:
        too_long = Timer(WALL_SECONDS, program.kill)
        too_long.start()
        try:
            return _follow(program, order, wanted)
        finally:
            too_long.cancel()
            program.kill()


def _follow(program: subprocess.Popen[str], order: Order, wanted: Callable[[int], bool]) -> Making:
    assert program.stdin is not None
    assert program.stdout is not None
    try:
        with program.stdin as told:
            json.dump(asdict(order), told)
    except BrokenPipeError:
        raise BundleFailed from None
    for line in program.stdout:
        said = json.loads(line)
        if "done" in said:
            if not wanted(said["done"]):
                raise BundleCancelled
        elif "unusable" in said:
            raise PartRefused(said["unusable"], said["why"])
        else:
            bundle = BuiltBundle(said["pages"], tuple(said["first_pages"]), said["untagged"])
            return Making(bundle, said["most_memory"])
    raise BundleFailed
