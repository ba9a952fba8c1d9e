"""Enter the pleas of one defendant, all or none."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from cases.exceptions import CaseNotFound, CaseNotOpenForPlea, PleaAlreadyEntered
from cases.models import Case, Plea
from cases.states import CaseStatus, PleaMethod
from cases.types import PleaToEnter
from commonplatform.accounts.types import Actor

_CHARGES = """
    SELECT o.id, p.entered_at, p.method FROM cases_offence o
    LEFT JOIN cases_plea p ON p.offence_id = o.id AND p.replaces_id IS NULL
    WHERE o.defendant_id = %s AND o.case_id = %s
"""
OPEN_FOR_PLEA = (CaseStatus.RECEIVED, CaseStatus.PLEA_ENTERED)


def enter_pleas(
    *,
    actor: Actor,
    case_id: UUID,
    defendant_id: UUID,
    pleas: Sequence[PleaToEnter],
    method: PleaMethod,
    entered_at: datetime,
) -> None:
    """Write one first plea per charge of the defendant; the caller records the event.

    Raises `CaseNotOpenForPlea`, `PleaAlreadyEntered` with the date of the first, or `CaseNotFound`
    when a charge is missing from `pleas` or is not this defendant's.
    """
    with transaction.atomic():
        status, charged, earlier = _lock_for_plea(case_id, defendant_id)
        if not charged or {plea.offence_id for plea in pleas} != charged or len(pleas) != len(charged):
            raise CaseNotFound(case_id)
        if earlier is not None:
            raise earlier
        if status not in OPEN_FOR_PLEA:
            raise CaseNotOpenForPlea(status=status)
        Plea.objects.bulk_create(
            Plea(
                case_id=case_id,
                defendant_id=defendant_id,
                offence_id=plea.offence_id,
                choice=plea.choice,
                method=method,
                entered_at=entered_at,
                recorded_by=actor.display_name,
                recorded_at=entered_at,
            )
            for plea in pleas
        )
        if status == CaseStatus.RECEIVED:
            Case.objects.filter(pk=case_id).update(status=CaseStatus.PLEA_ENTERED)


def _lock_for_plea(case_id: UUID, defendant_id: UUID) -> tuple[str, set[UUID], PleaAlreadyEntered | None]:
    """Status, the defendant's charges, and the first plea to one of them; the case stays locked.

    Locked first, read second: what the lock waited for must be seen.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM cases_case WHERE id = %s FOR UPDATE", [case_id])
        row = cursor.fetchone()
        if row is None:
            raise CaseNotFound(case_id)
        cursor.execute(_CHARGES, [defendant_id, case_id])
        charges = cursor.fetchall()
    first = min(((entered_at, method) for _id, entered_at, method in charges if entered_at), default=None)
    earlier = PleaAlreadyEntered(entered_at=first[0], method=first[1]) if first else None
    return str(row[0]), {offence_id for offence_id, _entered_at, _method in charges}, earlier
