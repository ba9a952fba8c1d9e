"""Keep what was just answered."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from commonplatform.accounts.types import Actor
from pleas.answers import Answers
from pleas.exceptions import VisitNotProved
from pleas.models import Draft
from pleas.permissions import require_own
from pleas.types import Visit


def save_answers(*, actor: Actor, visit: Visit, change: Callable[[Answers], Answers], page: str = "") -> Answers:
    """The answers after the change, which is made to what is stored now: tabs do not undo each other.

    `page` is answered by it: what was typed there and not finished is forgotten.
    Raises `VisitNotProved` when the visit has no draft any more.
    """
    require_own(actor, Action.CREATE, Target.PLEA)
    with transaction.atomic():
        draft = (
            Draft.objects.select_for_update().filter(defendant_id=visit.proved.defendant_id, visit=visit.token).first()
        )
        if draft is None:
            raise VisitNotProved
        answers = change(Answers.from_json(draft.answers))
        draft.answers = answers.as_json()
        draft.saved_at = timezone.now()
        draft.unfinished = {name: kept for name, kept in (draft.unfinished or {}).items() if name != page} or None
        draft.save(update_fields=["answers", "unfinished", "saved_at"])
        return answers
