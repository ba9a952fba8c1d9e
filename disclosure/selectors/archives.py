"""Case archives as the one person who asked for each sees them, and what goes into one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from cases.access.policy import Action, Target
from cases.access.relations import Standing, standing_of
from commonplatform.storage.content import PDF
from disclosure.archive_names import EntryNames
from disclosure.exceptions import ArchiveNotFound
from disclosure.models import ArchiveEntry, CaseArchive, Material
from disclosure.permissions import document_rights
from disclosure.selectors.bundle_choice import in_order
from disclosure.states import READABLE_STATUSES, DocumentAct

if TYPE_CHECKING:
    from cases.selectors.case_file import CaseFile
    from commonplatform.accounts.roles import Role
    from commonplatform.accounts.types import Actor

MOST_ARCHIVES = 20


@dataclass(frozen=True, slots=True)
class FileToArchive:
    """One file of the store, and under which name it goes into the archive."""

    material: Material
    name: str
    object_key: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """An archive with its documents. `lost` names those that must not be downloaded any more; `is_stale`: its reader
    stands to the case otherwise than when it was made. Either way nobody gets it any more."""

    archive: CaseArchive
    entries: tuple[ArchiveEntry, ...]
    lost: tuple[str, ...]
    is_stale: bool
    acting_role: Role


def files_to_archive(file: CaseFile) -> Iterator[FileToArchive]:
    """What the reader of an opened case may download, replaced versions too, in the order of the sections.

    Of a PDF the file that is handed out when it is downloaded: with scripts, the copy without them.
    """
    rights, names = document_rights(file.standing), EntryNames()
    whose = Q(defendant_id__in=[defendant.pk for defendant in file.defendants]) | Q(defendant__isnull=True)
    held = Material.objects.filter(whose, case_id=file.case.pk, status__in=READABLE_STATUSES)
    held = held.select_related("defendant", "page_numbers").order_by("uploaded_at", "pk")
    for document in in_order(each for each in held if rights.may_with(DocumentAct.DOWNLOAD, each)):
        material, copy = document.material, document.copy
        is_pdf = material.content_type == PDF
        source = copy if is_pdf and copy is not None else None
        yield FileToArchive(
            material=material,
            name=names.name_for(
                material.name, section=material.section, file_name="" if is_pdf else material.file_name
            ),
            object_key=source.key if source else material.object_key,
            sha256=source.sha256 if source else material.sha256,
            size=source.size if source else material.size,
        )


def standing_key(standing: Standing) -> str:
    """Changes with everything that decides what the reader sees of the case beyond single documents."""
    grants = sorted((relation.value, str(defendant or "")) for relation, defendant in standing.grants)
    return sha256(json.dumps([standing.role.value, standing.acting_role.value, grants]).encode()).hexdigest()


def archives_of(actor: Actor, case_id: UUID) -> tuple[CaseArchive, ...]:
    """Those that the person asked for in this case, newest first. Raises the case room's refusals."""
    standing_of(actor, case_id).require(Action.CREATE, Target.CASE_ARCHIVE)
    if actor.user_id is None:
        return ()
    held = CaseArchive.objects.filter(case_id=case_id, requested_by_id=actor.user_id)
    return tuple(held.order_by("-requested_at")[:MOST_ARCHIVES])


def archive_page(actor: Actor, archive_id: UUID) -> ArchivePage:
    """The person's own archive, decided afresh. Raises `ArchiveNotFound`, or the case room's refusals."""
    if actor.user_id is None:
        raise ArchiveNotFound(archive_id)
    archive = CaseArchive.objects.filter(pk=archive_id, requested_by_id=actor.user_id).first()
    if archive is None:
        raise ArchiveNotFound(archive_id)
    standing = standing_of(actor, archive.case_id)
    standing.require(Action.CREATE, Target.CASE_ARCHIVE)
    rights = document_rights(standing)
    entries = tuple(archive.entries.select_related("material").order_by("position"))
    lost = tuple(
        entry.material.name
        for entry in entries
        if entry.material.status not in READABLE_STATUSES or not rights.may_with(DocumentAct.DOWNLOAD, entry.material)
    )
    same = (archive.role, archive.organisation_id) == (actor.role, actor.organisation_id)
    is_stale = bool(archive.standing_key) and not (same and archive.standing_key == standing_key(standing))
    # A row that row security hides is a document that was lost altogether.
    hidden = archive.entries_in_all - len(entries) if archive.object_key else 0
    return ArchivePage(archive, entries, lost, is_stale or hidden > 0, standing.acting_role)
