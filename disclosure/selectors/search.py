"""Searching in the documents of a case: what an actor may not read is neither found nor counted."""

from collections.abc import Sequence
from itertools import count
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Q

from cases.selectors.case_file import CaseFile
from disclosure.models import Material, Preparation
from disclosure.permissions import document_rights
from disclosure.search_words import Term
from disclosure.sections import BY_CODE, CATALOGUE
from disclosure.snippets import Matching, snippet
from disclosure.states import READABLE_STATUSES, DocumentAct, PreparationState
from disclosure.types import FoundPages, PageHit
from disclosure.words import sql_fold

PAGE_SIZE = 25
_TAKEN_OUT = (PreparationState.MAKING, PreparationState.READY)
_PLACES = {section.code.value: place for place, section in enumerate(CATALOGUE)}


def readable_documents(file: CaseFile) -> list[Material]:
    """The documents of an opened case that its reader may read and search, in the order of the documents tab.

    What the platform files itself (pleas, means forms) is not searched: its text is kept sealed only.
    """
    rights = document_rights(file.standing)
    whose = Q(defendant_id__in=[defendant.pk for defendant in file.defendants]) | Q(defendant__isnull=True)
    held = (
        Material.objects.filter(whose, case_id=file.case.pk, status__in=READABLE_STATUSES)
        .exclude(section__in=[section.code for section in CATALOGUE if section.filed_by_us])
        .select_related("defendant", "preparation")
    )
    readable = [material for material in held if rights.may_with(DocumentAct.READ, material)]
    return sorted(readable, key=lambda each: (_PLACES[each.section], each.uploaded_at, each.pk))


def is_ready(material: Material) -> bool:
    """Was its text taken out? `material` comes with its preparation, if there is any."""
    preparation: Preparation | None = getattr(material, "preparation", None)
    return preparation is not None and preparation.state in _TAKEN_OUT


def search_documents(
    file: CaseFile, documents: Sequence[Material], terms: Sequence[Term], *, section: str = "", page: int = 1
) -> FoundPages:
    """The pages on which every term stands, of `documents` (those of `readable_documents`), section by section.

    The database applies its own rule to them once more (`find_pages`).
    """
    searched = {each.pk: each for each in documents if section in ("", each.section)}
    found = _found(file.case.pk, list(searched), terms, page)
    ready = [each.preparation for each in searched.values() if is_ready(each)]
    return FoundPages(
        hits=tuple(_hit(searched[each.material_id], each, _matching(terms, each.matches)) for each in found),
        total=found[0].total if found else 0,
        picture_pages=sum(each.picture_pages for each in ready),
        not_searched=len(searched) - len(ready),
    )


class _Found(NamedTuple):
    """A page in the order of the documents. `matches` are its words that count, each with the number of what it is."""

    material_id: UUID
    place: int | None
    attached: str | None
    page: int
    text: str
    read_by_machine: bool
    total: int
    matches: list[str]


# One journey: the function gives keys, row security the pages, and of each page the words that count as one of
# those asked for, since only the database knows their stems. A word and its stem begin with the same letter.
_STATEMENT = f"""
    SELECT t.material_id, a.place, a.name, t.page, t.text, t.read_by_machine, f.total, ARRAY(
        SELECT DISTINCT q.number || ' ' || w.word
        FROM string_to_table({sql_fold("t.text")}, ' ') AS w (word)
        CROSS JOIN LATERAL (SELECT to_tsvector('english', w.word) || to_tsvector('simple', w.word)) AS v (lexemes)
        JOIN asked q ON v.lexemes @@ q.wanted
        WHERE left(w.word, 1) = ANY (%(initials)s)
    )
    FROM find_pages(%(case)s, %(documents)s, {{wanted}}, %(skipped)s, %(most)s)
        WITH ORDINALITY AS f (page_id, total, place)
    JOIN disclosure_documenttext t ON t.id = f.page_id
    LEFT JOIN disclosure_attachment a ON a.id = t.attachment_id ORDER BY f.place
"""
_ASKED = """
    WITH asked AS MATERIALIZED (
        SELECT number, to_tsquery('simple', exact) || plainto_tsquery('english', stem) AS wanted
        FROM unnest(%(exact)s::text[], %(stems)s::text[]) WITH ORDINALITY AS each (exact, stem, number)
    )"""


def _found(case_id: UUID, ids: list[UUID], terms: Sequence[Term], page: int) -> list[_Found]:
    words = [word for term in terms for word in term.each_word]
    parameters: dict[str, Any] = {
        "case": case_id,
        "documents": ids,
        "skipped": (page - 1) * PAGE_SIZE,
        "most": PAGE_SIZE,
        "exact": [word.exact for word in words],
        "stems": [word.stemmed for word in words],
        "initials": sorted({form[0] for word in words for forms in word.words for form in forms}),
    }
    for number, term in enumerate(terms):
        parameters |= {f"exact_{number}": term.exact, f"stemmed_{number}": term.stemmed}
    wanted = " && ".join(
        f"(to_tsquery('simple', %(exact_{number})s) || phraseto_tsquery('english', %(stemmed_{number})s))"
        for number in range(len(terms))
    )
    with connection.cursor() as cursor:
        cursor.execute(_ASKED + _STATEMENT.format(wanted=wanted), parameters)
        return [_Found(*row) for row in cursor.fetchall()]


def _matching(terms: Sequence[Term], matches: Sequence[str]) -> Matching:
    """The words of a page, put to the words of the terms that they count as."""
    by_number: dict[int, set[str]] = {}
    for match in matches:
        number, _blank, word = match.partition(" ")
        by_number.setdefault(int(number), set()).add(word)
    numbers = count(1)
    return [[by_number.get(next(numbers), set()) for _word in term.words] for term in terms]


def _hit(material: Material, found: _Found, matching: Matching) -> PageHit:
    return PageHit(
        material_id=material.pk,
        name=f"{material.name}, {found.attached}" if found.attached else material.name,
        place=found.place,
        section=BY_CODE[material.section],
        defendant=material.defendant.display_name if material.defendant else "",
        version=material.version,
        page=found.page,
        read_by_machine=found.read_by_machine,
        pieces=snippet(found.text, matching),
    )
