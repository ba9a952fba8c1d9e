"""The world that the matrix of addresses and people is tried in: one full case, its neighbours, everybody.

`ids` names every value that an address takes; `foreign` is the same of a case between strangers,
`sibling` of another case between the same parties.
"""

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from uuid import UUID, uuid4

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from cases.models import Case, Defendant, WorkItem
from cases.services import add_work, grant_access
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.services.keep_administrator_rights import keep_administrator_rights
from commonplatform.reference.models import Code, Court, Offence, Prosecutor
from defence.models import Association
from defence.services import search_defendant
from defence.states import RepresentationType
from defence.types import SearchTerms
from disclosure.models import Material
from listings.models import PublishedList
from listings.services import book_hearing, create_session
from listings.states import Basis, ListState, Panel, SessionKind
from listings.types import HearingToBook, SessionToCreate
from tests.support.matrix import FIRST, SECOND, UNREPRESENTED, Persona
from tests.support.world import (
    FEED,
    Person,
    actor_of,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_organisation,
    make_person,
    make_prosecutor,
    prosecution_office,
    signed_in,
)

POSTCODE, BORN = "SW1A 2AA", dt.date(1990, 12, 10)
CHARGES = tuple(("RT88191", f"Offence number {number}") for number in range(1, 4))
DEFENDANTS = (
    Person("Ada", "Lovelace", born_on=BORN, postcode=POSTCODE, offences=CHARGES),
    Person("Charles", "Babbage", born_on=BORN, postcode="M1 1AA", offences=CHARGES),
    Person("Mary", "Somerville", born_on=BORN, postcode="TD8 6BE", offences=CHARGES),
    *(Person("Grace", f"Hopper{n}", born_on=BORN, postcode=f"B{n} 1AA", offences=CHARGES) for n in range(6)),
)
LIST_OF_CASES = 12
_serial = count(1)


@dataclass(frozen=True, slots=True)
class Parties:
    """Who has to do with a case."""

    court: Court
    staff: Organisation
    authority: Prosecutor
    office: Organisation
    firm: Organisation
    co_firm: Organisation


@dataclass(frozen=True, slots=True)
class CaseIds:
    """The case and the values of it that stand in addresses."""

    case: Case
    ids: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class MatrixWorld:
    """Built once; each persona gets a browser of their own."""

    parties: Parties
    others: Parties
    chambers: Organisation
    service: Organisation
    matter: CaseIds
    foreign: CaseIds
    sibling: CaseIds
    ids: Mapping[str, object]
    clients: Mapping[str, Client]
    users: Mapping[str, User]
    proofs: Mapping[str, str]

    def ids_for(self, who: Persona) -> dict[str, object]:
        """The values, with this person's own proof of a search, or somebody else's."""
        return {**self.ids, "proof": self.proofs.get(who.name, next(iter(self.proofs.values())))}


def make_matrix_world(personas: tuple[Persona, ...]) -> MatrixWorld:
    parties, others, strangers = _parties(), _parties(), _parties()
    chambers, service = make_organisation("chambers"), make_organisation("hmcts")
    day = timezone.localdate() + dt.timedelta(days=7)
    matter, sibling, foreign = (_case(each, day) for each in (parties, parties, strangers))
    sessions = _sessions(parties, day)
    for number in range(LIST_OF_CASES):
        _line_of_lists(parties, sessions[number % len(sessions)])
    users = {who.name: _person(who, parties, others, chambers, service) for who in personas if who.is_signed_in}
    for who in personas:
        if (Relation.GRANTED, FIRST) in who.stands:
            _give_access(matter.case, users[who.name])
    clients = {who.name: _client(who, users.get(who.name), matter.case) for who in personas}
    ids = {
        **matter.ids,
        "day": day,
        "charge": 1,
        "plea": "guilty",
        "representation type": "private",
        "work": WorkItem.objects.filter(case=matter.case, principal_id=parties.court.pk).values_list("pk")[0][0],
        **_administered(parties, users),
    }
    proofs = {who.name: _proof(users[who.name], matter.case) for who in personas if who.has_searched}
    return MatrixWorld(parties, others, chambers, service, matter, foreign, sibling, ids, clients, users, proofs)


def _parties() -> Parties:
    court, authority = make_court(), make_prosecutor()
    return Parties(court, court_staff(court), authority, prosecution_office(authority), make_firm(), make_firm())


def _case(parties: Parties, day: dt.date) -> CaseIds:
    case = make_case(prosecutor=parties.authority, court=parties.court, defendants=DEFENDANTS)
    first, second = (Defendant.objects.get(case=case, position=at) for at in (FIRST, SECOND))
    association = _put_on_record(case, first, parties.firm)
    _put_on_record(case, second, parties.co_firm)
    materials = [_material(case, defendant, section) for defendant in (first, second) for section in ("IDPC", "PL")]
    for kind in ("plea_received", "document_waiting"):
        for principal in (parties.court.pk, parties.authority.pk):
            add_work(principal_id=principal, case_id=case.pk, kind=kind, defendant_id=first.pk)
    return CaseIds(
        case,
        {
            "case": case.pk,
            "first defendant": first.pk,
            "association": association.pk,
            "initial details": materials[0].pk,
            "list": _issued_list(parties.court, day).pk,
        },
    )


def _line_of_lists(parties: Parties, session_id: UUID) -> None:
    """One of many: lists must cost the same number of queries however long they are."""
    case = make_case(prosecutor=parties.authority, court=parties.court, defendants=DEFENDANTS[:2])
    add_work(principal_id=parties.court.pk, case_id=case.pk, kind="plea_received")
    _book(case, parties, session_id)
    _put_on_record(case, Defendant.objects.get(case=case, position=FIRST), parties.firm)


def _put_on_record(case: Case, defendant: Defendant, firm: Organisation) -> Association:
    grant_access(
        actor=FEED,
        case_id=case.pk,
        principal_id=firm.pk,
        principal_name=firm.name,
        relation=Relation.REPRESENTING,
        defendant_id=defendant.pk,
    )
    return Association.objects.create(
        case=case,
        defendant=defendant,
        organisation=firm,
        representation_type=RepresentationType.PRIVATE,
        made_by=make_person(Role.SOLICITOR, firm),
    )


def _material(case: Case, defendant: Defendant, section: str) -> Material:
    number = next(_serial)
    return Material.objects.create(
        case=case,
        defendant=defendant,
        section=section,
        name=f"Document {number}",
        file_name="document.pdf",
        content_type="application/pdf",
        size=1000,
        pages=2,
        sha256=f"{number:064x}",
        object_key=f"matrix/{uuid4()}",
        status="published",
        version=1,
        published_at=timezone.now(),
        uploaded_by="Somebody",
        scanned_at=timezone.now(),
        scanner="a scanner",
    )


def _sessions(parties: Parties, day: dt.date) -> list[UUID]:
    actor = actor_of(make_person(Role.LISTING_OFFICER, parties.staff))
    return [
        create_session(
            actor=actor,
            wanted=SessionToCreate(
                court_room_id=room.pk,
                day=day,
                kind=kind,
                panel=Panel.ADULT,
                business_type="REM",
                basis=Basis.SLOTS,
                maxima=(LIST_OF_CASES,),
            ),
            submission_key=uuid4(),
        )
        for room in parties.court.rooms.order_by("number")
        for kind in (SessionKind.AM, SessionKind.PM)
    ]


def _book(case: Case, parties: Parties, session_id: UUID) -> None:
    defendants = tuple(Defendant.objects.filter(case=case).values_list("pk", flat=True))
    book_hearing(
        actor=actor_of(make_person(Role.LISTING_OFFICER, parties.staff)),
        case_id=case.pk,
        wanted=HearingToBook(session_id=session_id, defendant_ids=defendants, type_code="PLE"),
        submission_key=uuid4(),
    )


def _issued_list(court: Court, day: dt.date) -> PublishedList:
    return PublishedList.objects.create(
        court=court,
        day=day,
        language="en",
        version=PublishedList.objects.filter(court=court).count() + 1,
        content_digest="0" * 64,
        hearings=1,
        state=ListState.READY,
        pdf_key=f"matrix/{uuid4()}.pdf",
        csv_key=f"matrix/{uuid4()}.csv",
        pages=1,
        issued_by="Somebody",
        ready_at=timezone.now(),
    )


def _person(who: Persona, parties: Parties, others: Parties, chambers: Organisation, service: Organisation) -> User:
    assert who.role is not None
    if who.role == Role.ADMINISTRATOR:
        return _administrator(service)
    side = parties if who.stands - {(Relation.GRANTED, FIRST)} else others
    at: Organisation
    if who.role == Role.PROSECUTOR:
        at = side.office
    elif (Relation.REPRESENTING, SECOND) in who.stands:
        at = parties.co_firm
    elif (Relation.REPRESENTING, FIRST) in who.stands or who.role == Role.SOLICITOR:
        at = side.firm
    elif who.role in (Role.BARRISTER, Role.CHAMBERS_CLERK):
        at = chambers
    else:
        at = side.staff
    return _with_password(make_person(who.role, at))


def _with_password(user: User) -> User:
    """Some password: nobody signs in with it, but the pages about it are there."""
    user.password = "kept elsewhere"
    user.save(update_fields=["password"])
    return user


def _administrator(service: Organisation) -> User:
    user = _with_password(make_person(Role.ADMINISTRATOR, service))
    keep_administrator_rights(user)
    return user


def _give_access(case: Case, user: User) -> None:
    grant_access(
        actor=FEED,
        case_id=case.pk,
        principal_id=user.pk,
        principal_name=user.full_name,
        relation=Relation.GRANTED,
        defendant_id=Defendant.objects.get(case=case, position=FIRST).pk,
    )


def _client(who: Persona, user: User | None, case: Case) -> Client:
    client = Client(raise_request_exception=False)
    if user is not None:
        signed_in(client, user)
    elif who.role == Role.CITIZEN:
        _prove_and_answer(client, case)
    return _seen_lately(client) if client.cookies else client


def _seen_lately(client: Client) -> Client:
    """The once-a-minute note in the session that somebody is still there does not fall into the counts."""
    session = client.session
    session["started_at"], session["seen_at"] = int(time.time()), int(time.time()) + 3600
    session.save()
    return client


def _prove_and_answer(client: Client, case: Case) -> None:
    client.post("/plea/reference/", {"reference": case.reference_received})
    born = {"born_on_day": BORN.day, "born_on_month": BORN.month, "born_on_year": BORN.year}
    proved = client.post("/plea/your-notice/", {"postcode": POSTCODE, **born})
    assert proved.headers.get("Location") == "/plea/case/", proved.content.decode()
    for number in range(1, len(CHARGES) + 1):
        client.post(f"/plea/charge/{number}/", {"plea": "guilty"})
    client.post("/plea/contact/", {"email": "ada@example.org"})


def _proof(searcher: User, case: Case) -> str:
    defendant = Defendant.objects.get(case=case, position=UNREPRESENTED)
    actor = actor_of(searcher)
    terms = SearchTerms(case.reference_received, defendant.surname, defendant.forenames, BORN)
    with actor_scope(actor):
        proof = search_defendant(actor=actor, terms=terms)
    assert proof is not None
    return proof


def _administered(parties: Parties, users: Mapping[str, User]) -> dict[str, object]:
    offence = Offence.objects.create(code=f"XX{next(_serial):05d}", title="Offence", mode_of_trial="SIMP")
    code = Code.objects.create(code_list="case_marker", code=f"M{next(_serial)}", name="Marker")
    return {
        "organisation": parties.firm.pk,
        "person": next(iter(users.values())).pk,
        "court": parties.court.pk,
        "prosecutor": parties.authority.pk,
        "offence": offence.pk,
        "code": code.pk,
        "app": "reference",
        "content type": ContentType.objects.get_for_model(Court).pk,
    }
