""" "I have been instructed": what is kept, whom it tells, what it opens, and when that ends."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from cases.models import AccessGrant, Case, Defendant, Hearing, HearingDefendant
from cases.services.keep_inbox import inbox_differences
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import Organisation
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.notifications.models import Message
from commonplatform.reference.models import Court
from defence.models import Instruction
from defence.services import end_representation
from tests.functional.defence.steps import (
    comparable,
    found_address,
    go_on_record,
    instruct,
    page_of,
    put_on_record,
    signed_in_solicitor,
    solicitor,
    text_of,
)
from tests.support.matrix_cases import make_full_case, make_parties
from tests.support.queries import at_most_queries
from tests.support.world import (
    Person,
    actor_of,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_organisation,
    make_person,
    make_prosecutor,
    signed_in,
)

pytestmark = pytest.mark.django_db

TWO = (Person(), Person(forenames="Charles", surname="Babbage", postcode="M1 1AA"))


def on(day: date) -> dict[str, str]:
    return {
        "instructed_on_day": str(day.day),
        "instructed_on_month": str(day.month),
        "instructed_on_year": str(day.year),
    }


def instruction_address(client: Client, case: Case) -> str:
    return found_address(client, case) + "instruction/"


def police_case(*, cps_email: str = "cps.thornley@example.org") -> Case:
    court = make_court("Thornley Magistrates’ Court")
    Court.objects.filter(pk=court.pk).update(cps_email=cps_email)
    return make_case(court=court, prosecutor=make_prosecutor("Northshire Police", category="police", force="99"))


def hear(case: Case, at: datetime, *, status: str = "listed", court: Court | None = None) -> None:
    held_at = court or case.court
    assert held_at is not None
    hearing = Hearing.objects.create(
        case=case, type_code="PLE", type_name="Plea", court=held_at, starts_at=at, status=status
    )
    HearingDefendant.objects.create(case=case, hearing=hearing, defendant=Defendant.objects.get(case=case, position=1))


def mails_to(address: str) -> list[Message]:
    """Carry out what waits, and what comes of it, then read."""
    for _ in range(2):
        for effect in Effect.objects.filter(status="waiting"):
            run_effect(effect.pk)
    return [message for message in Message.objects.all() if message.address == address]


def test_charges_and_initial_details_open_for_lawyers_of_the_organisation_and_nothing_else(client: Client) -> None:
    case, firm = make_case(defendants=TWO), make_firm("Byron LLP")
    hear(case, timezone.now() + timedelta(days=3))
    signed_in(client, solicitor(firm))
    answer = client.post(instruction_address(client, case), on(timezone.localdate()))
    assert (answer.status_code, answer["Location"]) == (302, page_of("cases:summary", case.pk))
    for person in (client, signed_in_solicitor(firm)):
        summary, charges = (person.get(page_of(name, case.pk)) for name in ("cases:summary", "cases:defendants"))
        assert "Drive a motor vehicle over the speed limit" in text_of(charges)
        for page in (summary, charges):
            assert page.status_code == 200
            for hidden in ("SW1A 2AA", "Babbage", "M1 1AA", "Next hearing", "10 December 1990", "No plea yet"):
                assert hidden not in text_of(page), hidden
        assert person.get(page_of("disclosure:documents", case.pk)).status_code == 200
        for name in ("cases:hearings", "cases:timeline", "cases:access", "cases:means", "defence:representation"):
            assert person.get(page_of(name, case.pk)).status_code == 403, name
    assert inbox_differences(connection) == []


def test_of_the_documents_only_the_initial_details_of_the_own_defendant_are_there(client: Client) -> None:
    parties = make_parties()
    full = make_full_case(parties, timezone.localdate() + timedelta(days=7))
    firm = make_firm()
    defendant = Defendant.objects.get(case=full.case, position=1)
    AccessGrant.objects.filter(case=full.case, relation="representing").update(ended_at=timezone.now())
    from cases.services import grant_access
    from tests.support.world import FEED

    grant_access(
        actor=FEED,
        case_id=full.case.pk,
        principal_id=firm.pk,
        principal_name=firm.name,
        relation=Relation.INSTRUCTED,
        defendant_id=defendant.pk,
    )
    signed_in(client, solicitor(firm))
    page = text_of(client.get(page_of("disclosure:documents", full.case.pk)))
    assert "IDPC of position 1" in page
    for hidden in ("PL of position 1", "MF of position 1", "IDPC of position 2", "of the whole case"):
        assert hidden not in page


def test_the_list_of_cases_does_not_tell_the_next_hearing(client: Client) -> None:
    case, firm = make_case(), make_firm()
    hear(case, timezone.now() + timedelta(days=40))
    signed_in(client, make_person(Role.SOLICITOR, firm))
    client.post(instruction_address(client, case), on(timezone.localdate()))
    page = text_of(client.get("/cases/"))
    assert case.reference_received in page
    assert "None fixed" in page
    go_on_record(client, case)
    assert "None fixed" not in text_of(client.get("/cases/"))


@pytest.mark.parametrize("role", [Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK])
def test_lawyers_and_clerks_record_it_and_a_clerk_does_it_for_the_lawyers(client: Client, role: Role) -> None:
    case = make_case()
    organisation = make_firm() if role == Role.SOLICITOR else make_organisation("chambers")
    signed_in(client, make_person(role, organisation))
    answer = client.post(instruction_address(client, case), on(timezone.localdate()))
    assert answer.status_code == 302
    assert Instruction.objects.get(case=case).organisation == organisation
    opens = client.get(page_of("cases:summary", case.pk)).status_code
    assert opens == (404 if role == Role.CHAMBERS_CLERK else 200)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (on(timezone.localdate() + timedelta(days=1)), "Date is in future"),
        ({"instructed_on_day": "31", "instructed_on_month": "2", "instructed_on_year": "2026"}, "must be a real date"),
        (
            {"instructed_on_day": "x", "instructed_on_month": "2", "instructed_on_year": "2026"},
            "Date of the instruction",
        ),
        ({}, "Enter the date on which you were instructed"),
    ],
)
def test_the_date_is_needed_real_and_not_after_today(client: Client, sent: dict[str, str], said: str) -> None:
    case = make_case()
    signed_in(client, solicitor())
    answer = client.post(instruction_address(client, case), sent)
    assert said in text_of(answer)
    assert not Instruction.objects.exists()
    assert not AccessGrant.objects.filter(relation="instructed").exists()


def test_several_organisations_may_and_each_sees_who_else_is(client: Client) -> None:
    case, first, second = make_case(), make_firm("First LLP"), make_firm("Second LLP")
    user = instruct(case, first)
    signed_in(client, solicitor(second))
    page = text_of(client.get(found_address(client, case)))
    assert f"First LLP ({user.full_name}), instructed on 1 November 2026" in page
    client.post(instruction_address(client, case), on(timezone.localdate()))
    assert Instruction.objects.filter(case=case, is_first=True).count() == 2
    assert AccessGrant.objects.filter(case=case, relation="instructed", ended_at__isnull=True).count() == 2


def test_only_the_first_of_an_organisation_is_told_to_the_cps_at_the_court_of_the_earliest_hearing() -> None:
    case = police_case()
    elsewhere = make_court("Later Court")
    Court.objects.filter(pk=elsewhere.pk).update(cps_email="cps.later@example.org")
    now = timezone.now()
    hear(case, now - timedelta(days=2), court=elsewhere)
    hear(case, now + timedelta(days=1), court=elsewhere, status="vacated")
    hear(case, now + timedelta(days=4))
    hear(case, now + timedelta(days=9), court=elsewhere)
    firm = make_firm("Byron LLP")
    Organisation.objects.filter(pk=firm.pk).update(address="1 Ridge Row\nThornley", telephone="0161 496 0101")
    instruct(case, firm)
    instruct(case, firm, on=date(2026, 11, 5))
    (mail,) = mails_to("cps.thornley@example.org")
    expected = timezone.localtime(now + timedelta(days=4)).strftime("%d/%m/%Y")
    for part in ("Byron LLP", "Ada Lovelace", expected, "Thornley Magistrates’ Court", "1 Ridge Row", "0161 496 0101"):
        assert part in mail.body, part
    assert case.reference_received in mail.subject
    assert mails_to("cps.later@example.org") == []
    assert [i.is_first for i in Instruction.objects.order_by("recorded_at")] == [True, False]


def test_a_hearing_earlier_today_still_counts() -> None:
    case = police_case()
    hear(case, timezone.localtime().replace(hour=0, minute=1, second=0, microsecond=0))
    instruct(case, make_firm())
    assert len(mails_to("cps.thornley@example.org")) == 1


@pytest.mark.parametrize("missing", ["address", "hearing", "cps"])
def test_without_an_address_a_hearing_or_the_cps_nothing_is_sent(missing: str) -> None:
    if missing == "cps":
        court = make_court()
        Court.objects.filter(pk=court.pk).update(cps_email="cps.thornley@example.org")
        case: Case = make_case(court=court)
    else:
        case = police_case(cps_email="" if missing == "address" else "cps.thornley@example.org")
    if missing != "hearing":
        hear(case, timezone.now() + timedelta(days=4))
    instruct(case, make_firm())
    assert mails_to("cps.thornley@example.org") == []
    assert not Message.objects.exists()
    assert not Effect.objects.filter(status__in=("waiting", "failed")).exists()


def test_going_off_record_is_told_to_the_cps_by_its_own_template() -> None:
    case, firm = police_case(), make_firm("Byron LLP")
    hear(case, timezone.now() + timedelta(days=4))
    association = put_on_record(case, firm)
    actor = actor_of(solicitor(firm))
    with actor_scope(actor):
        end_representation(actor=actor, case_id=case.pk, association_id=association.pk, reason="Why")
    (mail,) = mails_to("cps.thornley@example.org")
    assert "Byron LLP went off record for Ada Lovelace" in mail.body
    assert "Why" not in mail.body


def test_the_same_day_twice_is_recorded_once(client: Client) -> None:
    case = make_case()
    signed_in(client, solicitor())
    address = instruction_address(client, case)
    answers = [client.post(address, on(date(2026, 11, 2))) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Instruction.objects.count() == 1
    assert Event.objects.filter(case_id=case.pk, kind="instruction.recorded").count() == 1


def test_it_ends_when_the_firm_itself_goes_on_record_and_stays_ended_when_it_goes_off(client: Client) -> None:
    case, firm = make_case(), make_firm()
    user = instruct(case, firm)
    signed_in(client, user)
    assert go_on_record(client, case).status_code == 302
    open_now = AccessGrant.objects.filter(case=case, principal_id=firm.pk, ended_at__isnull=True)
    assert list(open_now.values_list("relation", flat=True)) == ["representing"]
    from defence.models import Association

    association = Association.objects.get(case=case)
    actor = actor_of(user)
    with actor_scope(actor):
        end_representation(actor=actor, case_id=case.pk, association_id=association.pk, reason="Done")
    assert client.get(page_of("cases:summary", case.pk)).status_code == 404
    assert inbox_differences(connection) == []


def test_another_firm_going_on_record_leaves_it_but_closes_the_search(client: Client) -> None:
    case, firm, rival = make_case(), make_firm("First LLP"), make_firm("Rival LLP")
    user = instruct(case, firm)
    put_on_record(case, rival)
    signed_in(client, user)
    assert client.get(page_of("cases:summary", case.pk)).status_code == 200
    answer = client.get(found_address(client, case))
    assert answer.status_code == 403
    assert "Rival LLP already associated" in text_of(answer)


def test_with_another_firm_on_record_it_cannot_be_recorded(client: Client) -> None:
    case = make_case()
    signed_in(client, solicitor())
    address = instruction_address(client, case)
    put_on_record(case, make_firm("Rival LLP"))
    for answer in (client.get(address), client.post(address, on(timezone.localdate()))):
        assert answer.status_code == 403
        assert "Rival LLP already associated" in text_of(answer)
    assert not Instruction.objects.exists()


def test_the_proof_of_somebody_else_is_not_found(client: Client) -> None:
    case, firm = make_case(), make_firm()
    address = instruction_address(signed_in_solicitor(firm), case)
    signed_in(client, solicitor(firm))
    assert client.get(address).status_code == 404
    assert client.post(address, on(timezone.localdate())).status_code == 404


def test_an_instruction_is_never_changed_or_removed() -> None:
    instruct(make_case(), make_firm())
    with pytest.raises(DatabaseError, match="pgtrigger: Cannot"), transaction.atomic():
        Instruction.objects.update(instructed_on=date(2020, 1, 1))
    with pytest.raises(DatabaseError, match="pgtrigger: Cannot"), transaction.atomic():
        Instruction.objects.all().delete()


def test_court_and_firm_on_record_see_the_instructions_that_concern_them(client: Client) -> None:
    court = make_court()
    case, firm, rival = make_case(court=court), make_firm("Own LLP"), make_firm("Rival LLP")
    instruct(case, rival)
    instruct(case, firm)
    put_on_record(case, firm)
    staff = signed_in(Client(), make_person(Role.COURT_OFFICER, court_staff(court)))
    page = text_of(staff.get(page_of("defence:representation", case.pk)))
    assert "Own LLP" in page
    assert "Rival LLP" in page
    signed_in(client, solicitor(firm))
    page = text_of(client.get(page_of("defence:representation", case.pk)))
    assert "Own LLP" in page
    assert "Rival LLP" not in page


def test_the_timeline_says_it_in_one_line(client: Client) -> None:
    court = make_court()
    case = make_case(court=court)
    instruct(case, make_firm("Byron LLP"))
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court)))
    page = text_of(client.get(page_of("cases:timeline", case.pk)))
    assert page.count("Byron LLP recorded that it was instructed for Ada Lovelace on 1 November 2026") == 1
    assert "Byron LLP given access" not in page


def test_a_foreign_case_looks_like_one_that_does_not_exist(client: Client) -> None:
    case = make_case()
    instruct(case, make_firm())
    signed_in(client, solicitor())
    foreign = client.get(page_of("cases:summary", case.pk))
    absent = client.get(page_of("cases:summary", UUID("00000000-0000-4000-8000-000000000000")))
    assert (foreign.status_code, absent.status_code) == (404, 404)
    assert comparable(foreign) == comparable(absent)


def test_the_pages_need_at_most_twelve_queries(client: Client) -> None:
    case = make_case()
    for _ in range(5):
        instruct(case, make_firm())
    signed_in(client, solicitor())
    address = found_address(client, case)
    for asked in (address, address + "instruction/"):
        with at_most_queries():
            client.get(asked)
