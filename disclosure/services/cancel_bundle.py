"""Stop making a bundle that nobody wants any more."""

from uuid import UUID

from django.db import transaction

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from disclosure.models import Bundle
from disclosure.selectors.bundles import bundle_for
from disclosure.states import BUNDLE_BEING_MADE, BundleStatus


def cancel_bundle(*, actor: Actor, bundle_id: UUID) -> bool:
    """True when it was stopped; False when it was finished, failed or cancelled before.

    Whoever may open it may stop it: it is the organisation's. Raises `BundleNotFound` and the case room's refusals.
    """
    with transaction.atomic():
        seen, _rights = bundle_for(actor, bundle_id)
        bundle = Bundle.objects.select_for_update().get(pk=seen.pk)
        if bundle.status not in BUNDLE_BEING_MADE:
            return False
        bundle.status = BundleStatus.CANCELLED
        bundle.save(update_fields=["status"])
        record(
            "bundle.cancelled",
            actor=actor,
            case_id=bundle.case_id,
            subject_id=bundle.pk,
            data={"organisation": actor.organisation_name},
        )
        return True
