"""P-04: the police feed – checked, deduplicated, with access rows and audit – against COPY of the same rows."""

import random
import string
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from cases.intake.receipts import IntakeReceipt, RawMessage
from cases.intake.reference_snapshot import ReferenceSnapshot
from cases.intake.services import receive_message, receive_messages
from commonplatform.accounts.types import system_actor
from commonplatform.benchmarks.figures import Figure, absolute, at_most
from commonplatform.benchmarks.police_messages import police_message
from commonplatform.reference.models import Code, Court, Offence, Prosecutor

BATCH, SINGLE, NATIONAL_DAY = 2_000, 300, 5_900
FEED = system_actor("Police feed")
# Every table that a message fills, and the column that says to which case a row belongs.
TABLES = (
    ("cases_case", "id"),
    ("cases_defendant", "case_id"),
    ("cases_particulars", "case_id"),
    ("cases_offence", "case_id"),
    ("cases_accessgrant", "case_id"),
    ("cases_accessinbox", "case_id"),
    ("intake_intakemessage", "case_id"),
    ("audit_event", "case_id"),
)


def run(say: Callable[[str], None]) -> list[Figure]:
    """Needs the owner's connection: COPY is not for roles under row security."""
    sender = _sender()
    say(f"P-04 {BATCH} messages in batches, {SINGLE} one by one")
    started = time.perf_counter()
    receipts = list(receive_messages(actor=FEED, messages=_messages(BATCH, sender)))
    batch_seconds = time.perf_counter() - started
    _all_accepted(receipts)
    copy_seconds = _copy_again([receipt.case_id for receipt in receipts])

    reference = ReferenceSnapshot()
    reference.load_offences()
    singles = list(_messages(SINGLE, sender))
    started = time.perf_counter()
    single_receipts = [
        receive_message(
            actor=FEED, raw=m.raw, source_name=m.source_name, received_at=m.received_at, reference=reference
        )
        for m in singles
    ]
    single_seconds = time.perf_counter() - started
    _all_accepted(single_receipts)
    floor, batch, single = (
        1000 * s / n for s, n in ((copy_seconds, BATCH), (batch_seconds, BATCH), (single_seconds, SINGLE))
    )
    return [
        at_most("P-04 a message in a batch, to COPY of its rows", floor, batch, 4),
        at_most("P-04 a message on its own, to COPY of its rows", floor, single, 40),
        absolute("P-04 a national day in batches", batch * NATIONAL_DAY / 1000, 30, "s"),
    ]


def _messages(count: int, sender: dict[str, Any]) -> list[RawMessage]:
    letters = "".join(random.choices(string.ascii_uppercase, k=2))  # noqa: S311 – a label, not a secret
    now = timezone.now()
    first = random.randrange(0, 90_000)  # noqa: S311
    return [
        RawMessage(
            raw=police_message(first + n, run=letters, today=timezone.localdate(), **sender),
            source_name=f"bench-{letters}-{n}.xml",
            received_at=now + timedelta(microseconds=n),
        )
        for n in range(count)
    ]


def _copy_again(case_ids: list[Any]) -> float:
    """Take the rows of these cases out and COPY them in again, with every trigger, index and key; roll back."""
    seconds = 0.0
    with transaction.atomic(), connection.cursor() as cursor:
        raw = cursor.cursor
        rows = {}
        for table, column in TABLES:
            with raw.copy(f"COPY (SELECT * FROM {table} WHERE {column} = ANY(%s)) TO STDOUT", [case_ids]) as copy:
                rows[table] = b"".join(bytes(block) for block in copy)
        cursor.execute("SET session_replication_role = replica")
        for table, column in reversed(TABLES):
            cursor.execute(f"DELETE FROM {table} WHERE {column} = ANY(%s)", [case_ids])
        cursor.execute("DELETE FROM audit_chainhead WHERE chain_id = ANY(%s)", [case_ids])
        cursor.execute("SET session_replication_role = origin")
        started = time.perf_counter()
        for table, _column in TABLES:
            with raw.copy(f"COPY {table} FROM STDIN") as copy:
                copy.write(rows[table])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        seconds = time.perf_counter() - started
        transaction.set_rollback(True)
    return seconds


def _all_accepted(receipts: list[IntakeReceipt]) -> None:
    refused = [receipt for receipt in receipts if receipt.case_id is None]
    if refused:
        raise AssertionError(f"{len(refused)} messages not accepted, first: {refused[0].problems}")


def _sender() -> dict[str, Any]:
    Prosecutor.objects.get_or_create(
        ou_code="0990000",
        defaults={
            "short_name": "BENCHPOL",
            "name": "Bench police",
            "category": Prosecutor.Category.POLICE,
            "police_force_code": "99",
            "sends_by_police_feed": True,
        },
    )
    Offence.objects.get_or_create(
        code="RT88191", defaults={"title": "Exceed the speed limit", "mode_of_trial": Offence.ModeOfTrial.STRAFF}
    )
    Code.objects.get_or_create(
        code_list=Code.CodeList.POLICE_SYSTEM, code="09901PoliceCaseSystem", defaults={"name": "Bench police"}
    )
    court = Court.objects.filter(name__startswith="Bench court").order_by("ou_code").first()
    assert court is not None, "seed_bench first"
    return {"force": "0990000", "court": court.ou_code, "system": "09901PoliceCaseSystem", "offence": "RT88191"}
