"""Count an answer that was sent: one row, one statement, in the transaction that keeps the answer."""

from uuid import UUID

from django.db import connection
from django.utils.crypto import salted_hmac

from cases.states import PleaChoice
from pleas.figures.types import SentAnswer

_NOTE = """
    INSERT INTO figures_submissionnote (id, day, court_id, initiation_code, is_company, steps, language, channel,
        guilty, guilty_attending, not_guilty, offer_accepted, hearing_on, mitigation_length, defence_length, near_wales)
    SELECT %s, %s, c.court_id, c.initiation_code, d.kind = 'organisation', %s::varchar[], %s, %s, %s, %s, %s, %s,
        (c.first_hearing_at AT TIME ZONE 'Europe/London')::date, %s, %s,
        CASE WHEN p.postcode_compact <> '' THEN substring(p.postcode_compact FROM '^[A-Z]+') = ANY (%s::text[]) END
    FROM cases_case c
    JOIN cases_defendant d ON d.case_id = c.id
    JOIN cases_particulars p ON p.defendant_id = d.id
    LEFT JOIN reference_court k ON k.id = c.court_id
    WHERE c.id = %s AND d.id = %s AND NOT coalesce(k.online_plea_test, false)
"""

# Postcode areas in Wales or on its border (domain document "Online plea", Welsh).
WELSH_POSTCODE_AREAS = ("CF", "CH", "HR", "NP", "GL", "LD", "LL", "SA", "SY")


def note_submission(*, sent: SentAnswer) -> None:
    """Write the row that says nothing about who it was; nothing for a court in test mode.

    Needs the scope of the proved defendant or a task's. Source: domain document "Online plea",
    Statistics.
    """
    counted = [sum(choice == wanted for choice in sent.choices) for wanted in PleaChoice]
    with connection.cursor() as cursor:
        cursor.execute(
            _NOTE,
            [
                note_key(sent.submission_id),
                sent.day,
                list(sent.steps),
                sent.language,
                sent.channel.value,
                *counted,
                sent.offer_accepted,
                sent.mitigation_length,
                sent.defence_length,
                list(WELSH_POSTCODE_AREAS),
                sent.case_id,
                sent.defendant_id,
            ],
        )


def note_key(submission_id: UUID) -> UUID:
    """The row's key: from the submission one finds the row, from the row nobody finds the submission."""
    digest = salted_hmac("pleas.figures.submission", str(submission_id), algorithm="sha256").digest()
    return UUID(bytes=digest[:16])
