"""Take up the making of an archive: what goes into it is decided here, as its reader stands to the case now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone, translation

from cases.exceptions import CaseNotFound, NotAllowed
from cases.selectors.case_record import case_record
from commonplatform.accounts.database_scope import database_scope, task_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.selectors import actor_for, may_sign_in
from commonplatform.accounts.types import Actor, DatabaseRole
from disclosure.models import CaseArchive
from disclosure.selectors.archives import FileToArchive, files_to_archive, standing_key
from disclosure.states import BUNDLE_BEING_MADE, ArchiveFault, BundleStatus

if TYPE_CHECKING:
    from uuid import UUID


@dataclass
class ArchiveNotMade(Exception):
    """It cannot be made; its page says why."""

    fault: ArchiveFault


@dataclass(frozen=True, slots=True)
class ArchivePlan:
    """What is to be written, and what of the case goes with it."""

    archive: CaseArchive
    files: tuple[FileToArchive, ...]
    record: dict[str, Any]
    standing_key: str


def begin_archive(*, case_id: UUID, archive_id: UUID) -> ArchivePlan | None:
    """The plan; None when nobody waits for this archive any more. Raises `ArchiveNotMade`."""
    with task_scope(case_id=case_id):
        archive = CaseArchive.objects.select_for_update().filter(pk=archive_id, status__in=BUNDLE_BEING_MADE).first()
        if archive is None:
            return None
        archive.status = BundleStatus.BUILDING
        archive.save(update_fields=["status"])
        actor = _actor_of(archive)
    if actor is None:
        raise ArchiveNotMade(ArchiveFault.RIGHT)
    # What the person's own principals see, and not the whole of the case.
    with (
        database_scope(role=DatabaseRole.TASK, principals=actor.principals),
        translation.override(archive.language),
    ):
        try:
            file, record = case_record(actor, case_id)
        except (CaseNotFound, NotAllowed) as refusal:
            raise ArchiveNotMade(ArchiveFault.RIGHT) from refusal
        plan = ArchivePlan(archive, tuple(files_to_archive(file)), record, standing_key(file.standing))
    if sum(each.size for each in plan.files) > settings.ARCHIVE_LARGEST_BYTES:
        raise ArchiveNotMade(ArchiveFault.SIZE)
    return plan


def _actor_of(archive: CaseArchive) -> Actor | None:
    """The person in the role in which they asked; none for somebody who has left or may not sign in any more."""
    now = timezone.now()
    user = User.objects.filter(pk=archive.requested_by_id, is_active=True).first()
    if user is None or not may_sign_in(user, now=now):
        return None
    actor = actor_for(user, on=timezone.localdate(now), membership_id=archive.membership_id)
    same = actor is not None and (actor.role, actor.organisation_id) == (archive.role, archive.organisation_id)
    return actor if same else None
