"""Relevant weekly income (Sentencing Council, Approach to the assessment of fines, Definition of relevant weekly
income): what is left after tax and National Insurance, or a deemed amount."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

DEEMED_ON_BENEFITS: Final = Decimal(120)
DEEMED_UNKNOWN: Final = Decimal(440)


class IncomeRule(StrEnum):
    """Which rule gave the amount."""

    ACTUAL = "actual"
    BENEFITS_OR_LOW = "benefits_or_low"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RelevantIncome:
    """The amount that bands are percentages of, and why it is that."""

    amount: Decimal
    rule: IncomeRule


def relevant_income(weekly: Decimal | None, *, only_benefits: bool = False) -> RelevantIncome:
    """£440 when nothing is known; £120 on benefits alone or with no more than that; else the actual income."""
    if only_benefits:
        return RelevantIncome(DEEMED_ON_BENEFITS, IncomeRule.BENEFITS_OR_LOW)
    if weekly is None:
        return RelevantIncome(DEEMED_UNKNOWN, IncomeRule.UNKNOWN)
    if weekly <= DEEMED_ON_BENEFITS:
        return RelevantIncome(DEEMED_ON_BENEFITS, IncomeRule.BENEFITS_OR_LOW)
    return RelevantIncome(weekly, IncomeRule.ACTUAL)
