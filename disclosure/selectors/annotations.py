"""The notes on documents that somebody may see."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import QuerySet

from cases.access.policy import Action, Target
from cases.exceptions import NotAllowed
from cases.selectors import open_case
from cases.selectors.case_file import CaseFile
from cases.selectors.sides import who_is_on_record
from commonplatform.accounts.types import Actor
from disclosure.annotation_audiences import OnRecord, Team, choices_for, seen_by, side_of
from disclosure.exceptions import AnnotationNotFound, MaterialNotFound
from disclosure.models import Annotation, Material
from disclosure.permissions import document_rights
from disclosure.places_in_documents import page_words, second_words
from disclosure.sections import CATALOGUE
from disclosure.selectors.bundle_choice import labels_of
from disclosure.states import READABLE_STATUSES, RECORDED_KINDS, Audience, DocumentAct, Side
from disclosure.types import NotableDocument, NoteLine, OwnNote

_SECTIONS = [section.code.value for section in CATALOGUE]


def notes_in_case(actor: Actor, file: CaseFile, audience: str = "") -> tuple[NoteLine, ...]:
    """All of an opened case, in the order of the documents and their pages; those of one audience where it is named.

    Raises `NotAllowed`.
    """
    file.standing.require(Action.VIEW, Target.ANNOTATION)
    held = Annotation.objects.filter(seen_by(actor, file.standing, _on_record(file)), case_id=file.case.pk)
    notes = list(held.filter(audience=audience) if audience else held)
    rights = document_rights(file.standing)
    documents = _readable().filter(pk__in={note.material_id for note in notes})
    readable = {each.pk: each for each in documents if rights.may_with(DocumentAct.READ, each)}
    return _lines(actor, file, notes, readable)


def notes_on(actor: Actor, file: CaseFile, document: NotableDocument, material: Material) -> tuple[NoteLine, ...]:
    """Those on a document that the actor may write notes on (`notable_document`)."""
    led_by = {team.defendant_id: (team.organisation_id,) for team, _name in document.teams if team.organisation_id}
    on_record = {defendant: organisations for defendant, organisations in led_by.items() if defendant is not None}
    held = Annotation.objects.filter(seen_by(actor, file.standing, on_record), material_id=material.pk)
    return _lines(actor, file, held, {material.pk: material})


def notable_document(actor: Actor, material_id: UUID) -> tuple[CaseFile, NotableDocument, Material]:
    """A document with its opened case. Raises `MaterialNotFound`, `NotAllowed` and the case room's refusals."""
    material = _readable().filter(pk=material_id).first()
    if material is None or actor.user_id is None or actor.organisation_id is None:
        raise MaterialNotFound(material_id)
    file = open_case(actor, material.case_id)
    document_rights(file.standing).require_with(DocumentAct.READ, material)
    file.standing.require(Action.CREATE, Target.ANNOTATION)
    names = {defendant.pk: defendant.display_name for defendant in file.defendants}
    teams = choices_for(actor, file.standing, material, _on_record(file))
    return (
        file,
        NotableDocument(
            material_id=material.pk,
            name=material.name,
            is_recording=material.kind in RECORDED_KINDS,
            side=side_of(file.standing),
            teams=tuple((team, names.get(team.defendant_id, "") if team.defendant_id else "") for team in teams),
        ),
        material,
    )


def own_note(actor: Actor, annotation_id: UUID) -> tuple[CaseFile, NotableDocument, OwnNote]:
    """One's own note, to be changed. Raises `AnnotationNotFound` and what `notable_document` raises."""
    if actor.user_id is None or actor.organisation_id is None:
        raise AnnotationNotFound(annotation_id)
    mine = Annotation.objects.filter(written_by_id=actor.user_id, organisation_id=actor.organisation_id)
    held = mine.filter(pk=annotation_id, removed_at__isnull=True).first()
    if held is None:
        raise AnnotationNotFound(annotation_id)
    file, document, material = notable_document(actor, held.material_id)
    if held.side != document.side:
        raise NotAllowed(action=Action.CREATE, target=Target.ANNOTATION)
    team = Team(Audience(held.audience), held.defendant_id, held.team_organisation_id)
    return file, document, OwnNote(held.pk, _place(held, material), held.text, team, held.revision)


def _on_record(file: CaseFile) -> OnRecord:
    """In the order of the case; asked for by the defence alone."""
    found = who_is_on_record(file.case.pk) if side_of(file.standing) == Side.DEFENCE else {}
    return {each.pk: found[each.pk] for each in file.defendants if each.pk in found}


def _readable() -> QuerySet[Material]:
    return Material.objects.filter(status__in=READABLE_STATUSES).select_related("page_numbers")


def _lines(
    actor: Actor, file: CaseFile, notes: Iterable[Annotation], documents: Mapping[UUID, Material]
) -> tuple[NoteLine, ...]:
    names = {defendant.pk: defendant.display_name for defendant in file.defendants}
    shown = sorted(
        ((note, documents[note.material_id]) for note in notes if note.material_id in documents),
        key=lambda each: _order(*each),
    )
    return tuple(_line(actor, note, material, names) for note, material in shown)


def _order(note: Annotation, material: Material) -> tuple[object, ...]:
    labels = labels_of(material)
    place = labels.place if labels else ()
    where = (note.page or 0, note.second or 0)
    return _SECTIONS.index(material.section), labels is None, place, str(material.pk), where, note.written_at


def _line(actor: Actor, note: Annotation, material: Material, names: dict[UUID, str]) -> NoteLine:
    return NoteLine(
        annotation_id=note.pk,
        material_id=material.pk,
        document=material.name,
        is_recording=material.kind in RECORDED_KINDS,
        page=note.page,
        place=_place(note, material),
        text=note.text,
        audience=Audience(note.audience),
        side=Side(note.side),
        team=names.get(note.defendant_id, "") if note.defendant_id else "",
        written_by=f"{note.written_by}, {note.organisation_name}",
        at=note.changed_at or note.written_at,
        is_own=note.written_by_id == actor.user_id,
    )


def _place(note: Annotation, material: Material) -> str:
    if note.second is not None:
        return second_words(note.second)
    return page_words(note.page, labels_of(material)) if note.page is not None else ""
