"""The round of uploads: parts die in turn at random instants while files are being sent."""

import time
from collections import deque
from random import Random
from uuid import UUID

from django.db import connection

from commonplatform.benchmarks.drill.checking import Verdict
from commonplatform.benchmarks.drill.counting import effects_not_done
from commonplatform.benchmarks.drill.files_kept import digest_at_the_door, files_waiting, judge_files, kept_files
from commonplatform.benchmarks.drill.journal import read_journal
from commonplatform.benchmarks.drill.killing import kill, wait_until_back
from commonplatform.benchmarks.drill.rounds import Drill, Row, wait_until
from commonplatform.benchmarks.drill.senders import Senders
from commonplatform.benchmarks.drill.sent_files import cases_to_send_to, signed_in_people

PARTS_THAT_DIE = ("web", "worker", "scanner", "store", "broker")
PEOPLE, CASES = 6, 3_000
DONE_LIMIT = 600.0
# On a machine that is slow to start things again the killing ends here, and the row says how many kills there were.
LONGEST_KILLING = 1800.0
ROUND = "uploads"


def kill_while_files_are_sent(drill: Drill, kills: int) -> Row:
    """So many kills of each part, in an order of chance; then every file is fetched and compared."""
    dying = [name for name in PARTS_THAT_DIE for _ in range(kills)]
    drill.rng.shuffle(dying)
    cases = deque(cases_to_send_to(CASES))
    senders = Senders(
        drill.service.port, drill.journal, ROUND, signed_in_people(PEOPLE), cases, seed=drill.rng.randrange(2**32)
    )
    connection.close()
    instants: list[float] = []
    started = time.monotonic()
    with senders:
        for name in dying:
            if time.monotonic() - started > LONGEST_KILLING:
                break
            _wait_for_somebody_to_be_sending(drill.rng)
            instants.append(kill(drill.service, name, drill.rng))
            wait_until_back(drill.service, name)
    row = Row(ROUND, len(instants), Verdict())
    begun = time.monotonic()
    wait_until(lambda: not effects_not_done()[0] and not files_waiting(), limit=DONE_LIMIT)
    row.done_after = time.monotonic() - begun
    row.gaps = [at - each for each in instants if (at := drill.journal.acknowledged_after(each)) is not None]
    row.answer_times = drill.journal.answer_times(ROUND)
    row.verdict = _judged(drill, senders)
    for fault in row.verdict.faults[:20]:
        drill.say(f"  FAULT {fault}")
    return row


def _wait_for_somebody_to_be_sending(rng: Random) -> None:
    """All of them are, one thing after the other: what the kill meets is left to chance."""
    time.sleep(rng.uniform(0.2, 2.5))


def _judged(drill: Drill, senders: Senders) -> Verdict:
    lines = [line for line in read_journal(drill.journal.file) if line.round == ROUND]
    acknowledged = {UUID(line.defendant_id) for line in lines if line.word == "acknowledged"}
    left = {UUID(line.defendant_id) for line in lines if line.detail == "went away"}
    kept = kept_files([sending.case_id for sending in senders.sent])
    connection.close()
    port = drill.service.port
    verdict = judge_files(
        senders.sent, acknowledged, left, kept, lambda sending, file: digest_at_the_door(port, sending.browser, file)
    )
    verdict.faults += [f"{line.defendant_id}: {line.detail}" for line in lines if line.detail.startswith("never told")]
    files = sum(len(sending.files) for sending in senders.sent)
    documents = [file for held in kept.values() for file in held]
    drill.say(f"  {files} files sent, {len(documents)} documents kept, each compared with what the door hands out")
    return verdict
