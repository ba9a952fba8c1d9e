"""Everybody in the story, and the case, as they stand before it begins."""

from dataclasses import dataclass
from datetime import date

from commonplatform.accounts.models import Membership, Organisation, User
from commonplatform.accounts.roles import Role
from tests.journeys.world import ADA, CHARLES, Story, make_story
from tests.support.live import person_who_signs_in
from tests.support.world import make_firm, make_organisation, make_prosecutor, prosecution_office

CO_DEFENDANTS_FIRM = "Featherstonehaugh, Llewellyn-Cholmondeley & Daughters (Criminal Defence) LLP"


@dataclass(frozen=True, slots=True)
class Cast:
    """`story` has the case, its court and authority, and the firm that comes to act for the first defendant."""

    story: Story
    colleague: User
    co_defendants_solicitor: User
    barrister: User
    junior: User
    strangers_firm: Organisation
    stranger: User
    foreign_prosecutor: User
    magistrate: User


def make_cast() -> Cast:
    story = make_story(defendants=(ADA, CHARLES))
    story.solicitor.memberships.update(manages_people=True)
    chambers = make_organisation("chambers", name="Mitre Chambers")
    harbour = make_firm("Harbour Legal")
    elsewhere = prosecution_office(make_prosecutor("Southshire Police"))
    court = story.officer.memberships.get().organisation
    return Cast(
        story=story,
        colleague=_person(Role.SOLICITOR, story.firm, "Cora Colleague"),
        co_defendants_solicitor=_person(Role.SOLICITOR, make_firm(CO_DEFENDANTS_FIRM), "Coda Fendant"),
        barrister=_person(Role.BARRISTER, chambers, "Bo Barrister"),
        junior=_person(Role.BARRISTER, chambers, "Jo Junior"),
        strangers_firm=harbour,
        stranger=_person(Role.SOLICITOR, harbour, "Stella Stranger"),
        foreign_prosecutor=_person(Role.PROSECUTOR, elsewhere, "Frank Foreign"),
        magistrate=_person(Role.MAGISTRATE, court, "Magda Strate"),
    )


def works_for(person: User, firm: Organisation) -> None:
    """Has been taken on by another firm."""
    Membership.objects.create(user=person, organisation=firm, role=Role.SOLICITOR, starts_on=date(2020, 1, 1))


def _person(role: Role, organisation: Organisation, full_name: str) -> User:
    return person_who_signs_in(role, organisation, full_name=full_name)
