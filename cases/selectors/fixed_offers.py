"""Fixed offers: what a defendant is offered, what was accepted, and what is due."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.exceptions import CaseNotFound
from cases.fixed_offer import (
    Assessment,
    ChargeFacts,
    OfferOutcome,
    SurchargeRule,
    assess_offer,
    offer_level,
)
from cases.models import Case, Defendant, FixedOfferAcceptance, FixedOfferEnd, FixedOfferPenalty, Offence
from cases.states import OPEN_FOR_PLEA, InitiationCode
from cases.types import AcceptedOffer, AcceptedPenalty
from commonplatform.reference.figures import standard_penalties, surcharge_rate
from commonplatform.reference.models import PenaltyLevel

MOST_AT_ONCE = 500


def fixed_offer_for(case_id: UUID, defendant_id: UUID) -> Assessment:
    """What the notice offers this defendant, from the figures of the day it was posted."""
    found = Defendant.objects.filter(pk=defendant_id, case_id=case_id)
    defendant = found.select_related("particulars", "case__prosecutor").prefetch_related("offences").first()
    if defendant is None:
        raise CaseNotFound(case_id)
    return assessment_of(defendant)


def assessment_of(defendant: Defendant) -> Assessment:
    """The same for a defendant whose particulars, prosecutor and offences have been read."""
    case, offences = defendant.case, sorted(defendant.offences.all(), key=lambda offence: offence.sequence)
    posted_on = case.posting_date if case.initiation_code == InitiationCode.SINGLE_JUSTICE else None
    if posted_on is None or not any(offence.fixed_offer_made for offence in offences):
        return Assessment(OfferOutcome.NONE_MADE)
    level = offer_level(
        is_organisation=bool(defendant.organisation_name),
        born_on=defendant.particulars.date_of_birth,
        posted_on=posted_on,
    )
    return assess_offer(
        prosecutor_is_approved=case.prosecutor.fixed_offer_approved,
        level=level,
        charges=[
            ChargeFacts(offence.pk, offence.code, offence.fixed_offer_made, offence.compensation)
            for offence in offences
        ],
        standard_penalties=standard_penalties([offence.code for offence in offences], level=level, on=posted_on),
        surcharge=_surcharge(level, min(offence.committed_on for offence in offences)),
        costs=case.prosecution_costs,
    )


def accepted_offer(defendant_id: UUID) -> AcceptedOffer | None:
    """What the defendant accepted, and how it ended if it has."""
    penalties = FixedOfferPenalty.objects.filter(defendant_id=defendant_id).order_by("offence__sequence")
    found = list(penalties.select_related("offence", "acceptance__defendant", "acceptance__end"))
    return _accepted(found[0].acceptance, found) if found else None


def offer_accepted_by(defendant: Defendant) -> AcceptedOffer | None:
    """The same for a defendant whose charges have been read as `defendants_with_charges` reads them."""
    penalties = [
        offence.fixed_offer_penalty for offence in defendant.offences.all() if hasattr(offence, "fixed_offer_penalty")
    ]
    if not penalties:
        return None
    acceptance = penalties[0].acceptance
    acceptance.defendant = defendant
    return _accepted(acceptance, penalties)


def acceptances_due(on: date) -> list[UUID]:
    """Acceptances that have not ended and whose cooling-off has, or whose case has moved on meanwhile."""
    over = Q(can_change_until__lt=on) | ~Q(case__status__in=OPEN_FOR_PLEA)
    due = FixedOfferAcceptance.objects.filter(over, end__isnull=True).order_by("can_change_until")
    return list(due.values_list("pk", flat=True)[:MOST_AT_ONCE])


def cases_to_assess() -> list[UUID]:
    """Cases with an offered charge that nobody has looked at yet, of prosecutors approved for offers."""
    offered = Offence.objects.filter(case=OuterRef("pk"), fixed_offer_made=True)
    cases = Case.objects.filter(
        Exists(offered),
        status__in=OPEN_FOR_PLEA,
        prosecutor__fixed_offer_approved=True,
        fixed_offer_assessment__isnull=True,
    )
    return list(cases.order_by("received_at").values_list("pk", flat=True)[:MOST_AT_ONCE])


def _surcharge(level: PenaltyLevel, committed_on: date) -> SurchargeRule | None:
    row = surcharge_rate(level, committed_on=committed_on)
    return None if row is None else SurchargeRule(row.fixed_amount, row.percentage, row.minimum, row.maximum)


def _accepted(acceptance: FixedOfferAcceptance, penalties: Iterable[FixedOfferPenalty]) -> AcceptedOffer:
    end: FixedOfferEnd | None = getattr(acceptance, "end", None)
    return AcceptedOffer(
        acceptance_id=acceptance.pk,
        case_id=acceptance.case_id,
        defendant_id=acceptance.defendant_id,
        defendant_name=acceptance.defendant.display_name,
        accepted_at=acceptance.accepted_at,
        accepted_by=acceptance.recorded_by,
        can_change_until=acceptance.can_change_until,
        penalties=tuple(_penalty(each) for each in penalties),
        costs=acceptance.costs,
        surcharge=acceptance.surcharge,
        total=acceptance.total,
        outcome=end.outcome if end else "",
        ended_on=timezone.localdate(end.ended_at) if end else None,
        pay_by=end.pay_by if end else None,
        collection_order=end is not None and end.collection_order,
    )


def _penalty(penalty: FixedOfferPenalty) -> AcceptedPenalty:
    charge = penalty.offence
    return AcceptedPenalty(charge.pk, charge.title, charge.title_welsh, penalty.penalty, penalty.compensation)
