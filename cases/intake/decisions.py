"""What a received message becomes, before anything is written. Pure values, no database."""

from dataclasses import dataclass, field
from uuid import UUID

from cases.intake.duplicates import Identity, identity_of
from cases.intake.problems import Problem
from cases.intake.reading_types import ReadMessage
from cases.intake.receipts import RawMessage
from cases.intake.rules.reference import CourtFacts, ProsecutorFacts
from cases.intake.states import IntakeState
from cases.intake.types import ParsedCase, ParsedDefendant


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message with its fingerprint and what reading it gave."""

    id: UUID
    message: RawMessage
    sha256: str
    read: ReadMessage
    reference: str


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A case that a message's reference already names; ``joined`` came with this very batch."""

    id: UUID
    prosecutor_id: UUID
    initiation_code: str
    is_open: bool
    people: tuple[Identity, ...] = ()
    joined: tuple[ParsedDefendant, ...] = ()
    last_position: int = 0

    def everybody(self) -> list[Identity]:
        """Whom a new defendant is compared with."""
        return [*self.people, *(identity_of(each) for each in self.joined)]


@dataclass(frozen=True, slots=True)
class NewDefendant:
    """A defendant to write, with its place in the case."""

    id: UUID
    position: int
    parsed: ParsedDefendant


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of one message and the rows it asks for.

    ``new_case`` is set when a case is to be made, ``case_id`` for that case or the one added to.
    """

    incoming: Incoming
    state: IntakeState
    problems: tuple[Problem, ...] = ()
    prosecutor: ProsecutorFacts | None = None
    court: CourtFacts | None = None
    case_id: UUID | None = None
    new_case: ParsedCase | None = None
    defendants: tuple[NewDefendant, ...] = ()
    duplicate_of: UUID | None = None
    original_case_id: UUID | None = None
    known_defendants: tuple[str, ...] = ()
    held_defendants: tuple[str, ...] = ()
    details: dict[str, object] = field(default_factory=dict)
