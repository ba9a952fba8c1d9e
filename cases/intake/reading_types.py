"""What reading a received message gives, whatever its channel."""

from dataclasses import dataclass
from enum import StrEnum

from cases.intake.problems import Problem
from cases.intake.types import Channel, ParsedCase


class MessageKind(StrEnum):
    """What a message is, as far as it could be read."""

    PROSECUTION = "prosecution"
    RESPONSE = "response"
    MATERIAL = "material"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """A message after reading: a case to validate, or the problems that refuse it.

    External ids are kept even for a refused message, so that a repeat is recognised. Correlation and
    system id are in lower case: they are compared without regard to it.
    """

    kind: MessageKind
    channel: Channel | None = None
    case: ParsedCase | None = None
    problems: tuple[Problem, ...] = ()
    request_id: str = ""
    correlation_id: str = ""
    system_id: str = ""
    reference: str = ""
