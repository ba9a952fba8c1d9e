"""What a condition of the journey looks at: the case, the answers so far and, on its pages, the charge."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from cases.states import PleaChoice
from pleas.answers import (
    Answers,
    Attendance,
    ChargeAnswer,
    CompanyDetails,
    EmploymentStatus,
    OfferAnswer,
    PersonDetails,
)
from pleas.journey.facts import CaseFacts

GUILTY_PLEAS = frozenset({PleaChoice.GUILTY, PleaChoice.GUILTY_ATTENDING})
ATTENDING_PLEAS = frozenset({PleaChoice.NOT_GUILTY, PleaChoice.GUILTY_ATTENDING})


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Somebody at one page; `charge_id` is None on pages that are not about one charge."""

    facts: CaseFacts
    answers: Answers
    charge_id: UUID | None = None

    @property
    def charge(self) -> ChargeAnswer:
        return self.answers.charge(self.charge_id) if self.charge_id else ChargeAnswer()

    @property
    def person(self) -> PersonDetails:
        return self.answers.person or PersonDetails()

    @property
    def company(self) -> CompanyDetails:
        return self.answers.company or CompanyDetails()

    @property
    def who_answers(self) -> PersonDetails | CompanyDetails:
        return self.company if self.facts.is_company else self.person

    @property
    def attendance(self) -> Attendance:
        return self.answers.attendance or Attendance()

    @property
    def pleads(self) -> bool:
        """Whoever accepted the fixed offer is not asked for pleas, nor for means, as long as there is an offer."""
        return not (self.facts.has_fixed_offer and self.answers.offer == OfferAnswer.ACCEPTED)

    def pleads_here(self, choices: Collection[PleaChoice]) -> bool:
        """One of these to this charge."""
        return self.pleads and self.charge.plea in choices

    def pleads_anywhere(self, choices: Collection[PleaChoice]) -> bool:
        """One of these to any charge."""
        return self.pleads and any(self.answers.plea_to(charge) in choices for charge in self.facts.charges)

    @property
    def may_attend(self) -> bool:
        return self.pleads_anywhere(ATTENDING_PLEAS)

    @property
    def gives_means(self) -> bool:
        """Individuals who are guilty of anything; a company gives its finances instead."""
        return not self.facts.is_company and self.pleads_anywhere(GUILTY_PLEAS)

    def has_status(self, statuses: Collection[EmploymentStatus]) -> bool:
        return self.gives_means and self.answers.means.status in statuses
