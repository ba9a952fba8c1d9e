"""The arithmetic of a limit as it is kept with it."""

from dataclasses import asdict
from datetime import date
from typing import Any

from cases.custody.types import SkippedDay, Working

_DAYS = ("hearing_on", "held_since", "counted_to", "limit_on", "holidays_held_until")


def working_to_keep(working: Working) -> dict[str, Any]:
    """As plain values; dates as text."""
    kept = asdict(working)
    for name in _DAYS:
        kept[name] = kept[name].isoformat() if kept[name] else None
    kept["skipped"] = [{**each, "day": each["day"].isoformat()} for each in kept["skipped"]]
    return kept


def working_kept(kept: dict[str, Any] | None) -> Working | None:
    """The same, read back."""
    if kept is None:
        return None
    days = {name: date.fromisoformat(kept[name]) if kept[name] else None for name in _DAYS}
    skipped = tuple(SkippedDay(**{**each, "day": date.fromisoformat(each["day"])}) for each in kept["skipped"])
    return Working(**{**kept, **days, "skipped": skipped})
