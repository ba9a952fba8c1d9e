"""Keep what stands on a page that is not answered yet."""

from django.db import transaction

from cases.access.policy import Action, Target
from commonplatform.accounts.types import Actor
from pleas.models import Draft
from pleas.permissions import require_own
from pleas.types import Visit
from pleas.unfinished import Typing


def keep_typing(*, actor: Actor, visit: Visit, page: str, typing: Typing) -> bool:
    """Whether the draft holds it now, instead of what was typed on that page before.

    An empty page forgets it; more than any page asks for is not kept. The draft does not live
    longer for it: its time runs from the last answer.
    """
    require_own(actor, Action.CREATE, Target.PLEA)
    if typing.is_too_long:
        return False
    with transaction.atomic():
        draft = (
            Draft.objects.select_for_update().filter(defendant_id=visit.proved.defendant_id, visit=visit.token).first()
        )
        if draft is None:
            return False
        others = {name: kept for name, kept in (draft.unfinished or {}).items() if name != page}
        draft.unfinished = others | ({page: typing.as_json()} if typing.holds_anything else {}) or None
        draft.save(update_fields=["unfinished"])
        return True
