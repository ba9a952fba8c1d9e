"""The figures of many files, in a table."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from commonplatform.benchmarks.mutated.looking import OUT_OF_TIME, Seen
from commonplatform.storage.confined.program import MEMORY_BYTES

LONGEST_SECONDS = 60.0
_MB = 1024 * 1024


@dataclass(slots=True)
class Count:
    """What became of the files so far."""

    files: int = 0
    questions: int = 0
    findings: int = 0
    stopped: int = 0
    too_long: int = 0
    slowest: float = 0.0
    slowest_number: int = -1
    peak: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    of_ending: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, seen: Seen) -> None:
        """Count one more."""
        self.files += 1
        self.questions += len(seen.answers)
        self.findings += bool(seen.finding)
        verdict = "unclassified" if seen.unclassified else seen.fault or "taken in"
        self.verdicts[verdict] += 1
        self.of_ending[seen.file.original.ending][verdict] += 1
        for answer in seen.answers:
            self.stopped += not answer.in_time or answer.status in OUT_OF_TIME
            self.too_long += answer.seconds > LONGEST_SECONDS or answer.peak > MEMORY_BYTES
            self.peak = max(self.peak, answer.peak)
            if answer.seconds > self.slowest:
                self.slowest, self.slowest_number = answer.seconds, seen.file.number

    def told(self, seconds: float) -> str:
        """The table: by what the file was before, then the whole."""
        rows = [f"{'was':<8}{'files':>9}{'taken in':>10}{'refused':>9}  for"]
        rows += [_row(ending or "none", self.of_ending[ending]) for ending in sorted(self.of_ending)]
        rows.append(_row("all", self.verdicts))
        return "\n".join(
            [
                *rows,
                "",
                f"{self.files:,} files, {self.questions:,} questions in {seconds:,.0f} s",
                f"crashes and unknown reasons: {self.findings}",
                f"stopped at the end of their time: {self.stopped}; longer than {LONGEST_SECONDS:.0f} s"
                f" or larger than {MEMORY_BYTES // _MB} MB: {self.too_long}",
                f"slowest answer: {self.slowest:.1f} s (file {self.slowest_number})",
                f"most memory: {self.peak // _MB} MB",
            ]
        )


def _row(name: str, verdicts: Counter[str]) -> str:
    taken, files = verdicts["taken in"], verdicts.total()
    reasons = ", ".join(f"{why} {count:,}" for why, count in verdicts.most_common() if why != "taken in")
    return f"{name[:7]:<8}{files:>9,}{taken:>10,}{files - taken:>9,}  {reasons}"
