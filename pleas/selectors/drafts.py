"""The draft of a visit."""

from datetime import datetime

from django.db import connection

from commonplatform.encryption.fields import unsealed_json
from pleas.answers import Answers
from pleas.draft_times import lifetime
from pleas.models import Draft
from pleas.types import Visit
from pleas.unfinished import Typing


def draft_of(visit: Visit) -> Answers | None:
    """What was answered so far, or None when this visit has no draft (sent, taken along, or deleted).

    Written out because every page of the journey and the sending of a plea begin with it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT answers FROM pleas_draft WHERE defendant_id = %s AND visit = %s",
            [visit.proved.defendant_id, visit.token],
        )
        row = cursor.fetchone()
    return None if row is None else Answers.from_json(unsealed_json(row[0], about="answers"))


def unfinished_of(visit: Visit) -> dict[str, Typing]:
    """What was typed on pages that are not answered yet, by the name of the page."""
    kept = (
        Draft.objects.filter(defendant_id=visit.proved.defendant_id, visit=visit.token)
        .values_list("unfinished", flat=True)
        .first()
    )
    return {page: Typing.from_json(typing) for page, typing in (kept or {}).items()}


def kept_until(visit: Visit) -> datetime | None:
    """Until when the visit's draft is kept for coming back; None when nobody chose to keep it."""
    saved_at = (
        Draft.objects.filter(defendant_id=visit.proved.defendant_id, visit=visit.token, is_kept=True)
        .values_list("saved_at", flat=True)
        .first()
    )
    return None if saved_at is None else saved_at + lifetime(is_kept=True)
