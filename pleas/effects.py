"""What happens outside the database because a plea was sent."""

from uuid import UUID

from commonplatform.accounts.database_scope import task_scope
from commonplatform.audit.handlers import effect_handler
from commonplatform.audit.types import EffectJob, EffectRefused, EffectRequest
from commonplatform.documents.render import render_pdf
from commonplatform.storage.content import PDF
from commonplatform.storage.objects import store_object
from pleas.court_notice import court_notices
from pleas.plea_document import PleaDocument, plea_documents
from pleas.types import RENDER_PLEA_DOCUMENT

FILE_DOCUMENT = "disclosure.file_generated_document"


@effect_handler(RENDER_PLEA_DOCUMENT)
def render_plea_document(job: EffectJob) -> list[EffectRequest]:
    """Make the plea document and the means form, put them into the store, ask for them to be filed, and tell
    the court's mailbox where there is one.

    Always one in English for the court; another in Welsh when the journey was in Welsh. The keys
    follow from the job's, so a second try writes the same objects.
    """
    if job.case_id is None:
        raise EffectRefused("the plea document belongs to no case")
    submission_id = UUID(job.payload["submission_id"])
    with task_scope(case_id=job.case_id):
        documents, notices = plea_documents(submission_id), court_notices(submission_id)
    return [*(_store(job, document) for document in documents), *notices]


def _store(job: EffectJob, document: PleaDocument) -> EffectRequest:
    rendered = render_pdf(document.template, language=document.language, facts=document.facts)
    key = f"pleas/{job.case_id}/{job.key}-{document.template}-{document.language}.pdf"
    store_object(key, rendered.content, content_type=PDF)
    return EffectRequest(
        kind=FILE_DOCUMENT,
        recipient=key,
        payload={
            "section": document.section,
            "name": document.name,
            "defendant_id": str(document.defendant_id),
            "key": key,
            "sha256": rendered.sha256,
            "size": len(rendered.content),
            "pages": rendered.pages,
            "content_type": PDF,
        },
    )
