"""The figures must equal what the cases say: counted again every night, differences named.

Source: official statistics were withdrawn for months because they could not be checked (quality
goal "statistics equal a recount from current state").
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor
from commonplatform.audit.services import record
from pleas.figures.models import SubmissionNote
from pleas.figures.services.note_submission import note_key

# First pleas only: a later change is not what was sent.
_SENT = """
    SELECT s.id, (s.submitted_at AT TIME ZONE 'Europe/London')::date, c.court_id, s.language, p.choice,
        (SELECT (w.done_at AT TIME ZONE 'Europe/London')::date FROM cases_workitem w
         WHERE w.case_id = s.case_id AND w.defendant_id = s.defendant_id AND w.kind = 'plea_received'
             AND w.done_at IS NOT NULL ORDER BY w.done_at LIMIT 1)
    FROM pleas_submission s
    JOIN cases_case c ON c.id = s.case_id
    LEFT JOIN reference_court k ON k.id = c.court_id
    LEFT JOIN cases_plea p ON p.defendant_id = s.defendant_id AND p.replaces_id IS NULL
        AND p.entered_at = s.submitted_at
    WHERE s.submitted_at >= %s::timestamp AT TIME ZONE 'Europe/London' AND NOT coalesce(k.online_plea_test, false)
"""
NIGHTLY = system_actor("Figures")


@dataclass
class Sent:
    """One answer as the case has it."""

    day: date
    language: str
    done_on: date | None
    choices: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Recounted:
    """What the recount found: answers compared, and the faults in words without any person."""

    compared: int
    differences: tuple[str, ...]


def recount(*, today: date, days: int) -> Recounted:
    """Compare every answer of the days with its row, note which the court has dealt with, and record it."""
    since = today - timedelta(days=days - 1)
    with task_scope(purpose=Purpose.FIGURES), transaction.atomic():
        sent = _sent_since(since)
        notes = {note.pk: note for note in SubmissionNote.objects.filter(day__gte=since, is_example=False)}
        differences = tuple(sorted(_differences(sent, notes)))
        _note_processed(sent, notes)
        record(
            "figures.recounted",
            actor=NIGHTLY,
            data={"compared": len(sent), "count": len(differences), "differences": list(differences[:100])},
        )
    return Recounted(len(sent), differences)


def _sent_since(since: date) -> dict[UUID, Sent]:
    with connection.cursor() as cursor:
        cursor.execute(_SENT, [since])
        rows = cursor.fetchall()
    sent: dict[UUID, Sent] = {}
    for submission_id, day, _court, language, choice, done_on in rows:
        answer = sent.setdefault(note_key(submission_id), Sent(day, language, done_on))
        if choice:
            answer.choices.append(choice)
    return sent


def _differences(sent: dict[UUID, Sent], notes: dict[UUID, SubmissionNote]) -> Iterator[str]:
    for key in sent.keys() - notes.keys():
        yield f"{sent[key].day}: an answer is missing from the figures"
    for key in notes.keys() - sent.keys():
        yield f"{notes[key].day}: the figures have an answer that no case has"
    for key in sent.keys() & notes.keys():
        answer, note = sent[key], notes[key]
        counted = (note.day, note.language, note.guilty, note.guilty_attending, note.not_guilty)
        pleaded = [answer.choices.count(choice) for choice in ("guilty", "guilty_attending", "not_guilty")]
        if counted != (answer.day, answer.language, *pleaded):
            yield f"{answer.day}: the figures have {counted[1:]}, the case {(answer.language, *pleaded)}"


def _note_processed(sent: dict[UUID, Sent], notes: dict[UUID, SubmissionNote]) -> None:
    by_day: dict[date, list[UUID]] = defaultdict(list)
    for key, answer in sent.items():
        note = notes.get(key)
        if answer.done_on and note is not None and note.processed_on is None:
            by_day[answer.done_on].append(key)
    for day, keys in by_day.items():
        SubmissionNote.objects.filter(pk__in=keys).update(processed_on=day)
