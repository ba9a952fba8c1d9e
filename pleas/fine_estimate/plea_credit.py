"""How much a guilty plea takes off, by when it comes (Sentencing Council, Reduction in Sentence for a Guilty
Plea, from 1 June 2017, section D)."""

from enum import StrEnum
from fractions import Fraction


class PleaStage(StrEnum):
    """When somebody pleads guilty. `NO_PLEA`: found guilty after a trial."""

    FIRST_CHANCE = "first_chance"
    AFTER_FIRST_CHANCE = "after_first_chance"
    FIRST_DAY_OF_TRIAL = "first_day_of_trial"
    NO_PLEA = "no_plea"


# The most that each stage allows; between the second and the third it slides down.
CREDIT: dict[PleaStage, Fraction] = {
    PleaStage.FIRST_CHANCE: Fraction(1, 3),
    PleaStage.AFTER_FIRST_CHANCE: Fraction(1, 4),
    PleaStage.FIRST_DAY_OF_TRIAL: Fraction(1, 10),
    PleaStage.NO_PLEA: Fraction(0),
}
