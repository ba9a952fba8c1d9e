"""Give a principal a relation to a case. The caller has decided that it is right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from cases.models import AccessGrant
from cases.services.end_grants import end_grants
from cases.services.keep_inbox import keep_inbox
from cases.states import AssignmentBasis, Relation
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest


@dataclass(frozen=True, slots=True)
class ByName:
    """What a right holds besides when a person was named: for whom they act, and what it rests on."""

    acting_for_id: UUID
    acting_for_name: str
    rests_on_id: UUID | None = None
    basis: AssignmentBasis | None = None
    representing: str = ""


def grant_access(
    *,
    actor: Actor,
    case_id: UUID,
    principal_id: UUID,
    principal_name: str,
    relation: Relation,
    defendant_id: UUID | None = None,
    expires_at: datetime | None = None,
    reason: str = "",
    by_name: ByName | None = None,
    effects: Iterable[EffectRequest] = (),
) -> UUID:
    """Open a grant (one of the same kind that is in force stays) and put the case in the principal's inbox.

    Returns the grant in force. One that has expired, but not been ended yet, is ended first.
    """
    now = timezone.now()
    with transaction.atomic():
        already = AccessGrant.objects.filter(
            case_id=case_id,
            principal_id=principal_id,
            relation=relation,
            defendant=defendant_id,
            ended_at__isnull=True,
        ).first()
        if already is not None and (already.expires_at is None or already.expires_at > now):
            return already.pk
        if already is not None:
            end_grants(actor=actor, grant_ids=[already.pk], automatically=True)
        grant = AccessGrant.objects.create(
            case_id=case_id,
            defendant_id=defendant_id,
            principal_id=principal_id,
            principal_name=principal_name,
            relation=relation,
            starts_at=now,
            expires_at=expires_at,
            granted_by=actor.display_name,
            granter_id=actor.user_id,
            granter_organisation_id=actor.organisation_id,
            reason=reason,
            **_named(by_name),
        )
        keep_inbox(connection, case_id=case_id, principal_id=principal_id)
        record(
            "access.granted",
            actor=actor,
            case_id=case_id,
            defendant_id=defendant_id,
            subject_id=grant.pk,
            reason=reason,
            data={"principal": principal_name, "relation": relation, "basis": grant.basis},
            effects=effects,
        )
        return grant.pk


def _named(by_name: ByName | None) -> dict[str, object]:
    if by_name is None:
        return {}
    return {
        "acting_for_id": by_name.acting_for_id,
        "acting_for_name": by_name.acting_for_name,
        "rests_on_id": by_name.rests_on_id,
        "basis": by_name.basis or "",
        "representing": by_name.representing,
    }
