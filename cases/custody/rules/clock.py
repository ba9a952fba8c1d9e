"""Clock stops: what makes a limit stand still. Source: domain document "Hearings and results", Clock stops."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from cases.custody.states import BAILED, StopReason


@dataclass(frozen=True, slots=True)
class ChargeAtHearing:
    """What a hearing brought for one charge. `bailed` is the remand prompt of a result on this charge alone."""

    offence_id: UUID
    has_limit: bool
    pleaded_guilty: bool = False
    found_guilty: bool = False
    ended_by_shared_result: bool = False
    bailed: bool = False
    under_disability: bool = False


@dataclass(frozen=True, slots=True)
class TrialBegun:
    """The log entry "Jury sworn-in" of a hearing."""

    at_crown_court: bool
    is_trial: bool
    is_newton: bool = False

    @property
    def stops_clocks(self) -> bool:
        return self.at_crown_court and self.is_trial and not self.is_newton


def clocks_to_stop(
    charges: Iterable[ChargeAtHearing], *, code: str = "", trial: TrialBegun | None = None
) -> dict[UUID, StopReason]:
    """Which of one defendant's clocks stop, and why: the first reason of the document that holds.

    `code` is the defendant's remand status after the hearing. A charge without a limit has no clock.
    """
    charges = tuple(charges)
    disabled = any(charge.under_disability for charge in charges)
    free = code.strip().upper() in BAILED
    sworn = trial is not None and trial.stops_clocks
    stops: dict[UUID, StopReason] = {}
    for charge in charges:
        why = _why(charge, free=free, disabled=disabled, sworn=sworn)
        if charge.has_limit and why is not None:
            stops[charge.offence_id] = why
    return stops


def _why(charge: ChargeAtHearing, *, free: bool, disabled: bool, sworn: bool) -> StopReason | None:
    reasons = (
        (charge.pleaded_guilty, StopReason.GUILTY_PLEA),
        (charge.found_guilty, StopReason.GUILTY_VERDICT),
        (charge.ended_by_shared_result, StopReason.FINAL_RESULT),
        (charge.bailed or free, StopReason.BAIL),
        (disabled, StopReason.UNDER_DISABILITY),
        (sworn, StopReason.JURY_SWORN),
    )
    return next((reason for true, reason in reasons if true), None)
