"""The people and the case that the journeys share, made as the story needs them."""

from dataclasses import dataclass
from datetime import date

from cases.models import Case
from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.reference.models import Court, Prosecutor
from tests.functional.pleas.walking import BORN as BOXES
from tests.functional.pleas.walking import Citizen
from tests.support.live import person_who_signs_in
from tests.support.world import (
    Person,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_prosecutor,
    prosecution_office,
)

REFERENCE = "42AB1234526"
BORN = date(1990, 12, 10)
ADA = Person("Ada", "Lovelace", born_on=BORN, postcode="SW1A 2AA")
CHARLES = Person("Charles", "Babbage", born_on=date(1991, 12, 26), postcode="M1 1AA")


@dataclass(frozen=True, slots=True)
class Story:
    """One case, and everybody who works with it."""

    case: Case
    court: Court
    authority: Prosecutor
    firm: Organisation
    officer: User
    prosecutor: User
    solicitor: User


def make_story(*, defendants: tuple[Person, ...] = (ADA,)) -> Story:
    court, authority = make_court("Sallow Street Magistrates’ Court"), make_prosecutor("Northshire Police")
    firm = make_firm("Quill & Partners")
    return Story(
        case=make_case(prosecutor=authority, court=court, defendants=defendants, reference=REFERENCE),
        court=court,
        authority=authority,
        firm=firm,
        officer=person_who_signs_in(Role.LISTING_OFFICER, court_staff(court), full_name="Olive Officer"),
        prosecutor=person_who_signs_in(Role.PROSECUTOR, prosecution_office(authority), full_name="Paula Prosecutor"),
        solicitor=person_who_signs_in(Role.SOLICITOR, firm, full_name="Sol Icitor"),
    )


def given_the_defendant_has_pleaded(case: Case, *pleas: str) -> None:
    """Online, a moment ago."""
    Citizen(case, born=dict(BOXES)).has_sent(*pleas, email="ada@example.org")
