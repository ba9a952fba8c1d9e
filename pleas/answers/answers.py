"""All answers of one defendant, and their form in storage."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from cases.states import PleaChoice
from pleas.answers.attendance import Attendance, HearingLanguage
from pleas.answers.charge import ChargeAnswer
from pleas.answers.details import CompanyDetails, PersonDetails
from pleas.answers.means import CompanyFinances, Means


class OfferAnswer(StrEnum):
    """What somebody did with a fixed offer (domain document "Online plea", Fixed offer)."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered so far. `charges` is keyed by the charge's id; None stands for "not asked yet"."""

    charges: Mapping[UUID, ChargeAnswer] = field(default_factory=dict)
    offer: OfferAnswer | None = None
    person: PersonDetails | None = None
    company: CompanyDetails | None = None
    attendance: Attendance | None = None
    means: Means = field(default_factory=Means)
    finances: CompanyFinances | None = None
    document_language: HearingLanguage | None = None

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Answers":
        """Raises `pydantic.ValidationError` for anything but what `as_json` wrote."""
        return _ADAPTER.validate_python(stored)

    def as_json(self) -> dict[str, Any]:
        """JSON values: money and dates as text, nothing lost."""
        written: dict[str, Any] = _ADAPTER.dump_python(self, mode="json", exclude_defaults=True)
        return written

    def charge(self, charge_id: UUID) -> ChargeAnswer:
        """The answer to a charge; an empty one while nothing is answered."""
        return self.charges.get(charge_id, ChargeAnswer())

    def with_charge(self, charge_id: UUID, answer: ChargeAnswer) -> "Answers":
        return replace(self, charges={**self.charges, charge_id: answer})

    def plea_to(self, charge_id: UUID) -> PleaChoice | None:
        """The plea to a charge, or None while it is not answered."""
        return self.charge(charge_id).plea

    @property
    def pleas(self) -> dict[UUID, PleaChoice]:
        """Every plea given, by charge."""
        return {charge: answer.plea for charge, answer in self.charges.items() if answer.plea is not None}

    @property
    def email(self) -> str:
        """Where messages go: the person's or the company's address."""
        who = self.person or self.company
        return who.email if who else ""

    @property
    def telephone(self) -> str:
        who = self.person or self.company
        return who.telephone if who else ""


_ADAPTER = TypeAdapter(Answers)
