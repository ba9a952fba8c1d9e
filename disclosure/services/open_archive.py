"""Take an archive away: every document in it is decided afresh and recorded as downloaded, then there is a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from commonplatform.audit.services import record
from commonplatform.storage.tickets import HandedOut, ticket_link
from commonplatform.written_together import write, written_together
from disclosure.models import MaterialRead
from disclosure.selectors.handing_out import archive_to_open
from disclosure.states import DocumentAct

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from commonplatform.accounts.types import Actor
    from disclosure.models import ArchiveEntry
    from disclosure.selectors.archives import ArchivePage


def open_archive(*, actor: Actor, archive_id: UUID) -> str:
    """A link that is good once, for a minute at most.

    Which file, and what it raises: `archive_to_open`; and `TicketsUnavailable`, which undoes the record.
    """
    with transaction.atomic(), written_together():
        page, file = archive_to_open(actor, archive_id)
        now = timezone.now()
        taken = [entry for entry in page.entries if not entry.fault]
        write(*(_reading(actor, page, entry, now) for entry in taken))
        record(
            "archive.downloaded",
            actor=actor,
            case_id=page.archive.case_id,
            subject_id=page.archive.pk,
            data={"organisation": actor.organisation_name, "documents": len(taken)},
            occurred_at=now,
        )
        return ticket_link(actor, HandedOut.ARCHIVE, archive_id, file.object_key, act=DocumentAct.DOWNLOAD.value)


def _reading(actor: Actor, page: ArchivePage, entry: ArchiveEntry, now: datetime) -> MaterialRead:
    assert actor.user_id is not None
    assert actor.organisation_id is not None
    return MaterialRead(
        material=entry.material,
        case_id=entry.case_id,
        defendant_id=entry.defendant_id,
        section=entry.section,
        version=entry.material.version,
        act=DocumentAct.DOWNLOAD,
        user_id=actor.user_id,
        user_name=actor.display_name,
        role=page.acting_role,
        organisation_id=actor.organisation_id,
        organisation_name=actor.organisation_name,
        read_at=now,
    )
