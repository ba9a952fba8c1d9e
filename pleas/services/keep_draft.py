"""Keep the answers for somebody who wants to come back later."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from pleas.draft_times import lifetime
from pleas.exceptions import VisitNotProved
from pleas.models import Draft
from pleas.permissions import require_own
from pleas.types import Visit


def keep_draft(*, actor: Actor, visit: Visit) -> datetime:
    """Until when the answers are kept from now on; asking again keeps them longer.

    Raises `VisitNotProved` when the visit has no draft any more. Source: domain document "Online
    plea", Visits, help, accessibility: save and return for seven days by reference and second factor.
    """
    require_own(actor, Action.CREATE, Target.PLEA)
    with transaction.atomic():
        draft = (
            Draft.objects.select_for_update().filter(defendant_id=visit.proved.defendant_id, visit=visit.token).first()
        )
        if draft is None:
            raise VisitNotProved
        is_first = not draft.is_kept
        draft.is_kept, draft.saved_at = True, timezone.now()
        draft.save(update_fields=["is_kept", "saved_at"])
        if is_first:
            record("plea.draft_kept", actor=actor, case_id=draft.case_id, defendant_id=draft.defendant_id)
        return draft.saved_at + lifetime(is_kept=True)
