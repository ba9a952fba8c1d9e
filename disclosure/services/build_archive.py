"""Make an archive that was asked for: one file after the other from the store into the ZIP, then the ZIP to the store.

Source: domain document "Defence portal", Materials and storage. On the disk lie the ZIP and one file at a time, in
memory a piece of it.
"""

from __future__ import annotations

import time
from datetime import timedelta
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from commonplatform.documents.archives import Archive, new_archive
from commonplatform.documents.working_folders import working_folder
from commonplatform.storage.objects import (
    ObjectMissing,
    StoreUnavailable,
    delete_object,
    new_key,
    read_pieces,
    store_file,
)
from disclosure.archive_contents import contents_of_archive
from disclosure.models import ArchiveEntry, CaseArchive
from disclosure.selectors.handing_out import ARCHIVE_TYPE
from disclosure.services.begin_archive import ArchiveNotMade, ArchivePlan, begin_archive
from disclosure.services.build_bundle import KEPT_FOR, TRIES_WITHOUT_THE_STORE
from disclosure.services.change_while_building import change_while_building
from disclosure.states import ArchiveFault, BundleStatus, EntryFault
from disclosure.types import ARCHIVES

if TYPE_CHECKING:
    from uuid import UUID

    from disclosure.selectors.archives import FileToArchive

WORKING_FOLDER: Final = "archive-"
# Less than what a task may take (`CELERY_TASK_SOFT_TIME_LIMIT`): what takes longer is said on its page.
LONGEST: Final = timedelta(seconds=200)
_SAY_EVERY: Final = 0.5


class ArchiveCancelled(Exception):
    """Nobody wants it any more."""


def build_archive(*, case_id: UUID, archive_id: UUID, attempt: int) -> None:
    """Done again, it begins anew and ends once. What cannot be made is said on the archive's page.

    Raises `StoreUnavailable` for the first tries, so that the worker tries again by itself.
    """
    try:
        plan = begin_archive(case_id=case_id, archive_id=archive_id)
        if plan is None:
            return
        with working_folder(WORKING_FOLDER) as folder:
            faults = _Writing(plan, folder).write()
            _keep(plan, folder / "archive.zip", faults)
    except ArchiveCancelled:
        return
    except ArchiveNotMade as refusal:
        _fail(case_id, archive_id, refusal.fault)
    except StoreUnavailable:
        if attempt < TRIES_WITHOUT_THE_STORE:
            raise
        _fail(case_id, archive_id, ArchiveFault.STORE)


class _Writing:
    """One archive while it is written. It tells the page how far it is, and hears whether it was cancelled."""

    def __init__(self, plan: ArchivePlan, folder: Path) -> None:
        self._plan, self._folder = plan, folder
        self._done, self._next = 0, 0.0
        self._ends = time.monotonic() + LONGEST.total_seconds()

    def write(self) -> dict[UUID, EntryFault]:
        """What is not in it, by document. Raises `ArchiveCancelled`, `ArchiveNotMade`."""
        faults: dict[UUID, EntryFault] = {}
        with new_archive(self._folder / "archive.zip") as archive:
            for wanted in self._plan.files:
                fault = self._take_over(archive, wanted)
                if fault is not None:
                    faults[wanted.material.pk] = fault
                self._done += 1
                self._look_up()
            now = timezone.now()
            for name, content in contents_of_archive(self._plan, faults, made_at=now):
                archive.add_content(name, content, at=now)
        return faults

    def _take_over(self, archive: Archive, wanted: FileToArchive) -> EntryFault | None:
        """First to the disk: only what is what was received goes into the archive."""
        path = self._folder / "one"
        try:
            with path.open("wb") as file:
                for piece in read_pieces(wanted.object_key):
                    file.write(piece)
                    self._look_up()
            with path.open("rb") as file:
                if file_digest(file, "sha256").hexdigest() != wanted.sha256:
                    return EntryFault.CHANGED
            archive.add_file(wanted.name, path, at=wanted.material.uploaded_at, on_piece=self._look_up)
        except ObjectMissing:
            return EntryFault.MISSING
        finally:
            path.unlink(missing_ok=True)
        return None

    def _look_up(self) -> None:
        now = time.monotonic()
        if now > self._ends:
            raise ArchiveNotMade(ArchiveFault.SIZE)
        if now < self._next:
            return
        self._next = now + _SAY_EVERY
        if not change_while_building(
            CaseArchive, case_id=self._plan.archive.case_id, made_id=self._plan.archive.pk, change=self._note
        ):
            raise ArchiveCancelled

    def _note(self, archive: CaseArchive) -> None:
        archive.entries_in_all, archive.entries_done = len(self._plan.files), self._done


def _keep(plan: ArchivePlan, path: Path, faults: dict[UUID, EntryFault]) -> None:
    """Ready, unless it was cancelled in the last moment: then the file goes again."""
    key = new_key(ARCHIVES)
    store_file(key, path, content_type=ARCHIVE_TYPE)
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    size = path.stat().st_size

    def ready(archive: CaseArchive) -> None:
        now = timezone.now()
        archive.status, archive.ready_at, archive.expires_at = BundleStatus.READY, now, now + KEPT_FOR
        archive.object_key, archive.size, archive.sha256 = key, size, digest
        archive.standing_key = plan.standing_key
        archive.entries_in_all = archive.entries_done = len(plan.files)
        ArchiveEntry.objects.bulk_create(
            ArchiveEntry(
                archive=archive,
                case_id=archive.case_id,
                defendant_id=wanted.material.defendant_id,
                material=wanted.material,
                section=wanted.material.section,
                position=position,
                name=wanted.name,
                size=wanted.size,
                sha256=wanted.sha256,
                fault=faults.get(wanted.material.pk, ""),
            )
            for position, wanted in enumerate(plan.files)
        )

    if not change_while_building(CaseArchive, case_id=plan.archive.case_id, made_id=plan.archive.pk, change=ready):
        delete_object(key)


def _fail(case_id: UUID, archive_id: UUID, why: ArchiveFault) -> None:
    def failed(archive: CaseArchive) -> None:
        archive.status, archive.failed_because = BundleStatus.FAILED, why

    change_while_building(CaseArchive, case_id=case_id, made_id=archive_id, change=failed)
