"""Defendants at their browsers: most click once, some twice at once, some lose the connection and click again."""

import re
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from random import Random
from threading import Event, Thread

from commonplatform.benchmarks.drill.journal import Journal, Word
from commonplatform.benchmarks.finished_drafts import FinishedDraft

ANSWER_LIMIT = 30.0
CLICK_AGAIN_AFTER = 0.25
GIVE_UP_AFTER = 120.0
REFERENCE = re.compile(rb'class="app-reference__number" data-app-copy="([0-9A-Z]+)"')
# What a defendant does, and how many in twenty do so.
HABITS = (*("once",) * 11, *("twice_at_once",) * 4, *("cut_off",) * 3, *("goes_away",) * 2)


@dataclass(frozen=True, slots=True)
class Site:
    """Where the service answers and shows receipts, the journal, and the round that is going on."""

    port: int
    receipt: str
    journal: Journal
    round: str


class Crowd:
    """So many clients at once, each sending the next draft after a while, until told to stop."""

    def __init__(self, site: Site, drafts: deque[FinishedDraft], *, size: int, pause: float, seed: int) -> None:
        self._site, self._drafts, self._pause = site, drafts, pause
        self._enough = Event()
        self._clients = [
            Thread(target=self._work, args=(Random(f"{seed}-{number}"),), daemon=True)  # noqa: S311
            for number in range(size)
        ]

    def __enter__(self) -> "Crowd":
        for client in self._clients:
            client.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._enough.set()
        for client in self._clients:
            client.join()

    def _work(self, rng: Random) -> None:
        while not self._enough.wait(rng.uniform(0, 2 * self._pause)):
            try:
                draft = self._drafts.popleft()
            except IndexError:
                return
            HABIT[rng.choice(HABITS)](self._site, draft, rng)


def _once(site: Site, draft: FinishedDraft, rng: Random) -> None:
    _send_until_told(site, draft)


def _twice_at_once(site: Site, draft: FinishedDraft, rng: Random) -> None:
    other = Thread(target=_send_until_told, args=(site, draft))
    other.start()
    _send_until_told(site, draft)
    other.join()


def _cut_off(site: Site, draft: FinishedDraft, rng: Random) -> None:
    _send_and_hang_up(site, draft, after=rng.uniform(0, 0.05))
    _send_until_told(site, draft)


def _goes_away(site: Site, draft: FinishedDraft, rng: Random) -> None:
    """Nobody is told anything: it must be there whole, or not at all."""
    _send_and_hang_up(site, draft, after=rng.uniform(0, 0.05))
    site.journal.write(site.round, draft.defendant_id, "given_up", "went away")


HABIT: dict[str, Callable[[Site, FinishedDraft, Random], None]] = {
    "once": _once,
    "twice_at_once": _twice_at_once,
    "cut_off": _cut_off,
    "goes_away": _goes_away,
}


def _send_until_told(site: Site, draft: FinishedDraft) -> None:
    """Click, and after every failure click again, with the same key; then look at the receipt."""
    if _until_told(site, draft, lambda: send(site, draft)):
        _until_told(site, draft, lambda: _look_at_receipt(site, draft))


def _until_told(site: Site, draft: FinishedDraft, ask: Callable[[], bool]) -> bool:
    begun = time.monotonic()
    while not ask():
        if time.monotonic() - begun > GIVE_UP_AFTER:
            site.journal.write(site.round, draft.defendant_id, "given_up", "never told")
            return False
        time.sleep(CLICK_AGAIN_AFTER)
    return True


def send(site: Site, draft: FinishedDraft) -> bool:
    """One click; True when the receipt was promised."""
    site.journal.write(site.round, draft.defendant_id, "sent")
    begun = time.monotonic()
    try:
        status, address, _ = _ask(site, "POST", draft.post.path, draft)
    except (OSError, HTTPException) as error:
        site.journal.write(site.round, draft.defendant_id, "failed", type(error).__name__)
        return False
    if status == 302 and address == site.receipt:
        site.journal.write(site.round, draft.defendant_id, "acknowledged", begun=begun)
        return True
    word: Word = "failed" if status >= 500 else "refused"
    site.journal.write(site.round, draft.defendant_id, word, f"{status} {address}")
    return False


def _look_at_receipt(site: Site, draft: FinishedDraft) -> bool:
    try:
        status, _, page = _ask(site, "GET", site.receipt, draft)
    except (OSError, HTTPException):
        return False
    reference = REFERENCE.search(page)
    if status != 200 or reference is None:
        return False
    site.journal.write(site.round, draft.defendant_id, "seen", reference[1].decode())
    return True


def _ask(site: Site, method: str, path: str, draft: FinishedDraft) -> tuple[int, str, bytes]:
    connection = HTTPConnection("127.0.0.1", site.port, timeout=ANSWER_LIMIT)
    try:
        connection.request(method, path, draft.post.body if method == "POST" else None, _headers(draft))
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read()
    finally:
        connection.close()


def _send_and_hang_up(site: Site, draft: FinishedDraft, *, after: float) -> None:
    site.journal.write(site.round, draft.defendant_id, "sent", "hung up")
    connection = HTTPConnection("127.0.0.1", site.port, timeout=ANSWER_LIMIT)
    try:
        connection.request("POST", draft.post.path, draft.post.body, _headers(draft))
        time.sleep(after)
    except OSError:
        pass
    finally:
        connection.close()


def _headers(draft: FinishedDraft) -> dict[str, str]:
    return {"Content-Type": "application/x-www-form-urlencoded", "Cookie": draft.post.cookie}
