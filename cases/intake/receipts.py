"""What a sender, or the operator of a feed, is told of one message."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cases.intake.problems import Problem, codes_of
from cases.intake.states import REFUSED_STATES, IntakeState


@dataclass(frozen=True, slots=True)
class RawMessage:
    """A message as it arrived: its bytes, where they came from, and when."""

    raw: bytes
    source_name: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class IntakeReceipt:
    """The outcome of one message. ``reference`` is the text the prosecutor printed."""

    message_id: UUID
    state: IntakeState
    channel: str
    reference: str
    source_name: str
    problems: tuple[Problem, ...] = ()
    case_id: UUID | None = None
    duplicate_of: UUID | None = None
    defendants_added: int = 0
    defendants_known: int = 0

    @property
    def is_refused(self) -> bool:
        """Whether the message, or a part of it, was not taken in."""
        return self.state in REFUSED_STATES

    @property
    def codes(self) -> tuple[str, ...]:
        """The distinct problem codes, those that refuse first."""
        return codes_of(self.problems)

    @property
    def refusing_codes(self) -> tuple[str, ...]:
        """The distinct codes of the problems that stop the prosecution."""
        return codes_of(found for found in self.problems if found.is_error)

    def as_record(self) -> Mapping[str, object]:
        """The receipt in plain values, for an answer or a log."""
        return {
            "message": str(self.message_id),
            "state": str(self.state),
            "reference": self.reference,
            "case": str(self.case_id) if self.case_id else None,
            "duplicateOf": str(self.duplicate_of) if self.duplicate_of else None,
            "problems": [found.as_record() for found in self.problems],
        }
