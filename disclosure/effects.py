"""What disclosure does outside the database, and what others ask it to file."""

from uuid import UUID

from commonplatform.audit.handlers import effect_handler
from commonplatform.audit.types import EffectJob, EffectRefused
from disclosure.exceptions import StillHeld
from disclosure.sections import SectionCode
from disclosure.services.build_archive import build_archive as build_whole
from disclosure.services.build_bundle import build_bundle as build
from disclosure.services.file_generated_document import GeneratedDocument
from disclosure.services.file_generated_document import file_generated_document as file_document
from disclosure.services.find_affected import find_affected as find
from disclosure.services.inspect_sent_file import inspect_sent_file as inspect_file
from disclosure.services.prepare_material import prepare_material as prepare
from disclosure.services.remove_object import remove_object as remove
from disclosure.services.scan_material import scan_material as scan
from disclosure.services.seal_withdrawn import seal_withdrawn as seal
from disclosure.types import (
    BUILD_ARCHIVE,
    BUILD_BUNDLE,
    FILE_GENERATED_DOCUMENT,
    FIND_AFFECTED,
    INSPECT_SENT_FILE,
    PREPARE_MATERIAL,
    REMOVE_OBJECT,
    SCAN_MATERIAL,
    SEAL_WITHDRAWN,
)


@effect_handler(SCAN_MATERIAL)
def scan_material(job: EffectJob) -> None:
    """Scan a file. While the scanner does not answer the effect is tried again and the file waits."""
    scan(case_id=_case(job), material_id=UUID(job.payload["material_id"]))


@effect_handler(BUILD_BUNDLE)
def build_bundle(job: EffectJob) -> None:
    """Make a bundle. Its own page says what came of it."""
    build(case_id=_case(job), bundle_id=UUID(job.payload["bundle_id"]), attempt=job.attempt)


@effect_handler(BUILD_ARCHIVE)
def build_archive(job: EffectJob) -> None:
    """Make a case archive. Its own page says what came of it."""
    build_whole(case_id=_case(job), archive_id=UUID(job.payload["archive_id"]), attempt=job.attempt)


@effect_handler(INSPECT_SENT_FILE)
def inspect_sent_file(job: EffectJob) -> None:
    """Look into a file that came straight to the store."""
    inspect_file(case_id=_case(job), file_id=UUID(job.payload["file_id"]))


@effect_handler(PREPARE_MATERIAL)
def prepare_material(job: EffectJob) -> None:
    """Make the reading copy and take out the text. Without a converter it is tried again, as a scan is."""
    prepare(case_id=_case(job), material_id=UUID(job.payload["material_id"]), attempt=job.attempt)


@effect_handler(SEAL_WITHDRAWN)
def seal_withdrawn(job: EffectJob) -> None:
    """Let links to a withdrawn file die."""
    seal(case_id=_case(job), material_id=UUID(job.payload["material_id"]), effect_key=job.key)


@effect_handler(REMOVE_OBJECT)
def remove_object(job: EffectJob) -> None:
    """Remove a file from quarantine, or that of a document that was disposed of, and no other."""
    try:
        remove(case_id=job.case_id, key=job.payload["key"], upload=job.payload.get("upload", ""))
    except StillHeld:
        raise EffectRefused("only files in quarantine and of disposed documents are removed") from None


@effect_handler(FIND_AFFECTED)
def find_affected(job: EffectJob) -> None:
    """Answer a question about a fault."""
    find(report_id=UUID(job.payload["report"]))


@effect_handler(FILE_GENERATED_DOCUMENT)
def file_generated_document(job: EffectJob) -> None:
    """File a document that another package has made and stored; its text is taken out afterwards."""
    facts = job.payload
    document = GeneratedDocument(
        section=SectionCode(facts["section"]),
        name=facts["name"],
        defendant_id=UUID(facts["defendant_id"]),
        key=facts["key"],
        sha256=facts["sha256"],
        size=int(facts["size"]),
        pages=int(facts["pages"]),
        content_type=facts["content_type"],
    )
    file_document(case_id=_case(job), effect_key=job.key, document=document)


def _case(job: EffectJob) -> UUID:
    if job.case_id is None:
        raise EffectRefused("the effect names no case")
    return job.case_id
