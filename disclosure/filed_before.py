"""Has a file been filed in the case before? Told only of documents that whoever sends it knows of anyway."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from cases.access.relations import Standing
from commonplatform.accounts.types import Actor
from disclosure.misfiling import Doubt, DoubtKind
from disclosure.models import DocumentSubmission, Material, SentFile
from disclosure.permissions import document_rights, sent_by
from disclosure.states import READABLE_STATUSES, DocumentAct, MaterialStatus

_ON_THE_CASE = READABLE_STATUSES | {MaterialStatus.WAITING_FOR_SCAN, MaterialStatus.CLEAN}


def doubts_of(sent: SentFile, before: Mapping[str, Doubt]) -> tuple[Doubt, ...]:
    """What its words say of another case, and whether it is there already."""
    named = as_kept(sent.doubts)
    same = before.get(sent.sha256)
    return (*named, same) if same else named


def kept(doubts: Iterable[Doubt]) -> list[dict[str, str]]:
    """Doubts as a row keeps them."""
    return [asdict(doubt) for doubt in doubts]


def as_kept(rows: Iterable[Mapping[str, str]]) -> tuple[Doubt, ...]:
    """Doubts out of a row."""
    return tuple(Doubt(DoubtKind(row["kind"]), row["value"]) for row in rows)


def filed_before(
    actor: Actor, standing: Standing, submission: DocumentSubmission, files: Iterable[SentFile]
) -> dict[str, Doubt]:
    """By digest, the document of the case that is the same file for one of the same defendants or for the whole case.

    That a file is in the case is nothing to be learnt by sending it: what the actor can neither read nor has sent
    raises no doubt. The files of initial details that became one document are no documents by themselves.
    """
    digests = {sent.sha256 for sent in files if sent.sha256}
    concerned = {*submission.defendant_ids}
    held = Material.objects.filter(
        case_id=submission.case_id, sha256__in=digests, part_of__isnull=True, status__in=_ON_THE_CASE
    ).order_by("uploaded_at")
    rights = document_rights(standing)
    return {
        material.sha256: Doubt(DoubtKind.SAME_FILE, material.name)
        for material in held
        if (not concerned or material.defendant_id is None or material.defendant_id in concerned)
        and (
            sent_by(actor, material)
            or (material.status in READABLE_STATUSES and rights.may_with(DocumentAct.READ, material))
        )
    }
