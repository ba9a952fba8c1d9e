"""Whether a result is mailed, and what a case's status becomes: pure, from codes alone.

Domain document "Online plea", Results. A case is concluded when every charge of every defendant has a
result and none is adjourned; when every charge was withdrawn, it is withdrawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from cases.results.codes import DISQUALIFICATION, is_adjourned, is_concluded, is_withdrawn
from cases.results.states import SkipReason
from cases.states import CaseStatus

CodesByCharge = Mapping[tuple[int, str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Mailable:
    """What the decision to mail looks at. `offences` are the result codes of each offence."""

    has_contact: bool
    account_number: str
    division: str
    offences: CodesByCharge


def why_not_mailed(result: Mailable) -> SkipReason | None:
    """The first reason to leave it to the post, or None."""
    if not result.has_contact:
        return SkipReason.NO_ONLINE_PLEA
    if not result.account_number or not result.division:
        return SkipReason.ACCOUNT_MISSING
    if any(set(codes) & DISQUALIFICATION for codes in result.offences.values()):
        return SkipReason.DISQUALIFIED
    if any(is_adjourned(codes) for codes in result.offences.values()):
        return SkipReason.ADJOURNED
    return None


def status_after(codes_of_charges: Mapping[UUID, Sequence[str]]) -> CaseStatus | None:
    """The case's new status, from the current result codes of each of its charges; None: no change."""
    given = list(codes_of_charges.values())
    if not given or not all(is_concluded(codes) for codes in given):
        return None
    return CaseStatus.WITHDRAWN if all(is_withdrawn(codes) for codes in given) else CaseStatus.CONCLUDED
