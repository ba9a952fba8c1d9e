"""What waits in other rooms, for the page of what is on its way: each room says how many and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WaitingElsewhere:
    """`said` gives the sentence with the number, as whoever asks may see it; empty where nothing waits."""

    url_name: str
    said: Callable[[], str]


_registered: dict[str, WaitingElsewhere] = {}


def register_waiting(url_name: str, said: Callable[[], str]) -> None:
    """To be called once, when the room's app is ready."""
    _registered[url_name] = WaitingElsewhere(url_name, said)


def waiting_elsewhere() -> list[tuple[str, str]]:
    """(address name, sentence) of each room in which something waits. One query per room."""
    return [(each.url_name, said) for each in _registered.values() if (said := each.said())]
