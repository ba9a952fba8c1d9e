"""Ask for everything of a case that one may take away, as one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.selectors import open_case
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from disclosure.archive_names import archive_name
from disclosure.exceptions import ArchiveNotFound, ArchiveOnItsWay
from disclosure.models import CaseArchive
from disclosure.services.bundle_contents import asked_by
from disclosure.states import BUNDLE_BEING_MADE
from disclosure.types import BUILD_ARCHIVE

if TYPE_CHECKING:
    from uuid import UUID

    from commonplatform.accounts.types import Actor


def request_archive(*, actor: Actor, case_id: UUID, language: str) -> UUID:
    """The archive's id; it is made in the background.

    One at a time per person, whatever the case: raises `ArchiveOnItsWay` with the one that is being made, and the case
    room's refusals. What goes into it is settled when it is made.
    """
    with transaction.atomic():
        file = open_case(actor, case_id, to=Target.CASE_ARCHIVE, action=Action.CREATE)
        if actor.user_id is None or actor.organisation_id is None:
            raise ArchiveNotFound
        wanted = CaseArchive(
            case_id=case_id,
            file_name=archive_name(file.case.reference, timezone.now()),
            language=language,
            **asked_by(actor),
        )
        try:
            with transaction.atomic():
                wanted.save(force_insert=True)
        except IntegrityError:
            held = CaseArchive.objects.filter(requested_by_id=actor.user_id, status__in=BUNDLE_BEING_MADE).first()
            raise ArchiveOnItsWay(held.pk if held else None) from None
        record(
            "archive.requested",
            actor=actor,
            case_id=case_id,
            subject_id=wanted.pk,
            data={"organisation": actor.organisation_name},
            effects=[
                EffectRequest(kind=BUILD_ARCHIVE, recipient=str(wanted.pk), payload={"archive_id": str(wanted.pk)})
            ],
        )
        return wanted.pk
