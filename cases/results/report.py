"""What a run did, line by line."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RunLine:
    """One result: the case's printed reference, and why it was left to the post ("" when mailed)."""

    reference: str
    skipped: str


@dataclass(slots=True)
class RunReport:
    """Counts and skips of a run."""

    lines: list[RunLine] = field(default_factory=list)

    @property
    def mailed(self) -> int:
        return sum(not line.skipped for line in self.lines)

    @property
    def skips(self) -> Counter[str]:
        """How many were left to the post for each reason."""
        return Counter(line.skipped for line in self.lines if line.skipped)
