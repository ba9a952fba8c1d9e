"""`python -m commonplatform.benchmarks.mutated --files N --seed S`: change, look, count, and say so.

Exit status 1 when a file crashes the confined program, is answered by no known reason, or is looked at too long.
"""

import argparse
import os
import random
import sys
import time
from importlib import import_module
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

import django

from commonplatform.devservices.supervisor import say

if TYPE_CHECKING:
    from commonplatform.benchmarks.mutated.mutating import Original

# The suite looks at the two that unpack to hundreds of megabytes; each takes as long as hundreds of others.
LARGEST_ORIGINAL = 200_000
SMALLEST_ORIGINAL = 16
# Whole files change more often than those that are refused as they are: behind their headers is more to break.
OFTEN = 8
TELL_EVERY = 2_000


def main(arguments: list[str]) -> int:
    """Look at the wanted files one after the other."""
    chosen = _parser().parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonplatform.settings.test")
    django.setup()
    mutating = import_module("commonplatform.benchmarks.mutated.mutating")
    looking = import_module("commonplatform.benchmarks.mutated.looking")
    counting = import_module("commonplatform.benchmarks.mutated.counting")
    originals = _originals()
    say(f"Seed {chosen.seed}: {chosen.files:,} files made of {len(originals)}")
    count, begun = counting.Count(), time.monotonic()
    with looking.WarmJail() as jail, NamedTemporaryFile() as on_disk:
        for number in range(chosen.first, chosen.first + chosen.files):
            file = mutating.mutated(originals, seed=chosen.seed, number=number)
            seen = looking.look_at(file, jail, on_disk)
            count.add(seen)
            if seen.finding:
                again = f"make mutated FILES=1 SEED={chosen.seed} FIRST={number}"
                say(f"FOUND {seen.finding}\n  again: {again}")
            if (number + 1 - chosen.first) % TELL_EVERY == 0 or time.monotonic() - begun > chosen.seconds:
                say(f"{count.files:>9,} in {time.monotonic() - begun:.0f} s")
            if time.monotonic() - begun > chosen.seconds:
                break
    say(count.told(time.monotonic() - begun))
    return 1 if count.findings or count.too_long else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m commonplatform.benchmarks.mutated", description=__doc__)
    parser.add_argument("--files", type=int, default=200_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first file")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))  # noqa: S311
    parser.add_argument("--seconds", type=float, default=float("inf"), help="end after so long")
    return parser


def _originals() -> "list[Original]":
    """The files made by hand, which live with the tests; each content once."""
    mutating = import_module("commonplatform.benchmarks.mutated.mutating")
    corpus = import_module("tests.support.hostile.corpus")
    by_content: dict[bytes, Any] = {}
    for sent in corpus.corpus():
        if sent.group != "changed at random" and SMALLEST_ORIGINAL <= len(sent.content) <= LARGEST_ORIGINAL:
            by_content.setdefault(sent.content, sent)
    return [
        mutating.Original(sent.name, content)
        for content, sent in by_content.items()
        for _ in range(1 if sent.faults else OFTEN)
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
