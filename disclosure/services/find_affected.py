"""Find out who was affected by a fault: asked by an administrator, answered by the worker, handed out as a file."""

import time
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Actor, Purpose
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from commonplatform.storage.objects import store_object
from commonplatform.storage.tickets import HandedOut, ticket_link
from disclosure.affected_file import Counted, affected_file
from disclosure.models import AffectedReport
from disclosure.selectors.affected import affected_lines
from disclosure.selectors.handing_out import AFFECTED_TYPE, affected_to_open
from disclosure.types import FIND_AFFECTED, FaultWindow


def ask_who_was_affected(*, actor: Actor, window: FaultWindow, reason: str) -> UUID:
    """Have the worker find out. People of no role that sees cases learn references and readers, never content."""
    require_ever(actor, Action.CREATE, Target.AFFECTED)
    with transaction.atomic():
        report = AffectedReport.objects.create(
            begins_at=window.begins_at,
            ends_at=window.ends_at,
            material_id=window.material_id,
            organisation_id=window.organisation_id,
            part=window.part,
            reason=reason,
            asked_by=actor.display_name,
        )
        record(
            "affected.asked",
            actor=actor,
            subject_id=report.pk,
            reason=reason,
            data={"begins": window.begins_at.isoformat(), "ends": window.ends_at.isoformat()},
            effects=[EffectRequest(kind=FIND_AFFECTED, recipient=str(report.pk), payload={"report": str(report.pk)})],
        )
    return report.pk


def note_affected_listed(*, actor: Actor, window: FaultWindow, reason: str) -> None:
    """That somebody has asked on the command line."""
    with task_scope():
        record(
            "affected.asked",
            actor=actor,
            reason=reason,
            data={"begins": window.begins_at.isoformat(), "ends": window.ends_at.isoformat()},
        )


def find_affected(*, report_id: UUID) -> None:
    """Answer one question; doing it again writes the same object anew. Raises `StoreUnavailable`."""
    with task_scope():
        report = AffectedReport.objects.get(pk=report_id)
    window = FaultWindow(report.begins_at, report.ends_at, report.material_id, report.organisation_id, report.part)
    started = time.monotonic()
    content, counted = affected_now(window)
    key = f"reports/{report_id}.csv"
    store_object(key, content, content_type=AFFECTED_TYPE)
    with task_scope():
        AffectedReport.objects.filter(pk=report_id).update(
            state=AffectedReport.State.READY,
            made_at=timezone.now(),
            object_key=key,
            cases=len(counted.cases),
            documents=len(counted.documents),
            readers=len(counted.readers),
            lines=counted.lines,
            seconds=round(time.monotonic() - started),
        )


def affected_now(window: FaultWindow) -> tuple[bytes, Counted]:
    """The file at once, for the worker and for the command line."""
    with task_scope(purpose=Purpose.AFFECTED), translation.override("en"):
        return affected_file(affected_lines(window))


def hand_out_affected(*, actor: Actor, report_id: UUID) -> str:
    """A link to the file, good once, for a minute; that it was given is on record.

    Raises `ReportNotFound`, and `TicketsUnavailable`, which undoes the record.
    """
    with transaction.atomic():
        report, file = affected_to_open(actor, report_id)
        record("affected.downloaded", actor=actor, subject_id=report.pk, data={"lines": report.lines})
        return ticket_link(actor, HandedOut.AFFECTED, report_id, file.object_key)
