"""Write, change and remove notes on documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.exceptions import CaseNotFound
from commonplatform.audit.services import record
from disclosure.event_kinds import document_event
from disclosure.exceptions import AnnotationNotFound, ChangedMeanwhile, NoSuchPlace
from disclosure.models import Annotation, Material
from disclosure.places_in_documents import page_of, second_of
from disclosure.selectors.annotations import notable_document, own_note
from disclosure.selectors.bundle_choice import labels_of
from disclosure.states import RECORDED_KINDS, Audience

if TYPE_CHECKING:
    from commonplatform.accounts.types import Actor
    from disclosure.annotation_audiences import Team
    from disclosure.types import NotableDocument


@dataclass(frozen=True, slots=True)
class NoteToWrite:
    """What the form gives: `place` as people write it, `team` the code of whom it is for."""

    place: str
    text: str
    team: str


def write_annotation(*, actor: Actor, material_id: UUID, note: NoteToWrite, submission_key: UUID) -> UUID:
    """The new note; the same key always gives the same one. Sharing is told on the timeline, nothing else is.

    That a side notes something on a document is its own affair: a private note and a note of the side leave no event,
    only their row. Raises `NoSuchPlace`, and what `notable_document` raises.
    """
    with transaction.atomic():
        file, document, material = notable_document(actor, material_id)
        assert actor.user_id is not None
        assert actor.organisation_id is not None
        team = _team(document, note.team, file.case.pk)
        page, second = _place_in(material, note.place)
        held, is_new = Annotation.objects.get_or_create(
            written_by_id=actor.user_id,
            submission_key=submission_key,
            defaults={
                "case_id": material.case_id,
                "material": material,
                "side": document.side,
                **_for(team),
                "text": note.text,
                "page": page,
                "second": second,
                "written_by": actor.display_name,
                "organisation_id": actor.organisation_id,
                "organisation_name": actor.organisation_name,
            },
        )
        if is_new and team.audience == Audience.SHARED:
            _tell(actor, material, "note_shared")
        return held.pk


def change_annotation(*, actor: Actor, annotation_id: UUID, note: NoteToWrite, revision: int) -> UUID:
    """Change one's own note; the id of its document.

    Raises `ChangedMeanwhile` when it is not the text of this revision any more, `NoSuchPlace`, and what `own_note`
    raises.
    """
    with transaction.atomic():
        held, document, material = _locked(actor, annotation_id)
        if held.revision != revision:
            raise ChangedMeanwhile(held.text, held.revision)
        team = _team(document, note.team, material.case_id)
        before = held.audience
        held.page, held.second = _place_in(material, note.place)
        held.text, held.changed_at, held.revision = note.text, timezone.now(), held.revision + 1
        for field, value in _for(team).items():
            setattr(held, field, value)
        held.save()
        if before != held.audience and Audience.SHARED in (before, held.audience):
            _tell(actor, material, "note_shared" if held.audience == Audience.SHARED else "note_taken_back")
        return material.pk


def remove_annotation(*, actor: Actor, annotation_id: UUID) -> UUID:
    """Remove one's own note; its text is gone. The id of its document. Raises what `own_note` raises."""
    with transaction.atomic():
        held, _document, material = _locked(actor, annotation_id)
        held.text, held.removed_at = "", timezone.now()
        held.save(update_fields=["text", "removed_at"])
        if held.audience == Audience.SHARED:
            _tell(actor, material, "note_taken_back")
        return material.pk


def _locked(actor: Actor, annotation_id: UUID) -> tuple[Annotation, NotableDocument, Material]:
    _file, document, note = own_note(actor, annotation_id)
    held = Annotation.objects.select_for_update().filter(pk=note.annotation_id, removed_at__isnull=True).first()
    if held is None:
        raise AnnotationNotFound(annotation_id)
    material = Material.objects.select_related("page_numbers").get(pk=document.material_id)
    return held, document, material


def _team(document: NotableDocument, code: str, case_id: UUID) -> Team:
    for team, _name in document.teams:
        if team.code == code:
            return team
    raise CaseNotFound(case_id)


def _for(team: Team) -> dict[str, object]:
    return {
        "audience": team.audience,
        "defendant_id": team.defendant_id,
        "team_organisation_id": team.organisation_id,
    }


def _place_in(material: Material, written: str) -> tuple[int | None, int | None]:
    if not written.strip():
        return None, None
    is_recording = material.kind in RECORDED_KINDS
    labels = labels_of(material)
    second = second_of(written) if is_recording else None
    page = None if is_recording else page_of(written, pages=material.pages, labels=labels)
    if page is None and second is None:
        raise NoSuchPlace(written)
    return page, second


def _tell(actor: Actor, material: Material, deed: str) -> None:
    record(
        document_event(deed, material.section),
        actor=actor,
        case_id=material.case_id,
        defendant_id=material.defendant_id,
        subject_id=material.pk,
        data={"name": material.name, "by": actor.display_name},
    )
