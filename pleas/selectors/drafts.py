"""The draft of a visit."""

from django.db import connection

from commonplatform.encryption.fields import unsealed_json
from pleas.answers import Answers
from pleas.types import Visit


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
