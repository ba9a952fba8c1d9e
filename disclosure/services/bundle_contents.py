"""What goes into a bundle, settled before it is made: the same contents for the same people are the same bundle."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction

from cases.exceptions import CaseNotFound
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.types import Actor
from commonplatform.audit.types import EffectRequest
from disclosure.exceptions import NothingChosen, PartsUnreadable
from disclosure.models import Bundle, BundlePart
from disclosure.permissions import document_rights
from disclosure.selectors.bundle_choice import ChoosableDocument, in_order, materials_of, may_stand_in
from disclosure.services.limit_bundles import require_room_for_a_bundle
from disclosure.services.number_pages import number_pages
from disclosure.states import BundlePurpose, BundleStatus, MaterialStatus
from disclosure.types import BUILD_BUNDLE

HELD = (BundleStatus.WAITING, BundleStatus.BUILDING, BundleStatus.READY)


def settled_contents(file: CaseFile, ids: Iterable[UUID], *, purpose: BundlePurpose) -> tuple[ChoosableDocument, ...]:
    """The chosen documents in order, each with its PDF and its labels.

    Raises `NothingChosen`; `CaseNotFound` for a document that is none of the actor's; `PartsUnreadable` with the names
    of those that have no PDF, or were withdrawn or replaced since the page was shown.
    """
    wanted = set(ids)
    if not wanted:
        raise NothingChosen
    rights = document_rights(file.standing)
    chosen = [each for each in materials_of(file.case.pk, wanted) if may_stand_in(each, rights, purpose)]
    if len(chosen) != len(wanted):
        raise CaseNotFound(file.case.pk)
    # Who sees only what was shared with them does not see which labels were given to the rest.
    if rights.shared is None:
        number_pages(case_id=file.case.pk, at_once=True)
    documents = in_order(materials_of(file.case.pk, wanted))
    unreadable = [d for d in documents if not d.labels or not d.copy or d.material.status != MaterialStatus.PUBLISHED]
    if unreadable:
        raise PartsUnreadable(tuple(d.material.name for d in unreadable))
    return documents


def keep_bundle(
    bundle: Bundle, documents: Iterable[ChoosableDocument], *, also: str = "", is_limited: bool = True
) -> tuple[Bundle, bool]:
    """The bundle with these contents, and whether it is new; `also` makes it another one in spite of the same contents.

    Of requests at the same moment one makes it and all get it. Raises `TooManyBundles` where it `is_limited`.
    """
    parts = [_part(bundle, position, document) for position, document in enumerate(documents)]
    bundle.content_key = _content_key(bundle, parts, also)
    bundle.parts_in_all = len(parts)
    held = Bundle.objects.filter(content_key=bundle.content_key, status__in=HELD)
    found = held.first()
    if found is not None:
        return found, False
    if is_limited:
        require_room_for_a_bundle(bundle.organisation_id)
    try:
        with transaction.atomic():
            bundle.save(force_insert=True)
            BundlePart.objects.bulk_create(parts)
    except IntegrityError:
        found = held.first()
        if found is None:
            raise
        return found, False
    return bundle, True


def asked_by(actor: Actor) -> dict[str, object]:
    """Who a bundle is made for, as its row keeps it."""
    return {
        "requested_by": actor.display_name,
        "requested_by_id": actor.user_id,
        "membership_id": actor.membership_id,
        "role": actor.role,
        "organisation_id": actor.organisation_id,
        "organisation_name": actor.organisation_name,
    }


def building_of(bundle: Bundle) -> EffectRequest:
    """The effect that makes it."""
    return EffectRequest(kind=BUILD_BUNDLE, recipient=str(bundle.pk), payload={"bundle_id": str(bundle.pk)})


def _part(bundle: Bundle, position: int, document: ChoosableDocument) -> BundlePart:
    assert document.copy is not None
    assert document.labels is not None
    return BundlePart(
        bundle=bundle,
        case_id=bundle.case_id,
        defendant_id=document.material.defendant_id,
        material=document.material,
        section=document.material.section,
        position=position,
        label_prefix=document.labels.prefix,
        label_first=document.labels.first,
        pages=document.copy.pages,
        sha256=document.copy.sha256,
    )


def _content_key(bundle: Bundle, parts: list[BundlePart], also: str) -> str:
    """Everything that a reader would see differently, but for the time of making."""
    facts = [
        str(bundle.case_id),
        str(bundle.defendant_id),
        bundle.purpose,
        bundle.language,
        bundle.title,
        str(bundle.organisation_id),
        also,
        *([str(p.material_id), p.material.name, p.sha256, p.label_prefix, p.label_first] for p in parts),
    ]
    return sha256(json.dumps(facts).encode()).hexdigest()
