"""Which policy keeps the documents of a case, and for how long.

Source: domain document "Defence portal", Retention. For one defendant the first rule that fits wins; across the
defendants of a case the best rank does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cases.retention.rules.periods import Period


class Policy(StrEnum):
    """The policies by their names."""

    LIFE = "LIFE"
    CUSTODIAL = "CUSTODIAL"
    NON_CUSTODIAL = "NON_CUSTODIAL"
    REMITTAL = "REMITTAL"
    ACQUITTAL = "ACQUITTAL"
    NOT_GUILTY = "NOT_GUILTY"

    @property
    def code(self) -> int:
        """The code that the policy is reported under; some share one."""
        return _TERMS[self].code

    @property
    def rank(self) -> int:
        """1 is the highest."""
        return _TERMS[self].rank

    @property
    def period(self) -> Period:
        """How long it keeps; custody longer than that keeps longer."""
        return _TERMS[self].period


@dataclass(frozen=True, slots=True)
class _Terms:
    code: int
    rank: int
    period: Period


_TERMS = {
    Policy.LIFE: _Terms(code=4, rank=1, period=Period(years=99)),
    Policy.CUSTODIAL: _Terms(code=3, rank=2, period=Period(years=7)),
    Policy.NON_CUSTODIAL: _Terms(code=2, rank=3, period=Period(years=7)),
    Policy.REMITTAL: _Terms(code=2, rank=4, period=Period(years=7)),
    Policy.ACQUITTAL: _Terms(code=1, rank=5, period=Period(years=1)),
    Policy.NOT_GUILTY: _Terms(code=1, rank=6, period=Period(years=1)),
}

NOT_GUILTY_VERDICTS = frozenset({"N", "NGJU", "NGJA", "NGJJ"})
# Between defendants of the same policy the longer period counts; of the others all periods are the same.
_LONGER_COUNTS = frozenset({Policy.CUSTODIAL, Policy.REMITTAL})


@dataclass(frozen=True, slots=True)
class OffenceFacts:
    """One offence: its verdict code, empty without a verdict, and whether it was sent to another court."""

    verdict: str = ""
    is_remitted: bool = False


@dataclass(frozen=True, slots=True)
class DefendantFacts:
    """What was decided about one defendant.

    `custody` are the total custodial periods on the defendant or on offences, counted from the order; a total
    custodial result without a period is an empty one.
    """

    offences: tuple[OffenceFacts, ...] = ()
    has_life: bool = False
    custody: tuple[Period, ...] = ()
    is_finally_discharged: bool = False


@dataclass(frozen=True, slots=True)
class AppliedPolicy:
    """A policy with the period for which it keeps this case."""

    policy: Policy
    period: Period


def policy_for(defendant: DefendantFacts) -> AppliedPolicy:
    """The first rule that fits one defendant; 7 years where none does."""
    if defendant.has_life:
        return _applied(Policy.LIFE)
    if defendant.custody:
        periods = (*defendant.custody, Policy.CUSTODIAL.period)
        return AppliedPolicy(Policy.CUSTODIAL, max(periods, key=lambda period: period.length))
    if any(offence.is_remitted for offence in defendant.offences):
        return _applied(Policy.REMITTAL)
    if defendant.is_finally_discharged:
        return _applied(Policy.ACQUITTAL)
    if defendant.offences and all(offence.verdict in NOT_GUILTY_VERDICTS for offence in defendant.offences):
        return _applied(Policy.NOT_GUILTY)
    return _applied(Policy.NON_CUSTODIAL)


def policy_of_case(defendants: Iterable[AppliedPolicy]) -> AppliedPolicy:
    """The best rank among the defendants. Raises `ValueError` for a case without any."""
    return min(defendants, key=_order)


def _order(applied: AppliedPolicy) -> tuple[int, int]:
    longer = applied.period.length if applied.policy in _LONGER_COUNTS else 0
    return applied.policy.rank, -longer


def _applied(policy: Policy) -> AppliedPolicy:
    return AppliedPolicy(policy, policy.period)
