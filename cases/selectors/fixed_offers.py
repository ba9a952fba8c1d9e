"""Fixed offers: what a defendant is offered, what was accepted, and what is due."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from cases.exceptions import CaseNotFound
from cases.fixed_offer import (
    Assessment,
    ChargeFacts,
    OfferOutcome,
    SurchargeRule,
    assess_offer,
    offer_level,
)
from cases.models import Case, Defendant, FixedOfferAcceptance, FixedOfferEnd, Offence
from cases.states import CaseStatus
from cases.types import AcceptedOffer
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
    posted_on = case.posting_date
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
    return _accepted(FixedOfferAcceptance.objects.filter(defendant_id=defendant_id).first())


def acceptances_due(on: date) -> list[UUID]:
    """Acceptances whose cooling-off has run out and which have not ended."""
    due = FixedOfferAcceptance.objects.filter(concludes_on__lte=on, end__isnull=True).order_by("concludes_on")
    return list(due.values_list("pk", flat=True)[:MOST_AT_ONCE])


def cases_to_assess() -> list[UUID]:
    """Cases with an offered charge that nobody has looked at yet, of prosecutors approved for offers."""
    offered = Offence.objects.filter(case=OuterRef("pk"), fixed_offer_made=True)
    cases = Case.objects.filter(
        Exists(offered),
        status=CaseStatus.RECEIVED,
        prosecutor__fixed_offer_approved=True,
        fixed_offer_assessment__isnull=True,
    )
    return list(cases.order_by("received_at").values_list("pk", flat=True)[:MOST_AT_ONCE])


def _surcharge(level: PenaltyLevel, committed_on: date) -> SurchargeRule | None:
    row = surcharge_rate(level, committed_on=committed_on)
    return None if row is None else SurchargeRule(row.fixed_amount, row.percentage, row.minimum, row.maximum)


def _accepted(acceptance: FixedOfferAcceptance | None) -> AcceptedOffer | None:
    if acceptance is None:
        return None
    end = FixedOfferEnd.objects.filter(acceptance=acceptance).first()
    return AcceptedOffer(
        acceptance_id=acceptance.pk,
        case_id=acceptance.case_id,
        defendant_id=acceptance.defendant_id,
        defendant_name=acceptance.defendant.display_name,
        accepted_at=acceptance.accepted_at,
        concludes_on=acceptance.concludes_on,
        total=acceptance.total,
        outcome=end.outcome if end else "",
        pay_by=end.pay_by if end else None,
    )
