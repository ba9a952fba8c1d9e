"""P-14: how long the decision about a download takes, and who carries the file."""

import urllib.request
from collections.abc import Callable
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.db import connection
from django.test import RequestFactory

from cases.models import AccessGrant
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope, task_scope
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor, Purpose
from commonplatform.benchmarks.figures import Figure, absolute, at_most, interleaved_medians
from commonplatform.storage.content import digest_of
from commonplatform.storage.objects import signed_link, store_object, store_origin
from disclosure.sections import SectionCode
from disclosure.services.file_generated_document import GeneratedDocument, file_generated_document
from disclosure.views import download

if TYPE_CHECKING:
    from commonplatform.accounts.requests import ActingRequest

SMALL, LARGE = 1024, 300 * 1024 * 1024
DECISION_MS = 5
_PIECE = 1024 * 1024


def run(say: Callable[[str], None]) -> list[Figure]:
    """Needs `seed_bench` first: a firm on record opens a document of one kilobyte and one of 300 MB."""
    case_id, defendant_id, firm = _on_record()
    solicitor = Actor(
        role=Role.SOLICITOR,
        display_name="Bench",
        user_id=uuid4(),
        organisation_id=firm,
        organisation_name="Bench firm",
        principals=frozenset({firm}),
    )
    say(f"P-14: storing {LARGE // 1024 // 1024} MB")
    small, large = (_filed(case_id, defendant_id, size) for size in (SMALL, LARGE))
    floor, for_small, for_large = interleaved_medians(
        lambda: _unasked(small), lambda: _asked(solicitor, small), lambda: _asked(solicitor, large)
    )
    carried = len(_asked(solicitor, large))
    return [
        at_most("P-14 decision, beside a link without any", floor, for_small, 12),
        absolute("P-14 decision, 1 KB", for_small, DECISION_MS, "ms"),
        absolute("P-14 decision, 300 MB", for_large, DECISION_MS, "ms"),
        at_most("P-14 300 MB to 1 KB: nothing is carried", for_small, for_large, 1.2),
        Figure("P-14 carried by the web worker", 0, carried, 0, "0", met=carried == 0, unit="bytes"),
        _carried_by_the_store(solicitor, large),
    ]


def _on_record() -> tuple[UUID, UUID, UUID]:
    with task_scope(purpose=Purpose.DEMONSTRATION):
        grant = AccessGrant.objects.filter(relation=Relation.REPRESENTING, ended_at__isnull=True).order_by("pk")[0]
    assert grant.defendant_id is not None
    return grant.case_id, grant.defendant_id, grant.principal_id


def _filed(case_id: UUID, defendant_id: UUID, size: int) -> UUID:
    content, key, material_id = b"%PDF-" + bytes(size - 5), f"material/bench-{uuid4()}", uuid4()
    store_object(key, content, content_type="application/pdf")
    document = GeneratedDocument(
        section=SectionCode.STATEMENTS,
        name=f"Bench document of {size} bytes",
        defendant_id=defendant_id,
        key=key,
        sha256=digest_of(content),
        size=size,
        pages=1,
        content_type="application/pdf",
    )
    file_generated_document(case_id=case_id, effect_key=material_id, document=document)
    return material_id


def _unasked(material_id: UUID) -> None:
    """The floor: find the key and sign a link, without asking who it is for and without recording it."""
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute("SELECT object_key FROM disclosure_material WHERE id = %s", [material_id])
        signed_link(cursor.fetchone()[0], file_name="bench.pdf", content_type="application/pdf")


def _asked(actor: Actor, material_id: UUID) -> bytes:
    """The whole view: rights decided, download recorded, link signed. What it carries itself."""
    return _answer(actor, material_id)[0]


def _answer(actor: Actor, material_id: UUID) -> tuple[bytes, str]:
    request = cast("ActingRequest", RequestFactory().get("/"))
    request.actor = actor
    with actor_scope(actor, keeps_plans=True):  # as the middleware does for an address that holds a key
        answer = download(request, material_id)
    return answer.content, answer["Location"]


def _carried_by_the_store(actor: Actor, material_id: UUID) -> Figure:
    _content, link = _answer(actor, material_id)
    from_the_store = link.startswith(store_origin()) and urlsplit(link).scheme in {"http", "https"}
    carried = 0
    if from_the_store:
        with urllib.request.urlopen(link) as stream:  # noqa: S310 – an address of the store, checked above
            while piece := stream.read(_PIECE):
                carried += len(piece)
    megabytes = carried / 1024 / 1024
    return Figure("P-14 carried by the store", LARGE / 1024 / 1024, megabytes, 1, "all", carried == LARGE, "MB")
