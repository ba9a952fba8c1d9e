"""Count an answer that was sent: one row, written with the answer's own rows."""

import re
from uuid import UUID

from django.utils.crypto import salted_hmac

from cases.references import compact_postcode
from cases.states import PleaChoice
from commonplatform.written_together import write
from pleas.figures.models import SubmissionNote
from pleas.figures.types import SentAnswer

# Postcode areas in Wales or on its border (domain document "Online plea", Welsh).
WELSH_POSTCODE_AREAS = frozenset({"CF", "CH", "HR", "NP", "GL", "LD", "LL", "SA", "SY"})
_AREA = re.compile(r"[A-Z]+")


def note_submission(*, sent: SentAnswer) -> None:
    """Write the row that says nothing about who it was. Not called for a court in test mode.

    Source: domain document "Online plea", Statistics.
    """
    write(
        SubmissionNote(
            id=note_key(sent.submission_id),
            day=sent.day,
            court_id=sent.court_id,
            initiation_code=sent.initiation_code,
            is_company=sent.is_company,
            steps=list(sent.steps),
            language=sent.language,
            channel=sent.channel,
            guilty=_count(sent, PleaChoice.GUILTY),
            guilty_attending=_count(sent, PleaChoice.GUILTY_ATTENDING),
            not_guilty=_count(sent, PleaChoice.NOT_GUILTY),
            offer_accepted=sent.offer_accepted,
            hearing_on=sent.hearing_on,
            mitigation_length=sent.mitigation_length,
            defence_length=sent.defence_length,
            near_wales=_is_near_wales(sent.postcode),
        )
    )


def note_key(submission_id: UUID) -> UUID:
    """The row's key: from the submission one finds the row, from the row nobody finds the submission."""
    digest = salted_hmac("pleas.figures.submission", str(submission_id), algorithm="sha256").digest()
    return UUID(bytes=digest[:16])


def _count(sent: SentAnswer, wanted: PleaChoice) -> int:
    return sum(choice == wanted for choice in sent.choices)


def _is_near_wales(postcode: str) -> bool | None:
    area = _AREA.match(compact_postcode(postcode))
    return area[0] in WELSH_POSTCODE_AREAS if area else None
