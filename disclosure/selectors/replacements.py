"""What stands in the place of a document that was replaced: whoever opens the old one is led there."""

from disclosure.models import Material
from disclosure.permissions import DocumentRights
from disclosure.sections import BY_CODE
from disclosure.states import READABLE_STATUSES, RECORDED_KINDS, DocumentAct, MaterialStatus
from disclosure.types import Replacement


def replacement_of(material: Material, rights: DocumentRights) -> Replacement | None:
    """Nothing for a document that is in force. `material_id` is empty where the reader may not open what is."""
    if material.status != MaterialStatus.REPLACED:
        return None
    later = _in_force(material)
    if later is None or not rights.may_with(DocumentAct.READ, later):
        return Replacement()
    return Replacement(later.pk, later.name, later.version, is_recording=later.kind in RECORDED_KINDS)


def _in_force(material: Material) -> Material | None:
    if BY_CODE[material.section].has_versions:
        versions = Material.objects.filter(section=material.section, defendant=material.defendant_id)
        return versions.filter(status=MaterialStatus.PUBLISHED).first()
    later: Material | None = material
    while later is not None and later.status != MaterialStatus.PUBLISHED:
        later = Material.objects.filter(replaces=later.pk, status__in=READABLE_STATUSES).first()
    return later
