"""Bundles as the organisation that asked for them sees them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from cases.access.policy import Action, Target
from cases.access.relations import standing_of
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from disclosure.exceptions import BundleNotFound
from disclosure.models import Bundle, BundlePart, Material
from disclosure.permissions import DocumentRights, document_rights
from disclosure.sections import SectionCode
from disclosure.states import BUNDLE_BEING_MADE, READABLE_STATUSES, BundlePurpose, BundleStatus, DocumentAct

MOST_BUNDLES = 50


@dataclass(frozen=True, slots=True)
class BundlePage:
    """A bundle with its documents. `lost` names those that must not be read any more; then its reader does not open it.

    `may_keep`: the reader may download every document in it, not only read it.
    """

    bundle: Bundle
    parts: tuple[BundlePart, ...]
    lost: tuple[str, ...]
    may_keep: bool
    acting_role: Role


def bundle_for(actor: Actor, bundle_id: UUID) -> tuple[Bundle, DocumentRights]:
    """The bundle, when it is the actor's organisation's and the documents of the case still are to be seen; and rights.

    Raises `BundleNotFound`, or the case room's refusals.
    """
    bundle = Bundle.objects.filter(pk=bundle_id, organisation_id__in=_organisation(actor)).first()
    if bundle is None:
        raise BundleNotFound(bundle_id)
    standing = standing_of(actor, bundle.case_id)
    standing.require(Action.VIEW, Target.DOCUMENT_LIST)
    return bundle, document_rights(standing)


def bundle_page(actor: Actor, bundle_id: UUID) -> BundlePage:
    """The bundle and what became of its documents since. Refuses like `bundle_for`."""
    bundle, rights = bundle_for(actor, bundle_id)
    parts = parts_of(bundle)
    lost = tuple(
        part.material.name
        for part in parts
        if part.material.status not in READABLE_STATUSES or not rights.may_with(DocumentAct.READ, part.material)
    )
    if len(parts) != bundle.parts_in_all:
        # A row that row security hides is a document that the reader may not even read of.
        lost += (_("a document that you may not read"),)
    keeps = all(rights.may_with(DocumentAct.DOWNLOAD, part.material) for part in parts)
    return BundlePage(bundle, parts, lost, keeps, rights.standing.acting_role)


def parts_of(bundle: Bundle) -> tuple[BundlePart, ...]:
    """The documents of a bundle in order. The caller has decided the right."""
    parts = BundlePart.objects.filter(bundle=bundle).order_by("position")
    return tuple(parts.select_related("material__defendant", "material__replaces", "material__case__prosecutor"))


def bundles_of(actor: Actor, file: CaseFile) -> tuple[Bundle, ...]:
    """The bundles for reading that the actor's organisation asked for in an opened case, newest first."""
    held = Bundle.objects.filter(
        case_id=file.case.pk, organisation_id__in=_organisation(actor), purpose=BundlePurpose.READING
    )
    return tuple(held.order_by("-requested_at")[:MOST_BUNDLES])


def unfinished_builds(actor: Actor, file: CaseFile) -> tuple[Bundle, ...]:
    """The last build of initial details for each defendant of an opened case, where it is not finished or failed.

    One after which other initial details of the defendant were published has been overtaken.
    """
    published = Material.objects.filter(
        section=SectionCode.IDPC, defendant=OuterRef("defendant"), published_at__gt=OuterRef("requested_at")
    )
    latest = (
        Bundle.objects.filter(
            case_id=file.case.pk, organisation_id__in=_organisation(actor), purpose=BundlePurpose.INITIAL_DETAILS
        )
        .select_related("defendant")
        .annotate(is_overtaken=Exists(published))
        .order_by("defendant_id", "-requested_at")
        .distinct("defendant_id")
    )
    unfinished = (*BUNDLE_BEING_MADE, BundleStatus.FAILED)
    held = (bundle for bundle in latest if bundle.status in unfinished and not bundle.is_overtaken)
    return tuple(sorted(held, key=lambda bundle: bundle.defendant.position if bundle.defendant else 0))


def _organisation(actor: Actor) -> list[UUID]:
    return [actor.organisation_id] if actor.organisation_id is not None else []
