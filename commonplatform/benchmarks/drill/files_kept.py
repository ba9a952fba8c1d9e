"""Are the files whole, once, and readable? What was sent against the database, and against what the door hands out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit
from uuid import UUID

from django.db import connection

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.benchmarks.drill.checking import Verdict
from commonplatform.benchmarks.drill.senders import ANSWER_LIMIT, asked
from commonplatform.benchmarks.drill.sent_files import Browser, Sending

_KEPT = "SELECT case_id, id, file_name, status, sha256 FROM disclosure_material WHERE case_id = ANY(%s)"
_WAITING = "SELECT count(*) FROM disclosure_material WHERE status IN ('waiting_for_scan', 'clean')"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A document of the case."""

    id: UUID
    name: str
    status: str
    sha256: str


def kept_files(cases: Sequence[UUID]) -> dict[UUID, list[KeptFile]]:
    """The documents of each case."""
    found: dict[UUID, list[KeptFile]] = defaultdict(list)
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute(_KEPT, [list(cases)])
        for case_id, *facts in cursor.fetchall():
            found[case_id].append(KeptFile(*facts))
    return found


def files_waiting() -> int:
    """How many documents are not yet scanned and published."""
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute(_WAITING)
        (waiting,) = cursor.fetchone()
    return int(waiting)


def judge_files(
    sent: Sequence[Sending],
    acknowledged: set[UUID],
    left: set[UUID],
    kept: Mapping[UUID, Sequence[KeptFile]],
    read: Callable[[Sending, KeptFile], str],
) -> Verdict:
    """Each sending has a case of its own. `left` went away; `read` gives the digest of what comes out of the door."""
    verdict = Verdict(sent=len(sent))
    for sending in sent:
        _judge_one(
            verdict, sending, sending.key in acknowledged, sending.key in left, kept.get(sending.case_id, ()), read
        )
    return verdict


def _judge_one(
    verdict: Verdict,
    sending: Sending,
    told: bool,
    went_away: bool,
    kept: Sequence[KeptFile],
    read: Callable[[Sending, KeptFile], str],
) -> None:
    def fault(words: str) -> None:
        verdict.faults.append(f"{sending.key} in case {sending.case_id}: {words}")

    wanted, there = Counter(file.sha256 for file in sending.files), Counter(file.sha256 for file in kept)
    verdict.acknowledged += told
    if not told and not went_away:
        verdict.never_told += 1
        fault("was never told anything")
    if there - wanted:
        verdict.doubled += 1
        fault(f"more than was sent: {kept}")
    elif wanted - there and told:
        verdict.lost += 1
        fault(f"acknowledged and lost: {kept}")
    elif wanted - there and kept:
        verdict.half_saved += 1
        fault(f"half filed: {kept}")
    elif kept:
        verdict.saved_unacknowledged += not told
        for file in kept:
            if file.status != "published":
                verdict.lost += 1
                fault(f"is there and cannot be read: {file}")
            elif (out := read(sending, file)) != file.sha256:
                verdict.lost += 1
                fault(f"what comes out is not what was sent: {file}, {out}")


def digest_at_the_door(port: int, browser: Browser, file: KeptFile) -> str:
    """Download it as its reader does, by the link that works once; SHA-256, or what went wrong."""
    answer = asked(port, "GET", f"/documents/{file.id}/download/", browser)
    if answer is None or answer.status != 302:
        return f"no link: {answer and answer.status}"
    address = urlsplit(answer.location)
    door = HTTPConnection("127.0.0.1", address.port, timeout=ANSWER_LIMIT)
    try:
        door.request("GET", address.path)
        handed = door.getresponse()
        return sha256(handed.read()).hexdigest() if handed.status == 200 else f"the door says {handed.status}"
    except (OSError, HTTPException) as error:
        return type(error).__name__
    finally:
        door.close()
