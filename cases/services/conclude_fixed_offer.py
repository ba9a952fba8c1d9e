"""The cooling-off has run out: plea, verdict, conviction, terms of payment, and the case completed."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.models import Case, FixedOfferAcceptance, FixedOfferEnd, Offence, Plea, Verdict
from cases.selectors.fixed_offers import accepted_offer
from cases.services.cancel_fixed_offer import cancel_fixed_offer
from cases.services.enter_pleas import OPEN_FOR_PLEA
from cases.states import CaseStatus, PleaChoice, PleaMethod
from cases.types import AcceptedOffer
from commonplatform.accounts.types import Actor

TIME_TO_PAY = timedelta(days=28)


def conclude_fixed_offer(*, actor: Actor, acceptance_id: UUID, now: datetime) -> AcceptedOffer | None:
    """Make the acceptance count: guilty pleas dated at acceptance, convictions of today, 28 days to pay.

    None when it has ended already or the case has moved on meanwhile (then it is cancelled). The caller
    records the event. Source: domain document "Online plea", Fixed offer accepted online.
    """
    with transaction.atomic():
        acceptance = FixedOfferAcceptance.objects.get(pk=acceptance_id)
        case = Case.objects.select_for_update().get(pk=acceptance.case_id)
        if FixedOfferEnd.objects.filter(acceptance=acceptance).exists():
            return None
        if case.status not in OPEN_FOR_PLEA:
            reason = f"the case is {case.get_status_display().lower()}"
            cancel_fixed_offer(actor=actor, acceptance_id=acceptance_id, reason=reason, at=now)
            return None
        _convict(actor, acceptance, now=now)
        _end(acceptance, on=timezone.localdate(now), now=now)
        _complete(case)
        return accepted_offer(acceptance.defendant_id)


def _convict(actor: Actor, acceptance: FixedOfferAcceptance, *, now: datetime) -> None:
    whose = {"case_id": acceptance.case_id, "defendant_id": acceptance.defendant_id}
    by = {"recorded_by": actor.display_name, "recorded_at": now}
    offences = [penalty.offence_id for penalty in acceptance.penalties.all()]
    Plea.objects.bulk_create(
        Plea(
            offence_id=offence,
            choice=PleaChoice.GUILTY,
            method=PleaMethod.ONLINE,
            entered_at=acceptance.accepted_at,
            **whose,
            **by,
        )
        for offence in offences
    )
    Verdict.objects.bulk_create(
        Verdict(
            offence_id=offence,
            finding=Verdict.Finding.GUILTY,
            route=Verdict.Route.FIXED_OFFER,
            convicted_on=timezone.localdate(now),
            **whose,
            **by,
        )
        for offence in offences
    )


def _end(acceptance: FixedOfferAcceptance, *, on: date, now: datetime) -> None:
    FixedOfferEnd.objects.create(
        acceptance=acceptance,
        case_id=acceptance.case_id,
        defendant_id=acceptance.defendant_id,
        outcome=FixedOfferEnd.Outcome.CONCLUDED,
        ended_at=now,
        pay_by=on + TIME_TO_PAY,
        collection_order=True,
    )


def _complete(case: Case) -> None:
    """The case is completed once every charge in it has its verdict."""
    is_open = Offence.objects.filter(case=case, verdict__isnull=True).exists()
    status = CaseStatus.PLEA_ENTERED if is_open else CaseStatus.CONCLUDED
    if case.status != status:
        Case.objects.filter(pk=case.pk).update(status=status)
