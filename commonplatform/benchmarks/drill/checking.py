"""Was everything kept exactly once? What clients were told, against what is there. No database, no network."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from commonplatform.benchmarks.drill.journal import Line


@dataclass(frozen=True, slots=True)
class Kept:
    """What is there of one defendant: how many of each, the receipt's reference, and the keys of the mails."""

    charges: int
    pleas: int
    submissions: int
    events: int
    works: int
    counted: int
    drafts: int
    documents: int
    objects: int
    languages: int
    unfinished: int
    reference: str = ""
    mails: tuple[UUID, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Everything that the transaction of sending writes, once."""
        rows = (self.submissions, self.events, self.works, self.counted, len(self.mails))
        return rows == (1,) * 5 and self.pleas == self.charges and self.drafts == 0

    @property
    def is_untouched(self) -> bool:
        """Nothing of it, and the draft as it was."""
        rows = (self.pleas, self.submissions, self.events, self.works, self.counted, len(self.mails))
        return not any((*rows, self.documents, self.objects)) and self.drafts == 1

    @property
    def has_doubles(self) -> bool:
        """More of anything than one answer makes."""
        rows = (self.submissions, self.events, self.works, self.counted, len(self.mails), self.drafts)
        return (
            any(count > 1 for count in rows)
            or self.pleas > self.charges
            or self.documents > self.languages
            or self.objects > self.languages
        )


@dataclass(slots=True)
class Verdict:
    """The counts of one round and, in words, each fault."""

    sent: int = 0
    acknowledged: int = 0
    saved_unacknowledged: int = 0
    refused: int = 0
    never_told: int = 0
    lost: int = 0
    doubled: int = 0
    half_saved: int = 0
    mails_repeated: int = 0
    longest_until_seen: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not self.faults


def judge(lines: Iterable[Line], kept: Mapping[UUID, Kept], taken: Counter[UUID]) -> Verdict:
    """Hold what clients were told against what is there. `taken` counts the mails at the mail server."""
    verdict, told = Verdict(), _told(lines)
    for defendant_id, words in told.items():
        _judge_one(verdict, defendant_id, words, kept[defendant_id], taken)
    verdict.sent = len(told)
    return verdict


@dataclass(slots=True)
class _Told:
    """What one defendant did and was told."""

    first_sent: float = 0.0
    acknowledged: bool = False
    never_told: bool = False
    refused: list[str] = field(default_factory=list)
    references: set[str] = field(default_factory=set)
    last_seen: float = 0.0


def _told(lines: Iterable[Line]) -> dict[UUID, _Told]:
    told: dict[UUID, _Told] = {}
    for line in lines:
        one = told.setdefault(UUID(line.defendant_id), _Told(first_sent=line.at))
        match line.word:
            case "acknowledged":
                one.acknowledged = True
            case "refused":
                one.refused.append(line.detail)
            case "seen":
                one.references.add(line.detail)
                one.last_seen = line.at
            case "given_up":
                one.never_told |= line.detail == "never told"
    return told


def _judge_one(verdict: Verdict, defendant_id: UUID, told: _Told, kept: Kept, taken: Counter[UUID]) -> None:
    def fault(words: str) -> None:
        verdict.faults.append(f"{defendant_id}: {words}")

    arrived = sum(1 for mail in kept.mails if taken[mail])
    verdict.mails_repeated += sum(taken[mail] - 1 for mail in kept.mails if taken[mail])
    verdict.acknowledged += told.acknowledged
    verdict.refused += len(told.refused)
    verdict.never_told += told.never_told
    if told.last_seen:
        verdict.longest_until_seen = max(verdict.longest_until_seen, told.last_seen - told.first_sent)
    if told.refused:
        fault(f"was refused: {', '.join(told.refused)}")
    if told.never_told:
        fault("was never told anything")
    if kept.has_doubles:
        verdict.doubled += 1
        fault(f"doubled: {kept}")
    elif told.acknowledged and kept.is_untouched:
        verdict.lost += 1
        fault("acknowledged and lost")
    elif not (kept.is_whole or kept.is_untouched):
        verdict.half_saved += 1
        fault(f"half saved: {kept}")
    elif kept.is_whole:
        verdict.saved_unacknowledged += not told.acknowledged
        if (kept.documents, kept.objects, arrived, kept.unfinished) != (kept.languages, kept.languages, 1, 0):
            verdict.lost += 1
            fault(f"acknowledged, but its document or mail is not there ({arrived} mails taken): {kept}")
    if told.references - {kept.reference}:
        fault(f"saw the receipt {told.references}, kept is {kept.reference!r}")
