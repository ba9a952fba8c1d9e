"""Everything about a case that must be the same, cut off and done again or not: without keys, times and digests."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from commonplatform.audit.models import Effect, Event
from disclosure.models import (
    Annotation,
    ArchiveEntry,
    Bundle,
    BundlePart,
    CaseArchive,
    DocumentSubmission,
    DocumentText,
    Material,
    Rendition,
    SentFile,
)
from disclosure.states import SentFileStatus

# Of two documents that are filed together, either may be scanned and have its labels first.
_DOCUMENT = (
    "section",
    "defendant__position",
    "name",
    "file_name",
    "kind",
    "status",
    "version",
    "pages",
    "replaces__name",
    "redacts__name",
    "preparation__state",
    "page_numbers__after",
    "page_numbers__pages",
)


def picture_of(case_id: UUID) -> Counter[Any]:
    """Each fact with how often it is there."""
    return Counter(_facts(case_id))


def _facts(case_id: UUID) -> Iterator[Any]:
    yield from Material.objects.filter(case=case_id).values_list(*_DOCUMENT)
    for made in (Rendition, DocumentText):
        yield from made._default_manager.filter(case=case_id).values_list("material__name", _kind_of(made))
    sent = SentFile.objects.filter(case=case_id).exclude(status=SentFileStatus.REMOVED)
    yield from sent.values_list("name", "status", "refused_because")
    for submission in DocumentSubmission.objects.filter(case=case_id):
        yield submission.section, submission.filed_at is None, submission.cancelled_at is None
    yield from Bundle.objects.filter(case=case_id).values_list("purpose", "title", "status", "pages", "failed_because")
    yield from BundlePart.objects.filter(case=case_id).values_list("material__name", "position", "first_page")
    yield from CaseArchive.objects.filter(case=case_id).values_list("status", "entries_done", "failed_because")
    yield from ArchiveEntry.objects.filter(case=case_id).values_list("name", "fault")
    for note in Annotation.objects.filter(case=case_id):
        yield note.audience, note.revision, note.removed_at is None
    yield from Event.objects.filter(case_id=case_id).values_list("kind", "outcome")
    yield from Effect.objects.filter(case_id=case_id, kind__startswith="disclosure.").values_list("kind", "status")


def _kind_of(made: type[Rendition | DocumentText]) -> str:
    return "kind" if made is Rendition else "page"
