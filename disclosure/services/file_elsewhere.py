"""File a document in another section of its case, or for another defendant: it was put in the wrong place."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.exceptions import CaseNotFound
from cases.selectors import open_case
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.roles import DEFENCE_ROLES
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.storage.objects import copy_object, new_key
from disclosure.event_kinds import document_event
from disclosure.exceptions import MaterialNotFound, SubmissionRefused
from disclosure.models import Material
from disclosure.permissions import DocumentRights, require_changing
from disclosure.sections import BY_CODE
from disclosure.services.file_submission import scan_of
from disclosure.services.withdraw_material import withdraw_material
from disclosure.states import DocumentAct
from disclosure.types import QUARANTINE

_KEPT = (
    *(
        "case_id",
        "name",
        "file_name",
        "content_type",
        "kind",
        "exhibit_reference",
        "witness",
        "stated_on",
        "redacts_id",
    ),
    *("doubts", "size", "pages", "page_digests", "sha256"),
    *("uploaded_by", "uploaded_by_id", "uploaded_for", "uploaded_for_id"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where it belongs; without a defendant it is of the whole case."""

    section: str
    defendant_id: UUID | None


def file_elsewhere(*, actor: Actor, material_id: UUID, place: Place, reason: str) -> UUID:
    """The new document, which takes the way of every upload and has its own labels; the old one is withdrawn.

    It stays the document of who sent it. Source: domain document "Defence portal", Adding, changing, removing (Update):
    what was withdrawn or replaced is not moved, and what is kept in versions neither leaves its section nor comes into
    it. Raises `SubmissionRefused` with the field, `MaterialNotFound`, `StoreUnavailable` and the case room's refusals.
    """
    with transaction.atomic():
        old = Material.objects.select_for_update(of=("self",)).filter(pk=material_id).first()
        if old is None:
            raise MaterialNotFound(material_id)
        file = open_case(actor, old.case_id)
        rights = require_changing(actor, file.standing, old)
        _require_the_place(actor, file, rights, old, place)
        new = Material.objects.create(
            **{name: getattr(old, name) for name in _KEPT},
            section=place.section,
            defendant_id=place.defendant_id,
            object_key=_copied(old),
        )
        record(
            document_event("filed_elsewhere", new.section),
            actor=actor,
            case_id=new.case_id,
            defendant_id=new.defendant_id,
            subject_id=new.pk,
            reason=reason,
            data={"name": new.name, "sha256": new.sha256, "reason": reason},
            effects=[scan_of(new.pk)],
        )
        withdraw_material(actor=actor, material_id=old.pk, reason=reason)
        return new.pk


def _require_the_place(actor: Actor, file: CaseFile, rights: DocumentRights, old: Material, place: Place) -> None:
    section = BY_CODE[place.section]
    rights.require(DocumentAct.UPLOAD, section, place.defendant_id)
    is_of_the_case = place.defendant_id is None or place.defendant_id in {each.pk for each in file.defendants}
    if section.has_versions or section.filed_by_us or not is_of_the_case:
        raise CaseNotFound(old.case_id)
    if place.defendant_id is None and (section.of_a_defendant or actor.role in DEFENCE_ROLES):
        raise SubmissionRefused("defendant", _("Select which defendant the document concerns"))
    if (section.code, place.defendant_id) == (old.section, old.defendant_id):
        raise SubmissionRefused("section", _("The document stands there already. Select another section or defendant"))


def _copied(old: Material) -> str:
    """An object of its own, in quarantine until it was scanned again."""
    key = new_key(QUARANTINE)
    copy_object(old.object_key, key)
    return key
