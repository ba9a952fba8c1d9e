"""The cooling-off has run out: plea, verdict, conviction, terms of payment, and the case completed."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.exceptions import StillCoolingOff
from cases.fixed_offer import is_cooling_off, pay_by
from cases.mails.fixed_offer_ended import fixed_offer_cancelled
from cases.models import Case, Defendant, FixedOfferAcceptance, FixedOfferEnd, Offence, Plea, Verdict, WorkItem
from cases.results.selectors import has_result
from cases.selectors.defendant_contacts import defendant_contact
from cases.selectors.fixed_offers import accepted_offer
from cases.services.cancel_fixed_offer import cancel_fixed_offer
from cases.services.close_work import close_work
from cases.states import OPEN_FOR_PLEA, CaseStatus, OfferCancelled, PleaChoice
from cases.types import AcceptedOffer
from commonplatform.accounts.types import Actor
from commonplatform.audit.types import EffectRequest


def conclude_fixed_offer(*, actor: Actor, acceptance_id: UUID, now: datetime) -> AcceptedOffer | None:
    """Make the acceptance count: guilty pleas dated at acceptance, convictions of today, 28 days to pay.

    None when it has ended already, or when the case has moved on meanwhile: then it is cancelled and
    the defendant is told. Raises `StillCoolingOff` before the day after its last one. The caller
    records the event. Source: domain document "Online plea", Fixed offer accepted online.
    """
    with transaction.atomic():
        acceptance = FixedOfferAcceptance.objects.get(pk=acceptance_id)
        case = Case.objects.select_for_update().get(pk=acceptance.case_id)
        if FixedOfferEnd.objects.filter(acceptance=acceptance).exists():
            return None
        why = _moved_on(case, acceptance)
        if why is not None:
            _cancel(actor, acceptance, why=why, now=now)
            return None
        if is_cooling_off(acceptance.can_change_until, now=now):
            raise StillCoolingOff(acceptance.can_change_until)
        today = timezone.localdate(now)
        _convict(actor, acceptance, on=today, now=now)
        _end(acceptance, on=today, now=now)
        _complete(case)
        accepted = (WorkItem.Kind.FIXED_OFFER_ACCEPTED,)
        close_work(actor=actor, defendant_id=acceptance.defendant_id, kinds=accepted, at=now)
        return accepted_offer(acceptance.defendant_id)


def _moved_on(case: Case, acceptance: FixedOfferAcceptance) -> OfferCancelled | None:
    if case.status not in OPEN_FOR_PLEA:
        return OfferCancelled(case.status)
    decided = Defendant.objects.filter(has_result(), pk=acceptance.defendant_id).exists()
    return OfferCancelled.DECIDED if decided else None


def _cancel(actor: Actor, acceptance: FixedOfferAcceptance, *, why: OfferCancelled, now: datetime) -> None:
    to = defendant_contact(acceptance.case_id, acceptance.defendant_id)
    told: tuple[EffectRequest, ...] = ()
    if to is not None:
        told = (fixed_offer_cancelled(address=to.address, language=to.language, contact=to.case, why=why),)
    cancel_fixed_offer(actor=actor, acceptance_id=acceptance.pk, why=why, at=now, effects=told)


def _convict(actor: Actor, acceptance: FixedOfferAcceptance, *, on: date, now: datetime) -> None:
    whose = {"case_id": acceptance.case_id, "defendant_id": acceptance.defendant_id}
    by = {"recorded_by": actor.display_name, "recorded_at": now}
    offences = [penalty.offence_id for penalty in acceptance.penalties.all()]
    Plea.objects.bulk_create(
        Plea(
            offence_id=offence,
            choice=PleaChoice.GUILTY,
            method=acceptance.method,
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
            convicted_on=on,
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
        pay_by=pay_by(on),
        collection_order=True,
    )


def _complete(case: Case) -> None:
    """The case is completed once every charge in it has its verdict."""
    is_open = Offence.objects.filter(case=case, verdict__isnull=True).exists()
    status = CaseStatus.PLEA_ENTERED if is_open else CaseStatus.CONCLUDED
    if case.status != status:
        Case.objects.filter(pk=case.pk).update(status=status)
