"""The evidence and the defence of the story: there after they are told, and told once however often they are told."""

from collections import Counter
from uuid import UUID

import pytest
from django.utils import timezone

from cases.intake.reference_snapshot import ReferenceSnapshot
from cases.models import AccessGrant, Case
from cases.selectors.caseload import caseload
from cases.states import Relation
from cases.types import CaseloadFilter
from cases.visits import News
from commonplatform.accounts.database_scope import actor_scope, task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.audit.models import Event
from commonplatform.audit.verification import verify_chains
from commonplatform.demonstration.evidence.told_documents import MISFILED, acts, documents
from commonplatform.demonstration.services.build_world import build_world, person_signing_in
from commonplatform.demonstration.services.hold_sessions import hold_sessions
from commonplatform.demonstration.services.tell_case import tell_case
from commonplatform.demonstration.services.tell_evidence import tell_evidence
from commonplatform.demonstration.told import cases
from defence.models import Association, Instruction, LegalAidProblem, RepresentationLock
from defence.selectors.calendar import calendar_state
from defence.selectors.people import members
from disclosure.models import BuiltFrom, Bundle, Material, MaterialRead, SentFile, Share
from disclosure.sections import CATALOGUE
from disclosure.states import BundleStatus, MaterialStatus

pytestmark = pytest.mark.django_db(transaction=True)

SERIOUS, AFFRAY = "CPS26001201", "CPS26001001"


def test_everything_is_there_and_telling_it_again_changes_nothing() -> None:
    tell()
    documents_of_every_kind_are_published_in_most_sections()
    the_planted_mistake_is_the_only_doubt()
    one_document_each_is_replaced_withdrawn_and_redacted()
    initial_details_are_built_for_both_and_replaced_after_one_firm_has_read_them()
    a_bundle_is_ready_and_a_document_shared_with_the_bench()
    people_of_every_side_have_read()
    access_by_name_is_given_ended_and_given_on()
    legal_aid_has_done_what_it_does()
    firms_come_and_go()
    my_cases_have_a_hearing_and_news()
    people_did_what_is_about_no_case()
    before = everything_counted()
    tell()
    assert everything_counted() == before
    with task_scope(purpose=Purpose.AUDIT_VERIFICATION):
        assert verify_chains().faults == []


def test_without_its_cases_it_says_so_and_tells_nothing() -> None:
    build_world()
    said: list[str] = []
    assert tell_evidence(said.append) == 0
    assert "make reset" in said[0]


def tell() -> None:
    build_world()
    today = timezone.localdate()
    sessions = hold_sessions(today=today)
    for case in cases():
        if case.reference in {SERIOUS, AFFRAY}:
            tell_case(case, today=today, sessions=sessions, reference=ReferenceSnapshot())
    tell_evidence(lambda _said: None)


def everything_counted() -> dict[str, int]:
    tables = (Material, MaterialRead, Bundle, Share, AccessGrant, Association, Instruction, RepresentationLock, Event)
    return {table.__name__: table.objects.count() for table in tables}


def serious_case() -> UUID:
    return Case.objects.get(reference_received=SERIOUS).pk


def named(key: str) -> Material:
    return Material.objects.get(case_id=serious_case(), name=documents()[key].name)


def documents_of_every_kind_are_published_in_most_sections() -> None:
    published = Material.objects.filter(case_id=serious_case(), published_at__isnull=False)
    assert set(published.values_list("kind", flat=True)) == {
        *("pdf", "office", "text", "image", "email", "audio", "video", "archive")
    }
    assert len(set(published.values_list("section", flat=True))) >= 15
    assert len(CATALOGUE) == 22
    assert published.count() >= 25
    assert not Material.objects.exclude(
        status__in=[MaterialStatus.PUBLISHED, MaterialStatus.REPLACED, MaterialStatus.WITHDRAWN]
    ).exists()
    assert named("pettifer").pages >= 3
    assert [entry["name"] for entry in named("receipts").contents] == ["Till receipts.pdf"]
    convictions = named("convictions")
    assert convictions.defendant is not None
    assert convictions.defendant.surname == "Lindley"


def the_planted_mistake_is_the_only_doubt() -> None:
    doubted = {sent.name for sent in SentFile.objects.all() if sent.doubts}
    assert doubted == {documents()[MISFILED].file_name}
    assert named(MISFILED).status == MaterialStatus.PUBLISHED


def one_document_each_is_replaced_withdrawn_and_redacted() -> None:
    assert named("moss-unsigned").status == MaterialStatus.REPLACED
    assert named("moss").replaces == named("moss-unsigned")
    assert named("clothing").status == MaterialStatus.WITHDRAWN
    assert "home address" in named("clothing").withdrawn_because
    assert named("nair-redacted").redacts == named("nair")


def initial_details_are_built_for_both_and_replaced_after_one_firm_has_read_them() -> None:
    served = Material.objects.filter(case_id=serious_case(), section="IDPC").order_by("version")
    versions = Counter((each.version, each.status) for each in served)
    assert versions == {(1, MaterialStatus.REPLACED): 2, (2, MaterialStatus.PUBLISHED): 2}
    first = served.get(version=1, defendant__surname="Fletcher")
    read = MaterialRead.objects.get(material=first, organisation_name="Hale & Okafor Solicitors")
    assert first.published_at is not None
    assert first.replaced_at is not None
    assert first.published_at < read.read_at < first.replaced_at
    second = served.get(version=2, defendant__surname="Fletcher")
    assert not MaterialRead.objects.filter(material=second).exists()
    assert BuiltFrom.objects.filter(material=first).count() == 3
    assert BuiltFrom.objects.filter(material=second).count() == 5


def a_bundle_is_ready_and_a_document_shared_with_the_bench() -> None:
    bundle = Bundle.objects.get(purpose="reading")
    assert (bundle.status, bundle.organisation_name) == (BundleStatus.READY, "Hale & Okafor Solicitors")
    assert bundle.expires_at is not None
    assert bundle.expires_at > timezone.now()
    assert {share.material.name for share in Share.objects.filter(case_id=serious_case())} == {
        documents()[key].name for key in ("pettifer", "albright", "nair-redacted")
    }


def people_of_every_side_have_read() -> None:
    readers = set(MaterialRead.objects.filter(case_id=serious_case()).values_list("role", flat=True))
    assert readers == {"solicitor", "barrister", "prosecutor", "judge", "magistrate"}
    assert MaterialRead.objects.filter(material=named("pettifer")).count() >= 4


def access_by_name_is_given_ended_and_given_on() -> None:
    granted = AccessGrant.objects.filter(case_id=serious_case(), relation=Relation.GRANTED)
    imogen, sunita = (granted.get(principal_name=name) for name in ("Imogen Clarke", "Sunita Rao"))
    clerk, tobias = (granted.get(principal_name=name) for name in ("Leon Baptiste", "Tobias Wren"))
    assert imogen.expires_at is not None
    assert imogen.expires_at > timezone.now()
    assert imogen.ended_at is None
    assert sunita.ended_at is not None
    assert (tobias.rests_on_id, tobias.ended_at) == (clerk.pk, None)
    assigned = AccessGrant.objects.get(
        case_id=serious_case(), relation=Relation.PROSECUTING, principal_name="Edmund Vance"
    )
    assert assigned.ended_at is None


def legal_aid_has_done_what_it_does() -> None:
    lock = RepresentationLock.objects.get()
    assert (lock.defendant.surname, lock.laa_contract_number, lock.unlocked_at) == ("Grove", "7Z999Q", None)
    ordered = Association.objects.get(defendant__surname="Tidy", ended_at__isnull=True)
    assert ordered.organisation.name == "Morgan Rees Cyfreithwyr"
    assert LegalAidProblem.objects.get().reference == "CPS26001999"


def firms_come_and_go() -> None:
    left = Association.objects.get(defendant__surname="Iqbal")
    assert left.ended_at is not None
    assert Instruction.objects.get().defendant.surname == "Marsh"
    assert not Association.objects.filter(defendant__surname="Moss").exists()
    on_record = Association.objects.filter(case_id=serious_case(), ended_at__isnull=True)
    assert len(set(on_record.values_list("organisation", flat=True))) == 2


def my_cases_have_a_hearing_and_news() -> None:
    for email in ("solicitor@haleokafor.example", "barrister@fountainrow.example"):
        person = person_signing_in(email)
        with actor_scope(person):
            lines = {line.reference: line for line in caseload(person, CaseloadFilter()).lines}
        assert lines[SERIOUS].next_hearing is not None
        assert lines[SERIOUS].news[News.DOCUMENTS] >= 2
        assert lines[SERIOUS].last_seen_at is not None


def people_did_what_is_about_no_case() -> None:
    solicitor = person_signing_in("solicitor@haleokafor.example")
    with actor_scope(solicitor):
        assert [member.full_name for member in members(solicitor) if member.is_invited] == ["Tom Achebe"]
        assert calendar_state(solicitor) is not None
    told = {act.act for act in acts()}
    assert {"invite", "make_calendar"} <= told
