"""The draft of a visit."""

from datetime import datetime

from cases.selectors.answering import AnsweringDefendant, answering_from, answering_read
from commonplatform.encryption.fields import unsealed_json
from commonplatform.read_together import Read, Rows, rows_of
from pleas.answers import Answers
from pleas.draft_times import lifetime
from pleas.models import Draft
from pleas.types import Visit
from pleas.unfinished import Typing


def draft_of(visit: Visit) -> Answers | None:
    """What was answered so far, or None when this visit has no draft (sent, taken along, or deleted)."""
    return _answers_from(rows_of(_read(visit))[0])


def draft_and_defendant(visit: Visit) -> tuple[Answers, AnsweringDefendant] | None:
    """The same with the defendant's case: every page of the journey and the sending of a plea begin with it."""
    case_id, defendant_id = visit.proved.case_id, visit.proved.defendant_id
    drafts, defendants = rows_of(_read(visit), answering_read(case_id, defendant_id))
    answers = _answers_from(drafts)
    return None if answers is None else (answers, answering_from(defendants, case_id))


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


def _read(visit: Visit) -> Read:
    statement = "SELECT answers FROM pleas_draft WHERE defendant_id = %s AND visit = %s"
    return statement, [visit.proved.defendant_id, visit.token]


def _answers_from(rows: Rows) -> Answers | None:
    return Answers.from_json(unsealed_json(rows[0][0], about="answers")) if rows else None
