"""What people of the story do with documents: send, read, take back, share them, and have files made of them."""

from tempfile import TemporaryFile
from uuid import UUID

from cases.selectors import open_case
from commonplatform.demonstration.evidence.made_files import made_file
from commonplatform.demonstration.evidence.scene import Scene
from commonplatform.demonstration.evidence.told_documents import MISFILED, ToldDocument, documents
from commonplatform.demonstration.services.hold_sessions import key_of
from commonplatform.demonstration.services.settle_effects import settle_effects
from disclosure.permissions import document_rights
from disclosure.sections import SectionCode
from disclosure.selectors.documents import documents_of
from disclosure.services import (
    Destination,
    DocumentsToShare,
    IdpcToBuild,
    add_file,
    build_idpc,
    file_submission,
    read_material,
    request_bundle,
    share_documents,
    start_submission,
    withdraw_material,
)
from disclosure.sharing import trials_of
from disclosure.states import READABLE_STATUSES, MaterialStatus
from disclosure.types import BUILD_BUNDLE, SCAN_MATERIAL, DocumentLine


def file(scene: Scene) -> None:
    """Send a document and have it scanned. One that names another case is filed all the same: the planted mistake."""
    told = documents()[scene.act.what]
    content = made_file(told, scene.setting.case, received_on=scene.setting.received_on)
    destination = Destination(
        case_id=scene.setting.case_id,
        section=told.section,
        defendant_ids=tuple(scene.setting.defendant(place) for place in told.whose),
        submission_key=key_of("document", scene.setting.case.reference, told.key),
        exhibit_reference=told.exhibit,
        replaces_id=_document(scene, documents()[told.replaces]) if told.replaces else None,
        redacts_id=_document(scene, documents()[told.redacts]) if told.redacts else None,
    )
    submission_id = start_submission(actor=scene.actor, destination=destination)
    with TemporaryFile() as sent:
        sent.write(content)
        sent.seek(0)
        add_file(actor=scene.actor, submission_id=submission_id, name=told.file_name, file=sent, size=len(content))
    filed = file_submission(actor=scene.actor, submission_id=submission_id, despite_doubts=told.key == MISFILED)
    settle_effects(SCAN_MATERIAL, recipients=filed)


def read(scene: Scene) -> None:
    """Open a document."""
    read_material(actor=scene.actor, material_id=_document(scene, documents()[scene.act.what]))


def read_initial_details(scene: Scene) -> None:
    """Open the initial details that stand published for one defendant."""
    wanted = scene.setting.defendant(scene.act.what)
    lines = [line for line in _lines(scene, SectionCode.IDPC) if line.defendant_id == wanted]
    current = next(line for line in lines if line.status == MaterialStatus.PUBLISHED)
    read_material(actor=scene.actor, material_id=current.material_id)


def take_back(scene: Scene) -> None:
    """Withdraw a document, with the reason."""
    withdraw_material(
        actor=scene.actor, material_id=_document(scene, documents()[scene.act.what]), reason=scene.act.detail
    )


def share(scene: Scene) -> None:
    """Give documents to the bench of the trial."""
    wanted = DocumentsToShare(
        case_id=scene.setting.case_id, hearing_id=trials_of(scene.setting.case_id)[0], material_ids=chosen(scene)
    )
    share_documents(actor=scene.actor, wanted=wanted)


def build_initial_details(scene: Scene) -> None:
    """Have them built for several defendants, and published."""
    wanted = IdpcToBuild(
        case_id=scene.setting.case_id,
        defendant_ids=tuple(scene.setting.defendant(place) for place in scene.act.detail.split()),
        material_ids=chosen(scene),
        submission_key=key_of("initial details", scene.setting.case.reference, scene.at.isoformat()),
    )
    settle_effects(BUILD_BUNDLE, recipients=build_idpc(actor=scene.actor, wanted=wanted))


def bundle(scene: Scene) -> None:
    """Ask for a bundle, and have it made."""
    made = request_bundle(actor=scene.actor, case_id=scene.setting.case_id, material_ids=chosen(scene), language="en")
    settle_effects(BUILD_BUNDLE, recipients=[made])


def chosen(scene: Scene) -> tuple[UUID, ...]:
    """The documents that an act names, in its order."""
    return tuple(_document(scene, documents()[key]) for key in scene.act.what.split())


def _document(scene: Scene, told: ToldDocument) -> UUID:
    """The document as the person sees it; of several defendants' the first."""
    lines = [line for line in _lines(scene, SectionCode(told.section)) if line.name == told.name]
    return next(line.material_id for line in lines if line.status in READABLE_STATUSES)


def _lines(scene: Scene, code: SectionCode) -> tuple[DocumentLine, ...]:
    opened = open_case(scene.actor, scene.setting.case_id)
    sections = documents_of(scene.actor, opened, document_rights(opened.standing))
    return next(section.lines for section in sections if section.section.code == code)
