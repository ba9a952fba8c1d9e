"""Documents that are no more: what is said of them, and to whom."""

from uuid import UUID

from cases.retention.states import KeptUnder
from cases.selectors import open_case
from commonplatform.accounts.types import Actor
from disclosure.exceptions import DisposedOf, MaterialNotFound
from disclosure.models import Material
from disclosure.permissions import document_rights
from disclosure.sections import SectionCode
from disclosure.states import DocumentAct, MaterialStatus
from disclosure.types import Disposed


def disposed_of(material: Material) -> Disposed | None:
    """When and under which policy; None for what is still held."""
    if material.status != MaterialStatus.DISPOSED or material.disposed_at is None:
        return None
    return Disposed(material.disposed_at, KeptUnder(material.disposed_under))


def last_disposed_of(defendant_id: UUID, section: SectionCode) -> UUID | None:
    """The newest of a defendant's documents of a section that are no more."""
    gone = Material.objects.filter(defendant=defendant_id, section=section, status=MaterialStatus.DISPOSED)
    return gone.order_by("-uploaded_at").values_list("pk", flat=True).first()


def absent(actor: Actor, material_id: UUID) -> MaterialNotFound:
    """How a document that cannot be opened is refused: whoever could read it learns that it was disposed of.

    Raises the case room's refusals as an opening would.
    """
    material = Material.objects.filter(pk=material_id, status=MaterialStatus.DISPOSED).first()
    if material is None:
        return MaterialNotFound(material_id)
    file = open_case(actor, material.case_id)
    document_rights(file.standing).require_with(DocumentAct.READ, material)
    if material.published_at is None:
        return MaterialNotFound(material_id)
    return DisposedOf(
        material_id,
        file=file,
        name=material.name,
        disposed=disposed_of(material),
        sha256=material.sha256,
        uploaded_at=material.uploaded_at,
    )
