"""The world that the matrix of addresses and people is tried in: one full case, its neighbours, everybody.

`ids` names every value that an address takes; `foreign` is the same of a case between strangers,
`sibling` of another case between the same parties.
"""

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from cases.access.relations import standing_of
from cases.models import Case, Defendant, WorkItem
from cases.retention.models import LegalHold
from cases.services import grant_access
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import Membership, Organisation, User
from commonplatform.accounts.roles import DEFENCE_ROLES, Role
from commonplatform.accounts.services.keep_administrator_rights import keep_administrator_rights
from commonplatform.audit.models import Event
from commonplatform.budgets.models import ReadStop
from commonplatform.reference.models import (
    BankHoliday,
    Code,
    Court,
    CustodyLimitDays,
    FineGuideline,
    Offence,
    StandardPenalty,
    SurchargeRate,
)
from defence.services import make_calendar, search_defendant
from defence.types import SearchTerms
from disclosure.models import (
    AffectedReport,
    Annotation,
    CaseArchive,
    DocumentSubmission,
    Material,
    SectionRight,
    SentFile,
)
from disclosure.selectors.archives import standing_key
from pleas.views.visits import visit_kept_in
from tests.support.matrix_cases import (
    BORN,
    LIST_OF_CASES,
    POSTCODE,
    CaseIds,
    Parties,
    make_full_case,
    make_line_of_lists,
    make_parties,
    make_result,
    make_sessions,
    serial,
)
from tests.support.matrix_journey import answer_everything
from tests.support.matrix_rules import FIRST, SECOND, UNREPRESENTED, Persona
from tests.support.world import (
    FEED,
    actor_of,
    assign,
    give_access,
    make_organisation,
    make_person,
    signed_in,
)

# Given to one person, of whatever organisation.
PERSONAL = frozenset({Relation.GRANTED, Relation.INSTRUCTED})


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
    own_grants: Mapping[str, UUID]

    def ids_for(self, who: Persona) -> dict[str, object]:
        """The values, with this person's own proof of a search, or somebody else's; who was given access gives
        back their own; who looks after people finds themself among them."""
        return {
            **self.ids,
            "proof": self.proofs.get(who.name, next(iter(self.proofs.values()))),
            "access grant": self.own_grants.get(who.name, self.ids["access grant"]),
            "member": (self.users.get(who.name) or next(iter(self.users.values()))).pk,
        }


def make_matrix_world(personas: tuple[Persona, ...]) -> MatrixWorld:
    parties, others, strangers = make_parties(), make_parties(), make_parties()
    chambers, service = make_organisation("chambers"), make_organisation("hmcts")
    day = timezone.localdate() + dt.timedelta(days=7)
    matter, sibling, foreign = (make_full_case(each, day) for each in (parties, parties, strangers))
    make_result(sibling.case, FIRST)
    LegalHold.objects.create(case=sibling.case, reason="An appeal is expected", placed_by="Somebody")
    sessions = make_sessions(parties, day)
    for number in range(LIST_OF_CASES):
        make_line_of_lists(parties, sessions[number % len(sessions)])
    users = {who.name: _person(who, parties, others, chambers, service) for who in personas if who.is_signed_in}
    own_grants = {}
    for who in personas:
        if (Relation.GRANTED, FIRST) in who.stands:
            own_grants[who.name], _other = (give_access(each.case, users[who.name]) for each in (matter, sibling))
        if (Relation.INSTRUCTED, FIRST) in who.stands:
            for each in (matter, sibling):
                _instruct(each.case, users[who.name])
        if _prosecutes_by_assignment(who):
            for each in (matter, sibling):
                assign(each.case, users[who.name])
    clients = {who.name: _client(who, users.get(who.name), matter.case) for who in personas}
    ids = {
        **matter.ids,
        **_on_its_way(matter.case, next(users[who.name] for who in personas if who.sends)),
        "day": day,
        "charge": 1,
        "plea": "guilty",
        "template": "plea_received",
        "representation type": "private",
        "report": "weeks",
        "report section": "courts",
        "instruction day": day.day,
        "instruction month": day.month,
        "instruction year": day.year - 1,
        "colleague's grant": own_grants["barrister given access"],
        "calendar secret": _calendar(users["barrister of the firm on record"]),
        "work": WorkItem.objects.filter(case=matter.case, principal_id=parties.court.pk).values_list("pk")[0][0],
        **_administered(parties, users),
    }
    proofs = {who.name: _proof(users[who.name], matter.case) for who in personas if who.has_searched}
    return MatrixWorld(
        parties, others, chambers, service, matter, foreign, sibling, ids, clients, users, proofs, own_grants
    )


def _on_its_way(case: Case, sender: User) -> dict[str, object]:
    """A file that somebody has sent and not filed yet."""
    submission = DocumentSubmission.objects.create(
        case=case, section="WS", user_id=sender.pk, submission_key=uuid4(), defendant_ids=[]
    )
    sent = SentFile.objects.create(
        submission=submission,
        case=case,
        position=1,
        name="statement.pdf",
        size=1000,
        object_key=f"matrix/{uuid4()}",
        status="checked",
        kind="pdf",
        pages=1,
        content_type="application/pdf",
        sha256="0" * 64,
    )
    archive = _archive_of(case, sender)
    note = _note(case, sender)
    return {"submission": submission.pk, "sent file": sent.pk, "note": note.pk, "case archive": archive.pk}


def _archive_of(case: Case, whoever: User) -> CaseArchive:
    """The whole case as one file, ready for the one who sends; nothing was in it."""
    actor = actor_of(whoever)
    assert actor.user_id is not None
    assert actor.organisation_id is not None
    return CaseArchive.objects.create(
        case=case,
        file_name="CaseArchive-X-20261130120000.zip",
        status="ready",
        requested_by=actor.display_name,
        requested_by_id=actor.user_id,
        membership_id=actor.membership_id,
        role=actor.role,
        organisation_id=actor.organisation_id,
        organisation_name=actor.organisation_name,
        standing_key=standing_key(standing_of(actor, case.pk)),
        ready_at=timezone.now(),
        expires_at=timezone.now() + dt.timedelta(days=7),
        object_key=f"archive/{uuid4()}",
        size=1000,
        sha256="0" * 64,
    )


def _note(case: Case, writer: User) -> Annotation:
    """What the one who sends has noted for herself on the first initial details."""
    actor = actor_of(writer)
    assert actor.user_id is not None
    assert actor.organisation_id is not None
    return Annotation.objects.create(
        case=case,
        material=Material.objects.filter(case=case, section="IDPC", status="published").order_by("uploaded_at")[0],
        side="prosecution",
        audience="private",
        text="Ask for the original",
        written_by=actor.display_name,
        written_by_id=actor.user_id,
        organisation_id=actor.organisation_id,
        organisation_name=actor.organisation_name,
        submission_key=uuid4(),
    )


def _person(who: Persona, parties: Parties, others: Parties, chambers: Organisation, service: Organisation) -> User:
    assert who.role is not None
    if who.role == Role.ADMINISTRATOR:
        return _administrator(service)
    if who.role in (Role.PLEA_HELPER, Role.AUDITOR):
        return _with_password(make_person(who.role, service))
    if _prosecutes_by_assignment(who):
        return _with_password(
            make_person(who.role, make_organisation("chambers" if who.role == Role.BARRISTER else "firm"))
        )
    side = parties if {relation for relation, _at in who.stands} - PERSONAL else others
    at: Organisation
    if who.role == Role.PROSECUTOR:
        at = side.office
    elif (Relation.REPRESENTING, SECOND) in who.stands:
        at = parties.co_firm
    elif (Relation.INSTRUCTED, FIRST) in who.stands:
        at = make_organisation("firm" if who.role == Role.SOLICITOR else "chambers")
    elif (Relation.REPRESENTING, FIRST) in who.stands or who.role == Role.SOLICITOR:
        at = side.firm
    elif who.role in (Role.BARRISTER, Role.CHAMBERS_CLERK):
        at = chambers
    else:
        at = side.staff
    user = _with_password(make_person(who.role, at))
    Membership.objects.filter(user=user).update(manages_people=who.manages_people)
    return user


def _with_password(user: User) -> User:
    """Some password: nobody signs in with it, but the pages about it are there."""
    user.password = "kept elsewhere"
    user.save(update_fields=["password"])
    return user


def _administrator(service: Organisation) -> User:
    user = _with_password(make_person(Role.ADMINISTRATOR, service))
    keep_administrator_rights(user)
    return user


def _prosecutes_by_assignment(who: Persona) -> bool:
    return who.role in DEFENCE_ROLES and any(relation == Relation.PROSECUTING for relation, _ in who.stands)


def _instruct(case: Case, user: User) -> None:
    """The organisation of somebody who is alone in it."""
    organisation = user.memberships.get().organisation
    grant_access(
        actor=FEED,
        case_id=case.pk,
        principal_id=organisation.pk,
        principal_name=organisation.name,
        relation=Relation.INSTRUCTED,
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
    visit = visit_kept_in(client.session)
    assert visit is not None
    answer_everything(visit)


def _proof(searcher: User, case: Case) -> str:
    defendant = Defendant.objects.get(case=case, position=UNREPRESENTED)
    actor = actor_of(searcher)
    terms = SearchTerms(case.reference_received, defendant.surname, defendant.forenames, BORN)
    with actor_scope(actor):
        proof = search_defendant(actor=actor, terms=terms)
    assert proof is not None
    return proof


def _calendar(owner: User) -> str:
    actor = actor_of(owner)
    with actor_scope(actor):
        return make_calendar(actor=actor)


def _administered(parties: Parties, users: Mapping[str, User]) -> dict[str, object]:
    offence = Offence.objects.create(code=f"XX{next(serial):05d}", title="Offence", mode_of_trial="SIMP")
    code = Code.objects.create(code_list="case_marker", code=f"M{next(serial)}", name="Marker")
    return {
        "organisation": parties.firm.pk,
        "person": next(iter(users.values())).pk,
        "court": parties.court.pk,
        "prosecutor": parties.authority.pk,
        "offence": offence.pk,
        "stop of reading": _stop_of_reading(),
        "affected report": _affected_report(),
        "first": 1,
        "year": 2026,
        "reason": "A fault",
        "code": code.pk,
        **_figures(),
        "section right": SectionRight.objects.values_list("pk", flat=True)[0],
        "event": Event.objects.values_list("pk", flat=True)[0],
        "app": "reference",
        "content type": ContentType.objects.get_for_model(Court).pk,
    }


def _affected_report() -> object:
    now = timezone.now()
    report = AffectedReport.objects.create(
        begins_at=now - dt.timedelta(hours=1),
        ends_at=now,
        reason="A fault",
        asked_by="Administrator",
        state=AffectedReport.State.READY,
        made_at=now,
        object_key="reports/x.csv",
    )
    return report.pk


def _stop_of_reading() -> object:
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    stop = ReadStop.objects.create(
        hour=hour,
        whose=ReadStop.Whose.PERSON,
        principal_id=uuid4(),
        principal_name="Reader",
        last_reader="Reader",
        readings=501,
    )
    return stop.pk


def _figures() -> dict[str, object]:
    dated = {"valid_from": dt.date(2000, 1, 1), "source": "Order of the day"}
    code = f"XX{next(serial):05d}"
    rate = SurchargeRate.objects.filter(level="youth").first()
    return {
        "standard penalty": StandardPenalty.objects.create(offence_code=code, level="adult", amount=100, **dated).pk,
        "surcharge rate": (rate or SurchargeRate.objects.create(level="youth", fixed_amount=20, **dated)).pk,
        "days of a limit": CustodyLimitDays.objects.create(mode="summary", days=56, **dated).pk,
        "bank holiday": BankHoliday.objects.create(day=dt.date(2000, 1, 3), name="New Year", source="Order").pk,
        "fine guideline": FineGuideline.objects.create(
            offence_code=code, lowest_band="A", highest_band="B", **dated
        ).pk,
    }
