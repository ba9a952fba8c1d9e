"""Take up the making of a bundle: the rights are decided again, and an earlier bundle to start from is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from cases.exceptions import CaseNotFound, NotAllowed
from cases.selectors import open_case
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.selectors import actor_for
from commonplatform.accounts.types import Actor
from disclosure.models import Bundle, BundlePart, Material
from disclosure.permissions import DocumentRights, document_rights
from disclosure.sections import BY_CODE, SectionCode
from disclosure.selectors.bundle_choice import may_stand_in
from disclosure.selectors.bundles import parts_of
from disclosure.selectors.reading_copies import ReadingCopy, reading_copies
from disclosure.services.bundle_order import Base
from disclosure.states import (
    BUNDLE_BEING_MADE,
    READABLE_STATUSES,
    BundleFault,
    BundlePurpose,
    BundleStatus,
    DocumentAct,
    MaterialStatus,
)

_MOST_BASES = 5


@dataclass
class PartLost(Exception):
    """A document of the bundle cannot or must not be taken over."""

    fault: BundleFault
    name: str


@dataclass(frozen=True, slots=True)
class BundlePlan:
    """What is to be made, from what."""

    bundle: Bundle
    parts: tuple[BundlePart, ...]
    file: CaseFile
    copies: dict[UUID, ReadingCopy]
    base: Base | None


def begin_bundle(*, case_id: UUID, bundle_id: UUID) -> BundlePlan | None:
    """The plan; None when nobody waits for this bundle any more. Raises `PartLost`."""
    with task_scope(case_id=case_id):
        bundle = Bundle.objects.select_for_update().filter(pk=bundle_id, status__in=BUNDLE_BEING_MADE).first()
        if bundle is None:
            return None
        bundle.status = BundleStatus.BUILDING
        bundle.save(update_fields=["status"])
    with task_scope(case_id=case_id):
        parts = parts_of(bundle)
        file = _file_of_whoever_asked(bundle)
        _decide_again(bundle, parts, file)
        copies = reading_copies(part.material for part in parts)
        return BundlePlan(bundle, parts, file, copies, _base_for(bundle, parts))


def _file_of_whoever_asked(bundle: Bundle) -> CaseFile:
    """The case as that person sees it now, in the role in which they asked."""
    actor = _actor_of(bundle)
    if actor is None:
        raise PartLost(BundleFault.RIGHT, "")
    try:
        return open_case(actor, bundle.case_id)
    except (CaseNotFound, NotAllowed) as refusal:
        raise PartLost(BundleFault.RIGHT, "") from refusal


def _actor_of(bundle: Bundle) -> Actor | None:
    user = User.objects.filter(pk=bundle.requested_by_id, is_active=True).first()
    actor = actor_for(user, on=timezone.localdate(), membership_id=bundle.membership_id) if user else None
    same = actor is not None and (actor.role, actor.organisation_id) == (bundle.role, bundle.organisation_id)
    return actor if same else None


def _decide_again(bundle: Bundle, parts: Sequence[BundlePart], file: CaseFile) -> None:
    rights, purpose = document_rights(file.standing), BundlePurpose(bundle.purpose)
    idpc = BY_CODE[SectionCode.IDPC]
    if purpose == BundlePurpose.INITIAL_DETAILS and not rights.may(DocumentAct.UPLOAD, idpc, bundle.defendant_id):
        raise PartLost(BundleFault.RIGHT, "")
    for part in parts:
        if not _may_be_taken(part.material, rights, purpose):
            raise PartLost(BundleFault.RIGHT, part.material.name)


def _may_be_taken(material: Material, rights: DocumentRights, purpose: BundlePurpose) -> bool:
    """A part of initial details was never published: whoever may serve them, decided above, has sent it for that."""
    if material.part_of_id is not None:
        return purpose == BundlePurpose.INITIAL_DETAILS and material.status == MaterialStatus.CLEAN
    return material.status in READABLE_STATUSES and may_stand_in(material, rights, purpose)


def _base_for(bundle: Bundle, parts: Sequence[BundlePart]) -> Base | None:
    """The latest bundle of this organisation that has at least half of the pages in the same order already."""
    earlier = Bundle.objects.filter(
        case_id=bundle.case_id,
        organisation_id=bundle.organisation_id,
        purpose=bundle.purpose,
        language=bundle.language,
        status=BundleStatus.READY,
    )
    for candidate in earlier.order_by("-ready_at")[:_MOST_BASES]:
        base = Base(candidate, held := parts_of(candidate), _kept(parts, held))
        if 2 * sum(parts[at].pages for at in base.kept) >= sum(part.pages for part in parts):
            return base
    return None


def _kept(parts: Sequence[BundlePart], held: Sequence[BundlePart]) -> dict[int, int]:
    """Which parts stand in both, unchanged and in the same order. Labels never change, so that none is stamped anew."""
    places = {(part.material_id, part.sha256): part.position for part in held}
    kept: dict[int, int] = {}
    last = -1
    for part in parts:
        place = places.get((part.material_id, part.sha256), -1)
        if place > last:
            kept[part.position] = last = place
    return kept
