"""What the journey must know of a case to choose its pages."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pleas.types import OwnCase


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """`charges` in the order of the notice; the rest says which questions there are."""

    charges: tuple[UUID, ...]
    today: date
    is_company: bool = False
    court_supports_welsh: bool = False
    has_motoring_charge: bool = False
    birth_is_known: bool = True
    has_fixed_offer: bool = False


def facts_of(case: OwnCase, *, today: date, on_paper: bool = False) -> CaseFacts:
    """The facts of a defendant's own case; whether somebody is of age depends on the day.

    An offer is accepted online only: there is none for answers that are typed from a paper form.
    """
    return CaseFacts(
        charges=tuple(charge.offence_id for charge in case.charges),
        today=today,
        is_company=case.is_company,
        court_supports_welsh=case.court is not None and case.court.supports_welsh,
        has_motoring_charge=any(charge.is_motoring for charge in case.charges),
        birth_is_known=case.born_on is not None,
        has_fixed_offer=case.has_fixed_offer and not on_paper,
    )
