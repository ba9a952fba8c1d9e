"""Fix a hearing of a case: who, where, when. Rooms and capacity are the diary's concern."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from cases.exceptions import CaseNotFound, StatusMoveRefused
from cases.models import Case, Defendant, Hearing, HearingDefendant
from cases.states import CASE_MOVES, CaseStatus


def fix_hearing(
    *,
    case_id: UUID,
    defendant_ids: Sequence[UUID],
    type_code: str,
    type_name: str,
    court_id: UUID,
    court_room_id: UUID,
    starts_at: datetime,
    minutes: int,
) -> UUID:
    """The new hearing's id; the case becomes listed. The caller has the right and records the event.

    Raises `CaseNotFound` when a defendant is not of the case, `StatusMoveRefused` when it is over.
    """
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).filter(pk=case_id).first()
        known = set(Defendant.objects.filter(case_id=case_id).values_list("pk", flat=True))
        if case is None or not defendant_ids or not set(defendant_ids) <= known:
            raise CaseNotFound(case_id)
        current = CaseStatus(case.status)
        if current != CaseStatus.LISTED:
            if CaseStatus.LISTED not in CASE_MOVES[current]:
                raise StatusMoveRefused(current=current, wanted=CaseStatus.LISTED)
            Case.objects.filter(pk=case_id).update(status=CaseStatus.LISTED)
        hearing = Hearing.objects.create(
            case_id=case_id,
            type_code=type_code,
            type_name=type_name,
            court_id=court_id,
            court_room_id=court_room_id,
            starts_at=starts_at,
            minutes=minutes,
        )
        HearingDefendant.objects.bulk_create(
            HearingDefendant(case_id=case_id, hearing=hearing, defendant_id=defendant_id)
            for defendant_id in defendant_ids
        )
        return hearing.pk
