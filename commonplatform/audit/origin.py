"""From where somebody acts: set around a request in one place, read by `record`. Tasks come from nowhere.

Source: domain document "Defence portal", Audit (fields: from where, outcome).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from ipaddress import IPv6Address, ip_address

_address: ContextVar[str] = ContextVar("network_address_of_whoever_acts", default="")


@contextmanager
def acting_from(address: str) -> Iterator[None]:
    """What is recorded in this block was done from that network address; from none, when it is no address."""
    token = _address.set(as_address(address))
    try:
        yield
    finally:
        _address.reset(token)


def network_address() -> str:
    """The address as it is recorded; empty for what the platform does by itself."""
    return _address.get()


def as_address(text: str) -> str:
    """The usual form of an address; nothing for any other text, which a header may hold."""
    try:
        found = ip_address(text.strip().partition("%")[0])
    except ValueError:
        return ""
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return str(mapped or found)
