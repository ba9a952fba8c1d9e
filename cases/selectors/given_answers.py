"""What defendants gave with their pleas and asked for, as the reader of an opened case may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from cases.access.policy import Action, Target
from cases.access.relations import require
from cases.exceptions import CaseNotFound
from cases.models import CourtNeeds, Means, Plea, PleaRequest, ProposedChange, WorkItem
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.types import Actor
from commonplatform.encryption.fields import unsealed_json

_ASKED = """
    SELECT * FROM (
        SELECT 'request', r.id, r.defendant_id, r.kind, NULL::bytea, NULL::bytea, r.raised_at, r.state
        FROM cases_plearequest r WHERE r.defendant_id = ANY(%(requests)s)
        UNION ALL
        SELECT 'change', c.id, c.defendant_id, c.detail, c.held, c.proposed, c.raised_at, c.state
        FROM cases_proposedchange c WHERE c.defendant_id = ANY(%(changes)s)
    ) asked ORDER BY state <> 'waiting', raised_at DESC, id
"""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A "request" of some kind, or a "change" of some detail with what is held and what is proposed."""

    kind: str
    item_id: UUID
    defendant_id: UUID
    about: str
    held: dict[str, Any]
    proposed: dict[str, Any]
    raised_at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class RecordedWithPlea:
    """First pleas by offence, and what came with them."""

    pleas: dict[UUID, Plea]
    needs: CourtNeeds | None
    means: Means | None


def needs_of(file: CaseFile) -> dict[UUID, CourtNeeds]:
    """The latest needs by defendant, of those whose needs the reader may see."""
    rows = CourtNeeds.objects.filter(defendant_id__in=_seen(file, Target.COURT_NEEDS)).order_by("set_at")
    return {needs.defendant_id: needs for needs in rows} if _may(file, Target.COURT_NEEDS) else {}


def means_of(file: CaseFile) -> dict[UUID, Means]:
    """The latest means form by defendant, of those whose means the reader may see."""
    rows = Means.objects.filter(defendant_id__in=_seen(file, Target.MEANS)).order_by("given_at")
    return {means.defendant_id: means for means in rows} if _may(file, Target.MEANS) else {}


def asked_for(file: CaseFile) -> list[AskedFor]:
    """Requests about pleas and proposed changes: those that wait first, then newest first, in one query."""
    seen = {
        "requests": _seen(file, Target.PLEA_REQUEST) if _may(file, Target.PLEA_REQUEST) else [],
        "changes": _seen(file, Target.PROPOSED_CHANGE) if _may(file, Target.PROPOSED_CHANGE) else [],
    }
    if not any(seen.values()):
        return []
    with connection.cursor() as cursor:
        cursor.execute(_ASKED, seen)
        rows = cursor.fetchall()
    return [_asked_for(*row) for row in rows]


def standing_pleas(file: CaseFile) -> list[Plea]:
    """Every plea that stands, with its statement and reading, in the order of defendants and charges."""
    return list(
        Plea.objects.filter(case_id=file.case.pk, replaced_by__isnull=True)
        .select_related("defendant", "offence", "reading")
        .order_by("defendant__position", "offence__sequence")
    )


def flags_to_read(actor: Actor, file: CaseFile) -> dict[UUID, tuple[str, ...]]:
    """Why the actor's side was asked to read, by defendant: flags only, never the needs themselves."""
    asked = WorkItem.objects.filter(
        principal_id__in=actor.principals, case_id=file.case.pk, kind=WorkItem.Kind.STATEMENT_TO_READ
    )
    return {
        defendant: tuple(flags)
        for defendant, flags in asked.order_by("created_at").values_list("defendant_id", "flags")
        if defendant is not None
    }


def change_for(actor: Actor, case_id: UUID, change_id: UUID) -> ProposedChange:
    """One proposed change of this case. Raises `CaseNotFound` or `NotAllowed`."""
    require(actor, Action.VIEW, Target.PROPOSED_CHANGE, case_id=case_id)
    change = ProposedChange.objects.select_related("defendant").filter(pk=change_id, case_id=case_id).first()
    if change is None:
        raise CaseNotFound(case_id)
    return change


def request_for(actor: Actor, case_id: UUID, request_id: UUID) -> PleaRequest:
    """One request about pleas of this case. Raises `CaseNotFound` or `NotAllowed`."""
    found = PleaRequest.objects.select_related("defendant").filter(pk=request_id, case_id=case_id).first()
    whose = found.defendant_id if found else None
    require(actor, Action.VIEW, Target.PLEA_REQUEST, case_id=case_id, defendant_id=whose)
    if found is None:
        raise CaseNotFound(case_id)
    return found


def _asked_for(
    kind: str,
    item_id: UUID,
    defendant_id: UUID,
    about: str,
    held: bytes | None,
    proposed: bytes | None,
    raised_at: datetime,
    state: str,
) -> AskedFor:
    return AskedFor(
        kind=kind,
        item_id=item_id,
        defendant_id=defendant_id,
        about=about,
        held=unsealed_json(held, about="held") if held else {},
        proposed=unsealed_json(proposed, about="proposed") if proposed else {},
        raised_at=raised_at,
        state=state,
    )


def _may(file: CaseFile, target: Target) -> bool:
    return file.standing.may(Action.VIEW, target)


def _seen(file: CaseFile, target: Target) -> list[UUID]:
    return [d.pk for d in file.defendants if file.standing.may(Action.VIEW, target, d.pk)]


def recorded_with_plea(case_id: UUID, defendant_id: UUID) -> RecordedWithPlea:
    """What was first entered for a defendant, for the documents made of it. Needs a scope that holds the case."""
    pleas = Plea.objects.filter(case_id=case_id, defendant_id=defendant_id, replaces__isnull=True)
    needs = CourtNeeds.objects.filter(case_id=case_id, defendant_id=defendant_id).order_by("set_at").first()
    means = Means.objects.filter(case_id=case_id, defendant_id=defendant_id).order_by("given_at").first()
    return RecordedWithPlea(
        pleas={plea.offence_id: plea for plea in pleas.select_related("trial_matters")}, needs=needs, means=means
    )
