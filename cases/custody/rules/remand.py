"""Maintained at share: how remand and the days held go on from one hearing to the next.

Source: domain document "Hearings and results", Maintained at share.
"""

from datetime import date

from cases.custody.exceptions import HeldAfterHearing
from cases.custody.types import ChargeFacts, Remanded


def remand_after(before: Remanded | None, code: str, hearing_on: date) -> Remanded:
    """The remand after a hearing.

    Released, or not remanded any more: the days since the custody began are added to those before. Held: from the
    hearing on, or as long as already. Raises `HeldAfterHearing` when the custody held began after this hearing.
    """
    before = before or Remanded(code)
    if before.since is not None and before.since > hearing_on:
        raise HeldAfterHearing(held_since=before.since, hearing_on=hearing_on)
    after = Remanded(code.strip().upper(), before.since, before.days_before)
    if after.is_held:
        return Remanded(after.code, before.since or hearing_on, before.days_before)
    added = (hearing_on - before.since).days if before.since else 0
    return Remanded(after.code, None, before.days_before + added)


def court_may_set_limit(charge: ChargeFacts, remand: Remanded) -> bool:
    """A day given by the court sets the limit of unconvicted charges only, and of somebody who is held only."""
    return remand.is_held and not (charge.pleaded_guilty or charge.convicted or charge.has_verdict)
