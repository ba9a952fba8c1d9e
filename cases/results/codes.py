"""Result codes that decide how a result is told (domain document "Online plea", Results)."""

from collections.abc import Iterable

DISQUALIFICATION = frozenset(
    {
        *("DDDT", "DDPR", "DDOTE", "DDOR", "DDP", "DDO", "DDD"),
        *("DDPTE", "DDRN", "DDRCOT", "DDRI", "DDDTO", "DDRCD", "DDRCO"),
    }
)
ADJOURNMENT = frozenset(
    {"AREMHA", "AREMOA", "A", "AINT", "AO", "ADJP", "AREMHY", "ACON", "ADJNN", "ASD"},
)
WITHDRAWAL = "WDRN"
ENDORSEMENT = frozenset({"LEP", "LEA"})


def is_adjourned(codes: Iterable[str]) -> bool:
    """One offence: an adjournment without a withdrawal of the same offence."""
    given = set(codes)
    return bool(given & ADJOURNMENT) and WITHDRAWAL not in given


def is_withdrawn(codes: Iterable[str]) -> bool:
    """One offence: withdrawn."""
    return WITHDRAWAL in set(codes)


def is_concluded(codes: Iterable[str]) -> bool:
    """One offence: it has a result, and is not adjourned."""
    given = set(codes)
    return bool(given) and not is_adjourned(given)
