"""What every gateway does, and the one refusal that trying again cannot mend."""

from dataclasses import dataclass
from typing import Protocol

from commonplatform.notifications.states import MessageStatus
from commonplatform.notifications.types import OutgoingMail


class AddressRefused(Exception):
    """The other end will never take mail for this address; the reason is in words."""


@dataclass(frozen=True, slots=True)
class Tracking:
    """What the other end says became of a mail; `status` is None while it has no last word."""

    status: MessageStatus | None
    reason: str = ""


class Gateway(Protocol):
    """Sends one mail and gives the other end's own id for it, or "".

    Raises `AddressRefused`, or any other exception when it is worth trying again.
    """

    name: str

    def send(self, *, mail: OutgoingMail) -> str: ...
