"""A result as other rooms read it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from cases.results.states import ResultState


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in English and perhaps in Welsh."""

    english: str
    welsh: str = ""

    def in_language(self, language: str) -> str:
        """For a reader of this language; English where there is no Welsh."""
        return self.welsh if language == "cy" and self.welsh.strip() else self.english

    def foreign_to(self, language: str) -> str:
        """For the `lang` attribute: "en" when the reader's language is Welsh and the text is not."""
        return "en" if language == "cy" and not self.welsh.strip() else ""


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One thing decided. `amount` is in pounds where there is one."""

    code: str
    title: Wording
    wording: Wording
    amount: Decimal | None

    @property
    def said(self) -> Wording:
        """The wording, or the short title where there is none."""
        return self.wording if self.wording.english.strip() else self.title


@dataclass(frozen=True, slots=True)
class ChargeOutcome:
    """What was decided about one charge, in the order of the court. `see_letter`: a disqualification,
    which is told by post; its lines are left out."""

    offence_id: UUID | None
    title: Wording
    lines: tuple[OutcomeLine, ...]
    see_letter: bool
    adjourned: bool


@dataclass(frozen=True, slots=True)
class OwnResult:
    """The outcome for one defendant. `total` adds the amounts of all impositions."""

    result_id: UUID
    hearing_on: date
    state: ResultState
    charges: tuple[ChargeOutcome, ...]
    total: Decimal
    endorsements: tuple[Wording, ...]
    pay_by: date | None
    lump_sum: Decimal | None
    instalment_amount: Decimal | None
    account_number: str
    division: str

    @property
    def see_letter(self) -> bool:
        """Something about this outcome is told by post."""
        return any(charge.see_letter for charge in self.charges)

    @property
    def can_be_paid(self) -> bool:
        """There is something to pay and an account to pay it to."""
        return self.total > 0 and bool(self.account_number and self.division)
