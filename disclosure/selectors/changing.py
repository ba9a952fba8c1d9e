"""A published document as it is before it is described anew or moved."""

from dataclasses import dataclass
from uuid import UUID

from cases.selectors import open_case
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.roles import DEFENCE_ROLES
from commonplatform.accounts.types import Actor
from disclosure.description import Description, description_of
from disclosure.exceptions import MaterialNotFound
from disclosure.models import Material
from disclosure.permissions import require_changing
from disclosure.sections import CATALOGUE, Section
from disclosure.states import DocumentAct, MaterialStatus


@dataclass(frozen=True, slots=True)
class ChangeableDocument:
    """What is said of it now, where it stands, and the sections and defendants it can be moved to."""

    material_id: UUID
    section: str
    defendant_id: UUID | None
    description: Description
    sections: tuple[Section, ...]
    may_be_of_the_whole_case: bool


def changeable_document(actor: Actor, material_id: UUID) -> tuple[CaseFile, ChangeableDocument]:
    """Its opened case, and the document. Refuses like the changes themselves; `MaterialNotFound` for one that is not
    published (any more)."""
    material = Material.objects.filter(pk=material_id, status=MaterialStatus.PUBLISHED).first()
    if material is None:
        raise MaterialNotFound(material_id)
    file = open_case(actor, material.case_id)
    rights = require_changing(actor, file.standing, material)
    return file, ChangeableDocument(
        material_id=material.pk,
        section=material.section,
        defendant_id=material.defendant_id,
        description=description_of(material),
        sections=tuple(
            section
            for section in CATALOGUE
            if not (section.has_versions or section.filed_by_us) and rights.may(DocumentAct.UPLOAD, section)
        ),
        may_be_of_the_whole_case=actor.role not in DEFENCE_ROLES,
    )
