"""The cases that the matrix is tried on: full ones, so that a query for every line of a list would show."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from uuid import UUID, uuid4

from django.utils import timezone

from cases.custody.services import extend_limit, record_remand
from cases.custody.states import RemandStatus
from cases.custody.types import RemandDecision
from cases.models import Case, CourtNeeds, Defendant, Means, PleaRequest, ProposedChange
from cases.results.models import Imposition, Result
from cases.services import add_work, grant_access
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import Organisation
from commonplatform.accounts.roles import Role
from commonplatform.notifications.models import Message
from commonplatform.notifications.states import Audience
from commonplatform.reference.models import Court, Prosecutor
from commonplatform.storage.content import digest_of
from commonplatform.storage.objects import store_object
from defence.models import Association, RepresentationLock
from defence.states import RepresentationType
from disclosure.models import Attachment, Bundle, BundlePart, Material, Rendition
from disclosure.sections import CATALOGUE, SectionCode
from listings.models import PublishedList
from listings.services import book_hearing, create_session
from listings.states import Basis, ListState, Panel, SessionKind
from listings.types import HearingToBook, SessionToCreate
from tests.support.matrix_rules import FIRST, LOCKED, SECOND
from tests.support.world import (
    FEED,
    Person,
    actor_of,
    assign,
    court_staff,
    give_access,
    make_case,
    make_court,
    make_firm,
    make_organisation,
    make_person,
    make_prosecutor,
    prosecution_office,
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
serial = count(1)


def _remanded(case: Case, defendant: Defendant, staff: Organisation) -> UUID:
    """Held, with an extended limit of the first charge, whose id is returned."""
    actor = actor_of(make_person(Role.COURT_OFFICER, staff))
    charge = defendant.offences.order_by("sequence")[0].pk
    hearing_on = dt.date(2026, 11, 2)
    with actor_scope(actor):
        decision = RemandDecision(RemandStatus.CUSTODY, hearing_on)
        record_remand(actor=actor, defendant_id=defendant.pk, decision=decision)
        extend_limit(
            actor=actor,
            offence_id=charge,
            until=dt.date(2027, 2, defendant.position),
            decided_on=hearing_on,
            reason=f"Limit extended for position {defendant.position}",
        )
    return charge


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


def make_parties() -> Parties:
    court, authority = make_court(), make_prosecutor()
    return Parties(court, court_staff(court), authority, prosecution_office(authority), make_firm(), make_firm())


def make_full_case(parties: Parties, day: dt.date) -> CaseIds:
    case = make_case(prosecutor=parties.authority, court=parties.court, defendants=DEFENDANTS)
    first, second = (Defendant.objects.get(case=case, position=at) for at in (FIRST, SECOND))
    association = _put_on_record(case, first, parties.firm)
    _put_on_record(case, second, parties.co_firm)
    initial_details = make_documents(case, parties, (first, second))
    withdrawn = _material(case, first, "IDPC", "Withdrawn, of position 1", status="waiting_for_scan")
    Material.objects.filter(pk=withdrawn.pk).update(
        status="withdrawn", withdrawn_at=timezone.now(), withdrawn_because="Filed in the wrong case"
    )
    make_result(case, SECOND)
    charges = [_remanded(case, defendant, parties.staff) for defendant in (first, second)]
    for kind in ("plea_received", "document_waiting"):
        for principal in (parties.court.pk, parties.authority.pk):
            add_work(principal_id=principal, case_id=case.pk, kind=kind, defendant_id=first.pk)
    given = [_answers(case, defendant) for defendant in (first, second)]
    barrister = make_person(Role.BARRISTER, make_organisation("chambers"))
    return CaseIds(
        case,
        {
            **given[0],
            "case": case.pk,
            "first defendant": first.pk,
            "first charge": charges[0],
            "association": association.pk,
            "lock": _lock(case, Defendant.objects.get(case=case, position=LOCKED)).pk,
            "access grant": give_access(case, barrister),
            "assignment": assign(case, make_person(Role.BARRISTER, make_organisation("chambers"))),
            "initial details": initial_details.pk,
            "recording": _recording(case, first).pk,
            "e-mail": _mail(case, first).pk,
            "place of an attached file": 1,
            "withdrawn document": withdrawn.pk,
            "bundle of the firm on record": _bundle(initial_details, parties.firm).pk,
            "archive": _archive(case, first).pk,
            "list": _issued_list(parties.court, day).pk,
            "message to the prosecutor": _message(case, first, Audience.PROSECUTOR).pk,
        },
    )


def _answers(case: Case, defendant: Defendant) -> dict[str, object]:
    """Needs, means, a changed detail and a request about the plea to the last charge."""
    whose = {"case": case, "defendant": defendant}
    CourtNeeds.objects.create(
        **whose,
        has_disability_needs=True,
        disability_needs=f"A hearing loop for position {defendant.position}",
        method="online",
        set_by="Somebody",
    )
    employer = {"name": f"Employer of position {defendant.position}", "address": "1 Mill Lane"}
    details = {"answers": {"status": "employed", "employer": employer}}
    Means.objects.create(**whose, kind="individual", details=details, method="online", given_by="Somebody")
    change = ProposedChange.objects.create(
        **whose,
        detail="telephone",
        held={"text": "0161"},
        proposed={"text": "0162"},
        method="online",
        raised_by="Somebody",
    )
    request = PleaRequest.objects.create(
        **whose, kind="withdraw", reason="I was wrong", method="online", submission_key=uuid4(), raised_by="Somebody"
    )
    return {
        "proposed change": change.pk,
        "plea request": request.pk,
        "plea entered": uuid4(),
        "acceptance": "accept",
        "grant": "grant",
    }


def make_line_of_lists(parties: Parties, session_id: UUID) -> None:
    """One of many: lists must cost the same number of queries however long they are."""
    case = make_case(prosecutor=parties.authority, court=parties.court, defendants=DEFENDANTS[:2])
    add_work(principal_id=parties.court.pk, case_id=case.pk, kind="plea_received")
    _book(case, parties, session_id)
    first = Defendant.objects.get(case=case, position=FIRST)
    _put_on_record(case, first, parties.firm)
    _message(case, first, Audience.DEFENDANT)


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


def _lock(case: Case, defendant: Defendant) -> RepresentationLock:
    return RepresentationLock.objects.create(
        case=case, defendant=defendant, laa_contract_number="9Z999Z", application_reference="5000001"
    )


def make_result(case: Case, position: int) -> None:
    """The court has decided about this defendant, who answers online no more."""
    defendant = Defendant.objects.get(case=case, position=position)
    result = Result.objects.create(
        case=case, defendant=defendant, case_number="1", ou_code="B01LY", hearing_on=dt.date(2026, 11, 16)
    )
    Imposition.objects.create(
        case=case,
        defendant=defendant,
        result=result,
        offence=defendant.offences.first(),
        offence_code="RT88191",
        offence_sequence=1,
        sequence=1,
        code="FO",
        title="Fine",
        wording=f"Fined, position {position}.",
    )


def _message(case: Case, defendant: Defendant, audience: Audience) -> Message:
    return Message.objects.create(
        case_id=case.pk,
        defendant_id=defendant.pk,
        template="idpc_read",
        audience=audience,
        language="en",
        address="somebody@example.org",
        subject="Subject",
        body="Body",
        html="<p>Body</p>",
        gateway="file",
    )


def make_documents(case: Case, parties: Parties, defendants: Sequence[Defendant]) -> Material:
    """One document in every section for each of these defendants, or for the whole case, sent by the prosecution;
    the initial details of the first."""
    made = [
        _material(case, defendant, section.code, f"{section.code} of position {defendant.position}", parties.office)
        for defendant in defendants
        for section in CATALOGUE
        if section.of_a_defendant
    ]
    for section in CATALOGUE:
        if not section.of_a_defendant:
            _material(case, None, section.code, f"{section.code} of the whole case", parties.office)
    return next(each for each in made if each.section == SectionCode.IDPC)


def _recording(case: Case, defendant: Defendant) -> Material:
    """A film with a poster, for everybody who reads key statements."""
    film = _material(case, defendant, "KWS", f"Film of position {defendant.position}", is_film=True)
    key, picture = f"matrix/{uuid4()}", b"a picture"
    store_object(key, picture, content_type="image/jpeg")
    Rendition.objects.create(
        material=film,
        case=case,
        defendant=defendant,
        kind="poster",
        object_key=key,
        content_type="image/jpeg",
        sha256=digest_of(picture),
        size=len(picture),
        made_by="Somebody",
    )
    return film


def _mail(case: Case, defendant: Defendant) -> Material:
    """An e-mail with a file attached, for everybody who reads key statements."""
    mail = _material(case, defendant, "KWS", f"E-mail of position {defendant.position}")
    attachment = Attachment.objects.create(
        material=mail, case=case, defendant=defendant, place=1, name="plan.pdf", size=5, kind="pdf"
    )
    Rendition.objects.create(
        material=mail,
        case=case,
        defendant=defendant,
        attachment=attachment,
        kind="attached",
        object_key=f"matrix/{uuid4()}",
        content_type="application/pdf",
        sha256=f"{next(serial):064x}",
        size=5,
        made_by="Somebody",
    )
    return mail


def _material(
    case: Case,
    defendant: Defendant | None,
    section: str,
    name: str,
    sender: Organisation | None = None,
    *,
    status: str = "published",
    is_film: bool = False,
) -> Material:
    number = next(serial)
    return Material.objects.create(
        case=case,
        defendant=defendant,
        section=section,
        name=name,
        file_name="document.pdf",
        content_type="video/mp4" if is_film else "application/pdf",
        kind="video" if is_film else "pdf",
        size=1000,
        pages=0 if is_film else 2,
        sha256=f"{number:064x}",
        object_key=f"matrix/{uuid4()}",
        status=status,
        version=1 if section == SectionCode.IDPC and status == "published" else None,
        published_at=timezone.now(),
        uploaded_by="Somebody",
        uploaded_for_id=sender.pk if sender else None,
        scanned_at=timezone.now(),
        scanner="a scanner",
    )


def _bundle(material: Material, firm: Organisation) -> Bundle:
    """Ready, with one document in it."""
    bundle = Bundle.objects.create(
        case=material.case,
        title="Bundle",
        content_key=f"{next(serial):064x}",
        parts_in_all=1,
        status="ready",
        requested_by="Somebody",
        requested_by_id=uuid4(),
        role=Role.SOLICITOR,
        organisation_id=firm.pk,
        organisation_name=firm.name,
        ready_at=timezone.now(),
        expires_at=timezone.now() + dt.timedelta(days=7),
        object_key=f"bundle/{uuid4()}",
        pages=4,
        front_pages=2,
        size=1000,
        sha256="0" * 64,
    )
    BundlePart.objects.create(
        bundle=bundle,
        case=material.case,
        defendant=material.defendant,
        material=material,
        section=material.section,
        position=0,
        label_prefix="IDPC",
        label_first=1,
        pages=2,
        sha256=material.sha256,
        first_page=3,
    )
    return bundle


def _archive(case: Case, defendant: Defendant) -> Material:
    """A document of the first defendant with files inside."""
    held = _material(case, defendant, "CM", "A document with files inside")
    Material.objects.filter(pk=held.pk).update(contents=[{"name": "inside.txt", "size": 5}])
    return held


def make_sessions(parties: Parties, day: dt.date) -> list[UUID]:
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
