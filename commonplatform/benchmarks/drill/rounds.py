"""The rounds of the drill: kill a part again and again, keep a part down for a while, a burst of pleas."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from threading import Thread
from uuid import UUID

from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone

from commonplatform.benchmarks.drill.checking import Verdict, judge
from commonplatform.benchmarks.drill.clients import Crowd, Site, send
from commonplatform.benchmarks.drill.counting import effects_done_since, effects_not_done, mails_taken, what_is_kept
from commonplatform.benchmarks.drill.journal import Journal, read_journal
from commonplatform.benchmarks.drill.killing import COMPONENTS, kill, wait_until_back
from commonplatform.benchmarks.drill.service import RunningService
from commonplatform.benchmarks.finished_drafts import FinishedDraft, finished_drafts

CLIENTS, PAUSE = 10, 6.0
PLEAS_PER_KILL = 30
SEEN_WORKING = ("worker", "broker")
SECONDS_DOWN = 20.0
OPEN_DRAFTS, BURST = 2_000, 200
DONE_LIMIT, ACKNOWLEDGED_LIMIT = 600.0, 90.0


@dataclass(slots=True)
class Row:
    """One line of the table. `gaps` are the seconds from each kill to the next acknowledgement."""

    name: str
    kills: int
    verdict: Verdict
    gaps: list[float] = field(default_factory=list)
    answer_times: list[float] = field(default_factory=list)
    done_after: float = 0.0


class Drill:
    """What the rounds share: the service, the journal, finished drafts, and chance with a seed."""

    def __init__(self, service: RunningService, *, seed: int, say: Callable[[str], None]) -> None:
        self.service, self.seed, self.say = service, seed, say
        self.rng = Random(seed)  # noqa: S311 – chance that can be repeated, nothing secret
        self.journal = Journal(service.state / "journal")
        self.drafts: deque[FinishedDraft] = deque()

    def killing(self, name: str, kills: int) -> Row:
        """Kill a component at random instants while pleas are sent."""
        self._have_drafts(kills * PLEAS_PER_KILL)
        gaps = []
        with self._crowd(name):
            for _ in range(kills):
                time.sleep(self.rng.uniform(0.2, 2.5))
                at, instant = kill(self.service, name, self.rng), timezone.now()
                gaps.append(self._acknowledged_after(at) - at)
                wait_until_back(self.service, name)
                if name in SEEN_WORKING:
                    self._wait_until_something_is_done(instant)
        return self._judged(Row(name, kills, Verdict(), gaps))

    def without(self, name: str) -> Row:
        """Keep a component down while pleas are sent, then let it come back."""
        round_ = f"without {name}"
        self._have_drafts(int(SECONDS_DOWN * CLIENTS / PAUSE * 3))
        program = COMPONENTS[name].program
        with self._crowd(round_):
            self.service.keeper.keep_down(program)
            time.sleep(SECONDS_DOWN)
        self.service.keeper.bring_back(program)
        wait_until_back(self.service, name)
        row = self._judged(Row(round_, 1, Verdict()))
        clicks = sum(line.word == "failed" for line in read_journal(self.journal.file) if line.round == round_)
        if clicks:
            row.verdict.faults.append(f"{round_}: {clicks} clicks failed")
        return row

    def burst(self) -> Row:
        """Many open drafts, and within a second a tenth of them sent."""
        self._have_drafts(OPEN_DRAFTS)
        site = self._site("burst")
        begun = time.monotonic() + 1.0
        senders = [Thread(target=_send_at, args=(begun + n / BURST, site, self.drafts.popleft())) for n in range(BURST)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
        return self._judged(Row("burst", 0, Verdict()))

    def _site(self, round_: str) -> Site:
        return Site(self.service.port, reverse("public:plea:receipt"), self.journal, round_)

    def _crowd(self, round_: str) -> Crowd:
        return Crowd(self._site(round_), self.drafts, size=CLIENTS, pause=PAUSE, seed=self.rng.randrange(2**32))

    def _have_drafts(self, wanted: int) -> None:
        missing = wanted - len(self.drafts)
        if missing > 0:
            made = finished_drafts(missing - missing // 4) + finished_drafts(missing // 4, language="cy")
            self.rng.shuffle(made)
            self.drafts.extend(made)
        connection.close()

    def _acknowledged_after(self, instant: float) -> float:
        while (at := self.journal.acknowledged_after(instant)) is None:
            if time.monotonic() - instant > ACKNOWLEDGED_LIMIT:
                return time.monotonic()
            time.sleep(0.02)
        return at

    def _judged(self, row: Row) -> Row:
        begun = time.monotonic()
        self._wait_until_done()
        row.done_after = time.monotonic() - begun
        row.answer_times = self.journal.answer_times(row.name)
        lines = [line for line in read_journal(self.journal.file) if line.round == row.name]
        kept = what_is_kept({UUID(line.defendant_id) for line in lines})
        row.verdict = judge(lines, kept, mails_taken(self.service.mails))
        connection.close()
        for fault in row.verdict.faults[:20]:
            self.say(f"  FAULT {fault}")
        return row

    def _wait_until_done(self) -> None:
        """Return when no effect waits, or when it takes too long: the count then says how many are not there."""
        wait_until(lambda: not effects_not_done()[0], limit=DONE_LIMIT)

    def _wait_until_something_is_done(self, instant: datetime) -> None:
        """The worker carries on: so that the next kill finds it at work, not starting."""
        wait_until(lambda: effects_done_since(instant) > 0, limit=ACKNOWLEDGED_LIMIT)


def wait_until(holds: Callable[[], bool], *, limit: float) -> None:
    """Return when it holds, or at the limit."""
    begun = time.monotonic()
    while time.monotonic() - begun < limit:
        try:
            if holds():
                return
        except OperationalError:
            connection.close()
        time.sleep(0.2)


def _send_at(instant: float, site: Site, draft: FinishedDraft) -> None:
    time.sleep(max(0.0, instant - time.monotonic()))
    send(site, draft)


def percentile_of(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
