"""Monthly outgoings and their totals (domain document "Online plea", Expenses)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pleas.answers import Outgoings

HOUSEHOLD_ITEMS = ("accommodation", "utilities", "insurance", "council_tax")
OTHER_ITEMS = ("television", "travel", "telephone", "loans", "county_court_orders", "child_maintenance", "fines")
_NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class OutgoingsTotals:
    """What goes out in a month. A blank amount counts as nothing."""

    household: Decimal
    other: Decimal

    @property
    def all(self) -> Decimal:
        return self.household + self.other


def outgoings_totals(outgoings: Outgoings) -> OutgoingsTotals:
    """The extra expense counts only while somebody says that there is one."""
    extra = outgoings.anything_else_amount if outgoings.has_anything_else else None
    return OutgoingsTotals(
        household=_sum(outgoings.household, HOUSEHOLD_ITEMS),
        other=_sum(outgoings.other, OTHER_ITEMS) + (extra or _NOTHING),
    )


def _sum(amounts: Mapping[str, Decimal], items: Iterable[str]) -> Decimal:
    return sum((amounts.get(item, _NOTHING) for item in items), _NOTHING)
