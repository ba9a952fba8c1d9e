"""Say whether one wants the daily digest."""

from django.db import transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.models import DigestChoice
from defence.permissions import require_practitioner


def choose_digest(*, actor: Actor, is_wanted: bool) -> bool:
    """For oneself, in all of one's roles. Whether that changed anything; saying the same again leaves no event."""
    person = require_practitioner(actor, Action.CHANGE, Target.DIGEST)
    with transaction.atomic():
        choice, is_new = DigestChoice.objects.select_for_update().get_or_create(
            user_id=person.user_id, defaults={"is_wanted": is_wanted}
        )
        changed = is_wanted if is_new else choice.is_wanted != is_wanted
        if changed:
            choice.is_wanted, choice.chosen_at = is_wanted, timezone.now()
            choice.save(update_fields=["is_wanted", "chosen_at"])
            record("digest.wanted" if is_wanted else "digest.declined", actor=actor)
    return changed
