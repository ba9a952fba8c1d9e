"""Try again to make a bundle that failed."""

from uuid import UUID

from django.db import transaction

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from disclosure.models import Bundle
from disclosure.selectors.bundles import bundle_for
from disclosure.services.bundle_contents import HELD, building_of
from disclosure.services.limit_bundles import require_room_for_a_bundle
from disclosure.states import BundleStatus


def retry_bundle(*, actor: Actor, bundle_id: UUID) -> UUID:
    """The bundle that is being made now: this one, or the same asked for again meanwhile.

    One that did not fail is left as it is. Raises `BundleNotFound`, `TooManyBundles` and the case room's refusals.
    """
    with transaction.atomic():
        seen, _rights = bundle_for(actor, bundle_id)
        bundle = Bundle.objects.select_for_update().get(pk=seen.pk)
        if bundle.status != BundleStatus.FAILED:
            return bundle.pk
        same = Bundle.objects.filter(content_key=bundle.content_key, status__in=HELD).first()
        if same is not None:
            return same.pk
        require_room_for_a_bundle(bundle.organisation_id)
        bundle.status, bundle.failed_because, bundle.failed_part = BundleStatus.WAITING, "", ""
        bundle.parts_done = 0
        bundle.save(update_fields=["status", "failed_because", "failed_part", "parts_done"])
        record(
            "bundle.retried",
            actor=actor,
            case_id=bundle.case_id,
            subject_id=bundle.pk,
            data={"organisation": actor.organisation_name},
            effects=[building_of(bundle)],
        )
        return bundle.pk
