"""The legal adviser gives the magistrates of a trial what they are to read."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from cases.access.policy import Action, Target
from cases.access.relations import standing_of
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from disclosure.event_kinds import document_event
from disclosure.exceptions import MaterialNotFound, TrialNotFound
from disclosure.models import Material, Share
from disclosure.permissions import document_rights
from disclosure.sharing import codes_for_the_bench, may_share, trials_of
from disclosure.states import MaterialStatus
from disclosure.types import ShareReceipt


@dataclass(frozen=True, slots=True)
class DocumentsToShare:
    """Chosen documents, and all that is published in chosen sections."""

    case_id: UUID
    hearing_id: UUID
    material_ids: Collection[UUID] = ()
    sections: Collection[str] = ()


def share_documents(*, actor: Actor, wanted: DocumentsToShare) -> ShareReceipt:
    """Share with the magistrates of one trial; what was shared with them before stays as it is.

    Source: domain document "Defence portal", Sharing with the bench. Raises `TrialNotFound`, `MaterialNotFound` for
    a document that is not of the case or never for the bench, and the case room's refusals.
    """
    standing = standing_of(actor, wanted.case_id)
    standing.require(Action.CREATE, Target.DOCUMENT_SHARE)
    if wanted.hearing_id not in trials_of(wanted.case_id):
        raise TrialNotFound(wanted.hearing_id)
    with transaction.atomic():
        chosen = _lock_chosen(wanted)
        rights, for_the_bench = document_rights(standing), codes_for_the_bench()
        for material in chosen:
            if not may_share(rights, material, for_the_bench):
                raise MaterialNotFound(material.pk)
        given = Share.objects.filter(hearing_id=wanted.hearing_id, material__in=chosen)
        before = set(given.values_list("material_id", flat=True))
        new = [material for material in chosen if material.pk not in before]
        for material in new:
            _share(actor, wanted.hearing_id, material)
        return ShareReceipt(shared=len(new), already=len(before))


def _lock_chosen(wanted: DocumentsToShare) -> list[Material]:
    """In the order of their ids; of the sections, only what stands published."""
    published = Material.objects.select_for_update().filter(case_id=wanted.case_id, status=MaterialStatus.PUBLISHED)
    named = list(published.filter(pk__in=wanted.material_ids).order_by("pk"))
    missing = set(wanted.material_ids) - {material.pk for material in named}
    if missing:
        raise MaterialNotFound(missing.pop())
    in_sections = published.filter(section__in=wanted.sections).exclude(pk__in=wanted.material_ids)
    return [*named, *in_sections.order_by("pk")]


def _share(actor: Actor, hearing_id: UUID, material: Material) -> None:
    Share.objects.create(
        material=material,
        case_id=material.case_id,
        defendant_id=material.defendant_id,
        hearing_id=hearing_id,
        shared_by=actor.display_name,
    )
    record(
        document_event("shared", material.section),
        actor=actor,
        case_id=material.case_id,
        defendant_id=material.defendant_id,
        subject_id=material.pk,
        data={"name": material.name, "hearing": str(hearing_id)},
    )
