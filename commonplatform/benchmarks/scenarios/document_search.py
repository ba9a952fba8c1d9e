"""Search in a case of 200 documents and 2,000 pages, beside plain SQL on the same pages that asks for no right."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.db import connection, transaction

from cases.models import AccessGrant
from cases.selectors import open_case
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.benchmarks.figures import Figure, at_most, interleaved_medians
from commonplatform.storage.content import PDF
from disclosure.search_words import terms_of
from disclosure.sections import SectionCode
from disclosure.selectors import readable_documents, search_documents
from disclosure.services.file_generated_document import GeneratedDocument, file_generated_document

DOCUMENTS, PAGES = 200, 10
ROUNDS = 30
_COMMON, _RARE = "vehicle", "cutlass"

# About 400 words a page, of a stock of 4,000; one of them on a third of the pages, another on one page in two hundred.
_TEXTS = """
    INSERT INTO disclosure_documenttext (id, material_id, case_id, page, text, is_picture)
    SELECT gen_random_uuid(), m.id, m.case_id, page, (
        SELECT string_agg('w' || mod(abs(hashtext(m.id::text || page || word)), 4000), ' ')
        FROM generate_series(1, 400) word)
        || CASE WHEN mod(abs(hashtext(m.id::text || page)), 3) = 0 THEN ' the vehicles' ELSE '' END
        || CASE WHEN mod(abs(hashtext(m.id::text || page)), 200) = 0 THEN ' a cutlass' ELSE '' END, false
    FROM disclosure_material m, generate_series(1, %(pages)s) page
    WHERE m.case_id = %(case)s AND m.name LIKE 'Bench %%'"""
_FLOOR = """
    SELECT material_id, page, text FROM disclosure_documenttext
    WHERE case_id = %s AND words @@ to_tsquery('english', %s) ORDER BY material_id, page LIMIT 25"""


def run(say: Callable[[str], None]) -> list[Figure]:
    """Needs `seed_bench` first and the owner's connection. What it fills in is rolled back."""
    defended = AccessGrant.objects.filter(relation=Relation.REPRESENTING, ended_at__isnull=True).order_by("pk").first()
    assert defended is not None, "seed_bench has not run"
    assert defended.defendant_id is not None
    court = AccessGrant.objects.get(relation=Relation.COURT, ended_at__isnull=True, case_id=defended.case_id)
    actor = Actor(role=Role.COURT_OFFICER, display_name="Bench", principals=frozenset({court.principal_id}))
    with transaction.atomic():
        fill(defended.case_id, defended.defendant_id)
        say(f"{DOCUMENTS} documents, {DOCUMENTS * PAGES} pages")
        figures = measured(actor, defended.case_id)
        transaction.set_rollback(True)
    return figures


def fill(case_id: UUID, defendant_id: UUID) -> None:
    """The documents and their pages."""
    for number in range(DOCUMENTS):
        _file(case_id, defendant_id, number)
    with connection.cursor() as cursor:
        cursor.execute(_TEXTS, {"case": case_id, "pages": PAGES})
        cursor.execute("ANALYZE disclosure_material, disclosure_documenttext")


def _file(case_id: UUID, defendant_id: UUID, number: int) -> None:
    document = GeneratedDocument(
        section=SectionCode.STATEMENTS,
        name=f"Bench {number}",
        defendant_id=defendant_id,
        key=f"bench/{uuid4()}",
        sha256="0" * 64,
        size=1,
        pages=PAGES,
        content_type=PDF,
    )
    file_generated_document(case_id=case_id, effect_key=uuid4(), document=document)


def measured(actor: Actor, case_id: UUID) -> list[Figure]:
    """A word on a third of the pages and one on very few; right, search and snippets as the page has them."""
    figures = []
    for kind, word in (("common", _COMMON), ("rare", _RARE)):
        floor, ours = interleaved_medians(
            lambda word=word: _plain(case_id, word),  # type: ignore[misc]
            lambda word=word: _searched(actor, case_id, word),  # type: ignore[misc]
            rounds=ROUNDS,
        )
        figures.append(at_most(f"search in 2,000 pages, {kind} word", floor, ours, 40))
    return figures


def _plain(case_id: UUID, word: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_FLOOR, [case_id, word])
        cursor.fetchall()


def _searched(actor: Actor, case_id: UUID, word: str) -> int:
    with actor_scope(actor):
        file = open_case(actor, case_id)
        return search_documents(file, readable_documents(file), terms_of(word)).total
