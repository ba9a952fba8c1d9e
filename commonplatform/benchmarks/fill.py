"""Fill the database with cases for the benchmarks, in chunks that commit one by one."""

import time
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from cases.postcode_index import PURPOSE
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.models import Organisation
from commonplatform.accounts.types import Purpose
from commonplatform.benchmarks.fill_sql import FILL
from commonplatform.encryption.blind_index import present_index_id
from commonplatform.encryption.fields import sealed_json, sealed_text
from commonplatform.encryption.keys import read_key
from commonplatform.reference.models import Court, Prosecutor

CHUNK = 50_000
COURTS, PROSECUTORS, FIRMS = 150, 50, 1_000
POSTCODE = "AB1 2CD"


def fill(cases: int, say: Callable[[str], None]) -> None:
    """Add cases until `cases` bench cases are there; running it again continues where it stopped."""
    principals = _principals()
    started, first = time.monotonic(), _already_there() + 1
    for low in range(first, cases + 1, CHUNK):
        high = min(low + CHUNK - 1, cases)
        parameters: dict[str, Any] = {
            **principals,
            **_sealed(),
            "first": low,
            "last": high,
            "total": cases,
            "now": timezone.now(),
        }
        with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
            for _name, sql in FILL:
                cursor.execute(sql, parameters)
        say(f"{high:>9,} of {cases:,} cases, {time.monotonic() - started:.0f} s")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _sealed() -> dict[str, Any]:
    """One address for everybody, and what the index of the postcode is made of in the database."""
    key = read_key(settings.BLIND_INDEX_KEYS[0]).ljust(sha256().block_size, b"\0")
    return {
        "address_lines": sealed_json(["1 High Street", "Town"], about="address_lines"),
        "postcode": sealed_text(POSTCODE, about="postcode"),
        "index_id": present_index_id(),
        "purpose": PURPOSE,
        "inner_key": bytes(byte ^ 0x36 for byte in key),
        "outer_key": bytes(byte ^ 0x5C for byte in key),
    }


def bench_principals() -> dict[str, list[Any]]:
    """Ids of the bench courts, prosecutors and firms, in the order that the shares are dealt out."""
    return {
        "courts": list(Court.objects.filter(name__startswith="Bench").order_by("ou_code").values_list("pk", flat=True)),
        "prosecutors": list(
            Prosecutor.objects.filter(name__startswith="Bench prosecutor")
            .order_by("ou_code")
            .values_list("pk", flat=True)
        ),
        "firms": list(
            Organisation.objects.filter(name__startswith="Bench firm").order_by("name").values_list("pk", flat=True)
        ),
    }


def _principals() -> dict[str, list[Any]]:
    Court.objects.bulk_create(
        (
            Court(
                ou_code=f"BZ{n:03d}00",
                name=f"Bench court {n:03d}",
                jurisdiction=Court.Jurisdiction.MAGISTRATES,
            )
            for n in range(COURTS)
        ),
        ignore_conflicts=True,
    )
    Prosecutor.objects.bulk_create(
        (
            Prosecutor(
                ou_code=f"GZ{n:05d}",
                short_name=f"BENCH{n}",
                name=f"Bench prosecutor {n:02d}",
                category="other",
            )
            for n in range(PROSECUTORS)
        ),
        ignore_conflicts=True,
    )
    if not Organisation.objects.filter(name__startswith="Bench firm").exists():
        Organisation.objects.bulk_create(
            Organisation(kind=Organisation.Kind.FIRM, name=f"Bench firm {n:04d}") for n in range(FIRMS)
        )
    return bench_principals()


def _already_there() -> int:
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute("SELECT max(reference) FROM cases_case WHERE reference LIKE 'BENCH%'")
        latest = cursor.fetchone()[0]
    return int(latest.removeprefix("BENCH")) if latest else 0
