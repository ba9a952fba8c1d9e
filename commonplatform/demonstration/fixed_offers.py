"""The fixed offers of the story. Every amount is invented: the law's own list of penalties is not shipped."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from commonplatform.demonstration.told import rows
from commonplatform.reference.models import PenaltyLevel, Prosecutor, StandardPenalty

VALID_FROM = date(2022, 6, 16)
SOURCE = "Invented for the demonstration; no real penalty"
# The day after the last one of the cooling-off, counted from the acceptance.
DAYS_TO_CONVICTION = 6


@dataclass(frozen=True, slots=True)
class ToldOffer:
    """An offer made with the notice of a case, and when it was accepted; 0 for not at all."""

    reference: str
    compensation: str
    accepted_days_ago: int

    @property
    def is_concluded(self) -> bool:
        return self.accepted_days_ago >= DAYS_TO_CONVICTION


@cache
def offers() -> dict[str, ToldOffer]:
    """By the reference of the case."""
    return {
        row["reference"]: ToldOffer(row["reference"], row["compensation"], int(row["accepted_days_ago"] or 0))
        for row in rows("offers")
    }


def plant_penalties() -> None:
    """Approve the prosecutors of the story for offers and list their penalties; what is there stays."""
    for row in rows("standard_penalties"):
        Prosecutor.objects.filter(ou_code=row["prosecutor"]).update(fixed_offer_approved=True)
        for level in PenaltyLevel:
            StandardPenalty.objects.get_or_create(
                offence_code=row["offence_code"],
                level=level,
                defaults={"amount": Decimal(row[level]), "valid_from": VALID_FROM, "source": SOURCE},
            )
