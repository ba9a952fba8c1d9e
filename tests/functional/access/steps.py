"""A case with everybody who can be given access to it, and what they do, as the tests write it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from cases.access_refusals import AccessRefused, SeveralRefused
from cases.models import Case, Defendant
from cases.services import assign_advocate
from cases.states import AssignmentBasis
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import Membership, Organisation, User
from commonplatform.accounts.roles import Role
from defence.models import Association
from defence.services import grant_to_person
from tests.functional.defence.steps import put_on_record
from tests.support.world import (
    Person,
    actor_of,
    make_case,
    make_firm,
    make_organisation,
    make_person,
    make_prosecutor,
    prosecution_office,
)

BORN = date(1980, 12, 26)
TWO = (Person(), Person(forenames="Charles", surname="Babbage", born_on=BORN))


@dataclass(frozen=True, slots=True)
class World:
    """A case of two defendants, a firm on record for the first, chambers, another firm, the authority."""

    case: Case
    firm: Organisation
    solicitor: User
    association: Association
    chambers: Organisation
    clerk: User
    barrister: User
    other_firm: Organisation
    lawyer: User
    colleague: User
    prosecutor: User

    def defendant(self, position: int = 1) -> UUID:
        return Defendant.objects.get(case=self.case, position=position).pk


def make_world(*, category: str = "police") -> World:
    authority = make_prosecutor("Northshire Police", category=category)
    case, firm = make_case(prosecutor=authority, defendants=TWO), make_firm("Hope & Co")
    chambers, other = make_organisation("chambers", name="Mitre Chambers"), make_firm("Heron Law")
    return World(
        case=case,
        firm=firm,
        solicitor=make_person(Role.SOLICITOR, firm, full_name="Sol Icitor"),
        association=put_on_record(case, firm),
        chambers=chambers,
        clerk=make_person(Role.CHAMBERS_CLERK, chambers, full_name="Clara Clerk"),
        barrister=make_person(Role.BARRISTER, chambers, full_name="Bo Barrister"),
        other_firm=other,
        lawyer=make_person(Role.SOLICITOR, other, full_name="Lou Lawyer"),
        colleague=make_person(Role.SOLICITOR, other, full_name="Cal League"),
        prosecutor=make_person(Role.PROSECUTOR, prosecution_office(authority), full_name="Paula Prosecutor"),
    )


def give(world: World, to: User | str, *, by: User | None = None, position: int = 1, until: date | None = None) -> UUID:
    """Through the service, in the scope of who gives."""
    actor = actor_of(by or world.solicitor)
    email = to if isinstance(to, str) else to.email
    defendant_id = world.defendant(position)
    with actor_scope(actor):
        return grant_to_person(
            actor=actor,
            case_id=world.case.pk,
            defendant_id=defendant_id,
            email=email,
            expires_on=until,
        )


def assign(world: World, to: User | str, *, by: User | None = None, for_hearing: bool = False) -> int:
    """Through the service, in the scope of the prosecutor."""
    actor = actor_of(by or world.prosecutor)
    email = to if isinstance(to, str) else to.email
    basis = AssignmentBasis.HEARING if for_hearing else AssignmentBasis.DIRECT
    with actor_scope(actor):
        return assign_advocate(
            actor=actor, email=email, cases={world.case.pk: world.case.reference_received}, basis=basis
        )


def works_for(user: User, organisation: Organisation, role: Role, *, manages: bool = False) -> None:
    Membership.objects.create(
        user=user, organisation=organisation, role=role, starts_on=date(2020, 1, 1), manages_people=manages
    )


def manages(user: User) -> User:
    Membership.objects.filter(user=user).update(manages_people=True)
    return user


def code_of(act: Callable[..., Any], *arguments: Any, **named: Any) -> str:
    """The code that the act is refused with; empty when it is done."""
    try:
        act(*arguments, **named)
    except AccessRefused as refusal:
        return refusal.code.value
    except SeveralRefused as refused:
        (only,) = refused.refusals
        return only.code.value
    return ""
