"""Which file somebody may have: asked when a link is given, and once more when it is used."""

from dataclasses import dataclass
from uuid import UUID

from cases.access.policy import Action, Target
from cases.access.relations import Standing, grants_beside, require_ever, standing_beside
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.storage.content import PDF
from commonplatform.storage.handing_out import FileToHandOut
from disclosure.attached_files import attached_file
from disclosure.exceptions import (
    ArchiveNotFound,
    BundleNotFound,
    MaterialNotFound,
    NoReadingCopy,
    PartsUnreadable,
    ReportNotFound,
)
from disclosure.models import AffectedReport, Attachment, Material
from disclosure.names import download_name
from disclosure.permissions import rights_beside, roles_beside
from disclosure.selectors.archives import ArchivePage, archive_page
from disclosure.selectors.bundles import BundlePage, bundle_page
from disclosure.selectors.disposed import absent
from disclosure.shown_file import ReadFile, copy_beside, original_of, reading_copies_beside, shown_file_of
from disclosure.states import READABLE_STATUSES, BundlePurpose, BundleStatus, DocumentAct

# What opening a document takes of its row, which is wide and holds long lists.
_FOR_OPENING = (
    "case",
    "defendant",
    "section",
    "name",
    "file_name",
    "content_type",
    "kind",
    "size",
    "object_key",
    "version",
)
ARCHIVE_TYPE = "application/zip"
AFFECTED_TYPE = "text/csv; charset=utf-8"


@dataclass(frozen=True, slots=True)
class DocumentToOpen:
    """A document that this actor may open, the file it is opened with, and in which role."""

    material: Material
    file: FileToHandOut
    acting_role: Role
    attachment: Attachment | None = None


def document_to_open(actor: Actor, material_id: UUID, act: DocumentAct, *, place: int | None = None) -> DocumentToOpen:
    """`READ` is the reading copy in the browser, `DOWNLOAD` the original as a file: two rights.

    Source: domain document "Defence portal", Reading content. Replaced versions stay readable. With a `place` it is
    the file attached there to an e-mail, under the rights of the e-mail. Raises `MaterialNotFound`, `NoReadingCopy`,
    or the case room's refusals.
    """
    if actor.user_id is None or actor.organisation_id is None:
        raise MaterialNotFound(material_id)
    material, standing, copy = _permitted(actor, material_id, act)
    attachment, found = _chosen(material, copy, act, place)
    file = FileToHandOut(
        object_key=found.object_key,
        file_name=download_name(attachment.name if attachment else material.name, file_name=found.file_name),
        content_type=found.content_type,
        inline=act == DocumentAct.READ,
    )
    return DocumentToOpen(material, file, standing.acting_role, attachment)


def _permitted(actor: Actor, material_id: UUID, act: DocumentAct) -> tuple[Material, Standing, ReadFile | None]:
    """The document, all that decides about it and its reading copy, in one journey: reader and door wait for this."""
    readable = Material.objects.filter(pk=material_id, status__in=READABLE_STATUSES).only(*_FOR_OPENING)
    material = readable.annotate(
        grants=grants_beside(actor), roles=roles_beside(act), copies=reading_copies_beside()
    ).first()
    if material is None:
        raise absent(actor, material_id)
    standing = standing_beside(actor, material.case_id, material.grants)
    rights_beside(standing, material, act, material.roles).require_with(act, material)
    return material, standing, copy_beside(material.copies)


def act_at(act: DocumentAct, place: int | None) -> str:
    """What a ticket says is to be done, and with which of the files attached; read back by `act_and_place`."""
    return act.value if place is None else f"{act.value} {place}"


def act_and_place(written: str) -> tuple[DocumentAct, int | None]:
    """The two of `act_at`."""
    act, _blank, place = written.partition(" ")
    return DocumentAct(act), int(place) if place else None


def _chosen(
    material: Material, copy: ReadFile | None, act: DocumentAct, place: int | None
) -> tuple[Attachment | None, ReadFile]:
    if place is not None:
        return attached_file(material, place, act)
    found = shown_file_of(material, copy) if act == DocumentAct.READ else original_of(material, copy)
    if found is None:
        raise NoReadingCopy(material.pk)
    return None, found


def bundle_to_open(actor: Actor, bundle_id: UUID) -> tuple[BundlePage, FileToHandOut]:
    """The bundle; as a file to keep only for those who may download every document in it.

    Raises `BundleNotFound` while there is no file, `PartsUnreadable` when a document in it must not be read any
    more, and the case room's refusals.
    """
    page = bundle_page(actor, bundle_id)
    bundle = page.bundle
    if bundle.status != BundleStatus.READY or bundle.purpose != BundlePurpose.READING:
        raise BundleNotFound(bundle_id)
    if page.lost:
        raise PartsUnreadable(page.lost)
    return page, FileToHandOut(bundle.object_key, download_name(bundle.title), PDF, inline=not page.may_keep)


def archive_to_open(actor: Actor, archive_id: UUID) -> tuple[ArchivePage, FileToHandOut]:
    """The case archive of the person who asked for it, as a file to keep.

    Raises `ArchiveNotFound` while there is no file, and when they stand to the case otherwise than then;
    `PartsUnreadable` when a document in it must not be downloaded any more; and the case room's refusals.
    """
    page = archive_page(actor, archive_id)
    if page.archive.status != BundleStatus.READY or page.is_stale:
        raise ArchiveNotFound(archive_id)
    if page.lost:
        raise PartsUnreadable(page.lost)
    return page, FileToHandOut(page.archive.object_key, page.archive.file_name, ARCHIVE_TYPE)


def affected_to_open(actor: Actor, report_id: UUID) -> tuple[AffectedReport, FileToHandOut]:
    """The list of who was affected. Raises `ReportNotFound`, or the case room's refusals."""
    require_ever(actor, Action.VIEW, Target.AFFECTED)
    report = AffectedReport.objects.filter(pk=report_id, state=AffectedReport.State.READY).first()
    if report is None:
        raise ReportNotFound(report_id)
    return report, FileToHandOut(report.object_key, f"affected-{report_id}.csv", AFFECTED_TYPE)
