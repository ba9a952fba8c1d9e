"""Stop making an archive that its reader does not want any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from commonplatform.audit.services import record
from disclosure.models import CaseArchive
from disclosure.selectors.archives import archive_page
from disclosure.states import BUNDLE_BEING_MADE, BundleStatus

if TYPE_CHECKING:
    from uuid import UUID

    from commonplatform.accounts.types import Actor


def cancel_archive(*, actor: Actor, archive_id: UUID) -> bool:
    """True when it was stopped; False when it was finished, failed or cancelled before. Refuses like its page."""
    with transaction.atomic():
        archive_page(actor, archive_id)
        archive = CaseArchive.objects.select_for_update().get(pk=archive_id)
        if archive.status not in BUNDLE_BEING_MADE:
            return False
        archive.status = BundleStatus.CANCELLED
        archive.save(update_fields=["status"])
        record(
            "archive.cancelled",
            actor=actor,
            case_id=archive.case_id,
            subject_id=archive.pk,
            data={"organisation": actor.organisation_name},
        )
        return True
