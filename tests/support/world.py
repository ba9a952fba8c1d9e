"""A small court world for tests: courts, authorities, firms, people and cases, all lawful.

Rows are made as the database's superuser, outside any scope; what is tested runs inside one.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.utils import timezone

from cases.models import Case, Defendant, Offence, Particulars
from cases.postcode_index import postcode_index
from cases.references import fold_name, normalise_reference
from cases.services import ByName, grant_access
from cases.states import AssignmentBasis, Relation
from commonplatform.accounts.models import Membership, Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.selectors import actor_for
from commonplatform.accounts.types import Actor, system_actor
from commonplatform.reference.models import Court, CourtRoom, Prosecutor

_number = count(1)
FEED = system_actor("Test feed")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody charged. `offences` are (CJS code, title) pairs."""

    forenames: str = "Ada"
    surname: str = "Lovelace"
    born_on: date | None = date(1990, 12, 10)
    postcode: str = "SW1A 2AA"
    organisation_name: str = ""
    offences: Sequence[tuple[str, str]] = (("RT88191", "Drive a motor vehicle over the speed limit"),)
    language: str = "en"
    more: dict[str, Any] = field(default_factory=dict)


def make_court(name: str = "", *, ou_code: str = "", is_welsh: bool = False, rooms: int = 2) -> Court:
    number = next(_number)
    court = Court.objects.create(
        ou_code=ou_code or f"B{number:05d}0",
        name=name or f"Court {number}",
        name_welsh=f"Llys {name or number}" if is_welsh else "",
        jurisdiction=Court.Jurisdiction.MAGISTRATES,
        is_welsh=is_welsh,
        address="1 Court Street\nTown",
        telephone="0300 303 0000",
        email=f"court{number}@example.org",
    )
    CourtRoom.objects.bulk_create(
        CourtRoom(court=court, number=n, name=f"Courtroom {n}", name_welsh=f"Ystafell Lys {n}")
        for n in range(1, rooms + 1)
    )
    return court


def make_prosecutor(name: str = "", *, category: str = "other", ou_code: str = "", force: str = "") -> Prosecutor:
    number = next(_number)
    return Prosecutor.objects.create(
        ou_code=ou_code or f"GA{number:05d}",
        short_name=f"PA{number}",
        name=name or f"Prosecuting authority {number}",
        category=category,
        police_force_code=force,
        single_justice=True,
        email=f"prosecutor{number}@example.org",
    )


def make_organisation(
    kind: str, *, name: str = "", court: Court | None = None, prosecutor: Prosecutor | None = None
) -> Organisation:
    number = next(_number)
    return Organisation.objects.create(
        kind=kind,
        name=name or f"Organisation {number}",
        email=f"office{number}@example.org",
        court=court,
        prosecutor=prosecutor,
    )


def make_firm(name: str = "") -> Organisation:
    return make_organisation("firm", name=name)


def court_staff(court: Court) -> Organisation:
    return make_organisation("court", name=f"{court.name} staff", court=court)


def prosecution_office(prosecutor: Prosecutor) -> Organisation:
    return make_organisation("prosecution", name=f"{prosecutor.name} office", prosecutor=prosecutor)


def make_person(role: Role, organisation: Organisation, *, full_name: str = "", second_factor: bool = True) -> User:
    number = next(_number)
    user = User.objects.create(
        email=f"person{number}@example.org", full_name=full_name or f"Person {number}", password="!"
    )
    Membership.objects.create(user=user, organisation=organisation, role=role, starts_on=date(2020, 1, 1))
    if second_factor:
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"})
    return user


def actor_of(user: User) -> Actor:
    actor = actor_for(user, on=timezone.localdate())
    assert actor is not None
    return actor


def signed_in(client: Client, user: User) -> Client:
    """The client after sign-in and its first page: what is asked once per session, or noted once a minute, has been."""
    client.force_login(user, backend="commonplatform.accounts.backends.PeopleWithTheirRoles")
    if Authenticator.objects.filter(user=user).exists():
        session = client.session
        session["second_factor"] = True
        session["started_at"] = session["seen_at"] = int(time.time())
        session.save()
    return client


def make_case(
    *,
    prosecutor: Prosecutor | None = None,
    court: Court | None = None,
    defendants: Sequence[Person] = (Person(),),
    reference: str = "",
    initiation_code: str = "J",
    received_at: datetime | None = None,
) -> Case:
    prosecutor = prosecutor or make_prosecutor()
    court = court or make_court()
    printed = reference or f"TEST{next(_number):07d}"
    case = Case.objects.create(
        prosecutor=prosecutor,
        reference_received=printed,
        reference=normalise_reference(printed),
        initiation_code=initiation_code,
        court=court,
        received_at=received_at or timezone.now(),
        posting_date=timezone.localdate(),
    )
    for position, person in enumerate(defendants, start=1):
        _charge(case, position, person)
    for principal, name, relation in (
        (prosecutor.pk, prosecutor.name, Relation.PROSECUTING),
        (court.pk, court.name, Relation.COURT),
    ):
        grant_access(actor=FEED, case_id=case.pk, principal_id=principal, principal_name=name, relation=relation)
    return case


def court_of(case: Case) -> UUID:
    """The court that deals with a case."""
    assert case.court_id is not None
    return case.court_id


def represent(case: Case, firm: Organisation, *, position: int = 1) -> UUID:
    """Put a firm on record for a defendant by a bare grant; returns the defendant's id."""
    defendant = Defendant.objects.get(case=case, position=position)
    grant_access(
        actor=FEED,
        case_id=case.pk,
        principal_id=firm.pk,
        principal_name=firm.name,
        relation=Relation.REPRESENTING,
        defendant_id=defendant.pk,
    )
    return defendant.pk


def give_access(case: Case, user: User, *, position: int = 1) -> UUID:
    """Give a person access to a defendant by a bare grant; returns its id."""
    return _by_name(case, user, Relation.GRANTED, defendant=Defendant.objects.get(case=case, position=position))


def assign(case: Case, user: User) -> UUID:
    """Assign an advocate to prosecute by a bare grant; returns its id."""
    return _by_name(case, user, Relation.PROSECUTING, basis=AssignmentBasis.DIRECT, representing="CPS")


def _by_name(case: Case, user: User, relation: Relation, *, defendant: Defendant | None = None, **named: Any) -> UUID:
    post = user.memberships.select_related("organisation").get().organisation
    return grant_access(
        actor=FEED,
        case_id=case.pk,
        principal_id=user.pk,
        principal_name=user.full_name,
        relation=relation,
        defendant_id=defendant.pk if defendant else None,
        by_name=ByName(post.pk, post.name, **named),
    )


def as_superuser(sql: str, parameters: Sequence[Any] = ()) -> None:
    """Change rows behind the services, as an intruder with the database's password would."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, parameters)
        cursor.execute("SET session_replication_role = origin")


def _charge(case: Case, position: int, person: Person) -> None:
    company = bool(person.organisation_name)
    whole = person.organisation_name or f"{person.surname} {person.forenames}"
    defendant = Defendant.objects.create(
        case=case,
        position=position,
        kind=Defendant.Kind.ORGANISATION if company else Defendant.Kind.PERSON,
        forenames="" if company else person.forenames,
        surname="" if company else person.surname,
        organisation_name=person.organisation_name,
        name_folded=fold_name(whole),
        surname_folded=fold_name(person.organisation_name or person.surname),
        first_name_folded="" if company else fold_name(person.forenames.partition(" ")[0]),
        document_language=person.language,
    )
    Particulars.objects.create(
        defendant=defendant,
        case=case,
        date_of_birth=None if company else person.born_on,
        address_lines=["10 Analytical Way", "Enginetown"],
        postcode=person.postcode,
        postcode_index=postcode_index(case.reference, person.postcode),
        **person.more,
    )
    Offence.objects.bulk_create(
        Offence(
            case=case,
            defendant=defendant,
            sequence=sequence,
            code=code,
            title=title,
            wording=f"On a day in the past you did {title.lower()}.",
            committed_on=date(2026, 9, 1),
            charged_on=date(2026, 10, 1),
        )
        for sequence, (code, title) in enumerate(person.offences, start=1)
    )
