"""Tell somebody by e-mail how to come back to the answers they kept."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from pleas.draft_times import lifetime
from pleas.exceptions import TooManyMails, VisitNotProved
from pleas.mails.draft_saved import draft_saved
from pleas.models import Draft
from pleas.permissions import require_own
from pleas.types import Visit

MOST_MAILS = 3
ONE_DAY = timedelta(days=1)


def mail_way_back(*, actor: Actor, visit: Visit, email: str, language: str) -> None:
    """One mail that says until when and how, and nothing about the case or the answers.

    Raises `TooManyMails` after the third for one draft: the page must not serve to flood a
    mailbox. Raises `VisitNotProved` when the visit has no kept draft.
    """
    require_own(actor, Action.CREATE, Target.PLEA)
    with transaction.atomic():
        draft = (
            Draft.objects.select_for_update()
            .filter(defendant_id=visit.proved.defendant_id, visit=visit.token, is_kept=True)
            .first()
        )
        if draft is None:
            raise VisitNotProved
        if draft.mails >= MOST_MAILS:
            raise TooManyMails
        draft.mails += 1
        draft.save(update_fields=["mails"])
        last_whole_day = timezone.localdate(draft.saved_at + lifetime(is_kept=True)) - ONE_DAY
        record(
            "plea.way_back_mailed",
            actor=actor,
            case_id=draft.case_id,
            defendant_id=draft.defendant_id,
            effects=[draft_saved(address=email, language=language, kept_until=last_whole_day)],
        )
