"""What the bench has been given to read, and what it can be given."""

from cases.access.policy import Action, Target
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.types import Actor
from disclosure.models import Share
from disclosure.permissions import DocumentRights, document_rights
from disclosure.sections import BY_CODE
from disclosure.selectors.documents import documents_of
from disclosure.sharing import codes_for_the_bench, trials_of
from disclosure.states import READABLE_STATUSES, DocumentAct, MaterialStatus
from disclosure.types import DocumentSection, Shareable, SharedLine


def shared_documents(file: CaseFile, rights: DocumentRights) -> tuple[SharedLine, ...]:
    """The documents shared with the magistrates of trials in this case, by section, that the reader may read too."""
    file.standing.require(Action.VIEW, Target.DOCUMENT_SHARE)
    hearings = {hearing.pk: hearing for hearing in file.hearings}
    shares = Share.objects.filter(case_id=file.case.pk).select_related("material", "material__defendant")
    lines = [
        SharedLine(
            material_id=share.material_id,
            name=share.material.name,
            section=BY_CODE[share.material.section],
            defendant=share.material.defendant.display_name if share.material.defendant else "",
            hearing=hearings[share.hearing_id].starts_at if share.hearing_id in hearings else None,
            at=share.shared_at,
            by=share.shared_by,
            may_open=share.material.status in READABLE_STATUSES,
        )
        for share in shares.order_by("shared_at", "pk")
        if rights.may_with(DocumentAct.READ, share.material)
    ]
    return tuple(sorted(lines, key=lambda line: line.section.sequence))


def shareable_documents(actor: Actor, file: CaseFile) -> Shareable:
    """Trials in front of the case, and the published documents that their magistrates may be given."""
    file.standing.require(Action.CREATE, Target.DOCUMENT_SHARE)
    trials = set(trials_of(file.case.pk))
    for_the_bench = codes_for_the_bench()
    sections = (
        DocumentSection(
            section=each.section,
            lines=tuple(line for line in each.lines if line.status == MaterialStatus.PUBLISHED),
        )
        for each in documents_of(actor, file, document_rights(file.standing))
        if each.section.code in for_the_bench
    )
    return Shareable(
        trials=tuple((hearing.pk, hearing.starts_at) for hearing in file.hearings if hearing.pk in trials),
        sections=tuple(section for section in sections if section.lines),
    )
