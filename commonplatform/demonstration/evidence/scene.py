"""Where an act of the story takes place: who does it, in which case, and when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from commonplatform.accounts.types import Actor
from commonplatform.demonstration.evidence.told_documents import ToldAct
from commonplatform.demonstration.told import Case


@dataclass(frozen=True, slots=True)
class Setting:
    """A case of the story as it is held here. `defendant_ids` stand in the order of the case."""

    case: Case
    case_id: UUID
    defendant_ids: tuple[UUID, ...]
    received_on: date

    @property
    def today(self) -> date:
        """The day on which the story was first told, from which its days are counted back."""
        return self.received_on + timedelta(days=self.case.received_days_ago)

    def defendant(self, place: int | str) -> UUID:
        """The defendant at that place, counted from one."""
        return self.defendant_ids[int(place) - 1]


@dataclass(frozen=True, slots=True)
class Scene:
    """One act with who does it, when and where."""

    act: ToldAct
    actor: Actor
    at: datetime
    setting: Setting
