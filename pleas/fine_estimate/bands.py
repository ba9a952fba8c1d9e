"""Fine bands as percentages of relevant weekly income, and the largest fines of the standard scale.

Source: Sentencing Council, Approach to the assessment of fines; Sentencing Act 2020, section 122.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Band(StrEnum):
    """How serious an offence is, as far as fines go."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


@dataclass(frozen=True, slots=True)
class BandFigures:
    """Percentages of relevant weekly income: the range and its starting point."""

    lowest: int
    starting_point: int
    highest: int


BANDS: dict[Band, BandFigures] = {
    Band.A: BandFigures(25, 50, 75),
    Band.B: BandFigures(75, 100, 125),
    Band.C: BandFigures(125, 150, 175),
    Band.D: BandFigures(200, 250, 300),
    Band.E: BandFigures(300, 400, 500),
    Band.F: BandFigures(500, 600, 700),
}

# Level 5 is unlimited for offences committed on or after 12 March 2015.
LEVEL_MAXIMUMS: dict[int, Decimal | None] = {
    1: Decimal(200),
    2: Decimal(500),
    3: Decimal(1000),
    4: Decimal(2500),
    5: None,
}
