"""What the database, the object store and the mail server hold now. Runs as the schema's owner."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import connection

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.benchmarks.drill.checking import Kept
from commonplatform.notifications.types import SEND_MAIL
from commonplatform.storage.objects import list_objects
from pleas.figures.services.note_submission import note_key

_KEPT = """
    SELECT d.id, d.case_id,
        (SELECT count(*) FROM cases_offence o WHERE o.defendant_id = d.id) AS charges,
        (SELECT count(*) FROM cases_plea p WHERE p.defendant_id = d.id) AS pleas,
        (SELECT count(*) FROM audit_event e WHERE e.case_id = d.case_id AND e.defendant_id = d.id
            AND e.kind = 'plea.submitted') AS events,
        (SELECT count(*) FROM cases_workitem w WHERE w.case_id = d.case_id AND w.kind = 'plea_received') AS works,
        (SELECT count(*) FROM pleas_draft f WHERE f.defendant_id = d.id) AS drafts,
        (SELECT count(*) FROM disclosure_material m WHERE m.case_id = d.case_id AND m.defendant_id = d.id
            AND m.section = 'PL' AND m.status = 'published') AS documents,
        (SELECT count(*) FROM audit_effect x WHERE x.case_id = d.case_id AND x.status <> 'done') AS unfinished,
        ARRAY(SELECT x.id FROM audit_effect x WHERE x.case_id = d.case_id AND x.kind = %s) AS mails,
        ARRAY(SELECT s.id FROM pleas_submission s WHERE s.defendant_id = d.id) AS submissions,
        (SELECT max(s.reference) FROM pleas_submission s WHERE s.defendant_id = d.id) AS reference,
        coalesce((SELECT max(s.language) FROM pleas_submission s WHERE s.defendant_id = d.id), 'en') AS language
    FROM cases_defendant d WHERE d.id = ANY(%s)
"""
_NOTES = "SELECT id FROM figures_submissionnote WHERE id = ANY(%s)"


def what_is_kept(defendants: Collection[UUID]) -> dict[UUID, Kept]:
    """Each defendant's rows and objects."""
    stored = Counter(UUID(stored.key.split("/")[1]) for stored in list_objects("pleas") if "-plea-" in stored.key)
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute(_KEPT, [SEND_MAIL, list(defendants)])
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        cursor.execute(_NOTES, [[note_key(sent) for row in rows for sent in row["submissions"]]])
        noted = {note for (note,) in cursor.fetchall()}
    return {
        row["id"]: Kept(
            charges=row["charges"],
            pleas=row["pleas"],
            submissions=len(row["submissions"]),
            events=row["events"],
            works=row["works"],
            counted=sum(note_key(sent) in noted for sent in row["submissions"]),
            drafts=row["drafts"],
            documents=row["documents"],
            objects=stored[row["case_id"]],
            languages=2 if row["language"] == "cy" else 1,
            unfinished=row["unfinished"],
            reference=row["reference"] or "",
            mails=tuple(row["mails"]),
        )
        for row in rows
    }


def mails_taken(file: Path) -> Counter[UUID]:
    """How often each mail stands in the mail server's file, by the key in its Message-ID."""
    if not file.exists():
        return Counter()
    return Counter(UUID(line.strip("<>\n").partition("@")[0]) for line in file.read_text().splitlines())


def effects_not_done() -> tuple[int, int]:
    """How many effects wait, and how many were given up."""
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE status = 'waiting'), count(*) FILTER (WHERE status = 'failed')"
            " FROM audit_effect"
        )
        waiting, failed = cursor.fetchone()
    return waiting, failed


def effects_done_since(instant: datetime) -> int:
    """How many effects were done after this instant."""
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_effect WHERE done_at > %s", [instant])
        (done,) = cursor.fetchone()
    return int(done)


def mails_of_nobody(taken: Counter[UUID]) -> int:
    """Mails at the mail server that no effect has asked for."""
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_effect WHERE kind = %s AND id = ANY(%s)", [SEND_MAIL, list(taken)])
        (known,) = cursor.fetchone()
    return len(taken) - int(known)
