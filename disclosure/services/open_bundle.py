"""Open a bundle: every document in it is decided afresh and recorded as read, then there is a link."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.storage.tickets import HandedOut, ticket_link
from commonplatform.written_together import write, written_together
from disclosure.models import BundlePart, Material, MaterialRead
from disclosure.sections import SectionCode
from disclosure.selectors.bundles import BundlePage
from disclosure.selectors.handing_out import bundle_to_open
from disclosure.services.notices_of_reading import notices_of_reading
from disclosure.states import DocumentAct


def open_bundle(*, actor: Actor, bundle_id: UUID) -> str:
    """A link that is good once, for a minute at most.

    Which file, and what it raises: `bundle_to_open`; and `TicketsUnavailable`, which undoes the record.
    """
    with transaction.atomic(), written_together():
        page, file = bundle_to_open(actor, bundle_id)
        # One reader at a time, so that each firm's first reading of initial details is told apart.
        ids = [part.material_id for part in page.parts]
        list(Material.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
        _record_readings(actor, page)
        act = DocumentAct.READ if file.inline else DocumentAct.DOWNLOAD
        return ticket_link(actor, HandedOut.BUNDLE, bundle_id, file.object_key, act=act.value)


def _record_readings(actor: Actor, page: BundlePage) -> None:
    """A row for every document, an event for the opening, and one for each initial details among them."""
    now = timezone.now()
    _tell_of_initial_details(actor, page.acting_role, page.parts, now)
    write(*(_reading(actor, page, part, now) for part in page.parts))
    record(
        "bundle.opened",
        actor=actor,
        case_id=page.bundle.case_id,
        subject_id=page.bundle.pk,
        data={"organisation": actor.organisation_name, "documents": len(page.parts)},
        occurred_at=now,
    )


def _reading(actor: Actor, page: BundlePage, part: BundlePart, now: datetime) -> MaterialRead:
    assert actor.user_id is not None
    assert actor.organisation_id is not None
    return MaterialRead(
        material=part.material,
        case_id=part.case_id,
        defendant_id=part.defendant_id,
        section=part.section,
        version=part.material.version,
        act=DocumentAct.DOWNLOAD if page.may_keep else DocumentAct.READ,
        user_id=actor.user_id,
        user_name=actor.display_name,
        role=page.acting_role,
        organisation_id=actor.organisation_id,
        organisation_name=actor.organisation_name,
        read_at=now,
    )


def _tell_of_initial_details(actor: Actor, acting_role: Role, parts: tuple[BundlePart, ...], now: datetime) -> None:
    """As when they are opened by themselves; several versions for one defendant bring one notice."""
    told: set[UUID | None] = set()
    for part in parts:
        if part.section == SectionCode.IDPC:
            first = part.defendant_id not in told
            told.add(part.defendant_id)
            record(
                "document.read",
                actor=actor,
                case_id=part.case_id,
                defendant_id=part.defendant_id,
                subject_id=part.material_id,
                data={
                    "name": part.material.name,
                    "organisation": actor.organisation_name,
                    "version": part.material.version,
                },
                effects=notices_of_reading(actor, acting_role, part.material, now) if first else (),
                occurred_at=now,
            )
