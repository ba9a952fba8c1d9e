"""Enter the pleas of one defendant, all or none."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from cases.exceptions import CaseNotFound, CaseNotOpenForPlea, PleaAlreadyEntered
from cases.models import Case, Defendant, Offence, Plea
from cases.states import CaseStatus, PleaMethod
from cases.types import PleaToEnter
from commonplatform.accounts.types import Actor

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
        case = Case.objects.select_for_update(of=("self",)).filter(pk=case_id).first()
        if case is None or not Defendant.objects.filter(pk=defendant_id, case_id=case_id).exists():
            raise CaseNotFound(case_id)
        charged = set(Offence.objects.filter(defendant_id=defendant_id).values_list("pk", flat=True))
        if {plea.offence_id for plea in pleas} != charged or len(pleas) != len(charged):
            raise CaseNotFound(case_id)
        first = Plea.objects.filter(offence_id__in=charged).order_by("entered_at").first()
        if first is not None:
            raise PleaAlreadyEntered(entered_at=first.entered_at, method=first.method)
        if case.status not in OPEN_FOR_PLEA:
            raise CaseNotOpenForPlea(status=case.status)
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
        if case.status == CaseStatus.RECEIVED:
            Case.objects.filter(pk=case_id).update(status=CaseStatus.PLEA_ENTERED)
