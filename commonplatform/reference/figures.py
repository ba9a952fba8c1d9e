"""Reading the dated figures: the rows valid on a day."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.db.models import Q

from commonplatform.reference.models import FineGuideline, PenaltyLevel, StandardPenalty, SurchargeRate


def standard_penalties(codes: Collection[str], *, level: PenaltyLevel, on: date) -> dict[str, Decimal]:
    """The penalty of each offence that a fixed offer could be made for in a notice posted that day."""
    rows = StandardPenalty.objects.filter(_valid(on), offence_code__in=codes, level=level)
    return dict(rows.values_list("offence_code", "amount"))


def surcharge_rate(level: PenaltyLevel, *, committed_on: date) -> SurchargeRate | None:
    """The surcharge for an offence of that day; where there are several offences, give the earliest day."""
    return SurchargeRate.objects.filter(_valid(committed_on), level=level).first()


def fine_guidelines(codes: Collection[str], *, on: date) -> dict[str, FineGuideline]:
    """What the guidelines in force on the day say of each offence; offences without one are absent."""
    rows = FineGuideline.objects.filter(_valid(on), offence_code__in=codes)
    return {row.offence_code: row for row in rows}


def _valid(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
