"""Opening documents: who may, what it records, and what the link is (domain document "Defence portal",
Reading; Access recording)."""

import re
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commonplatform.accounts.database_scope import actor_scope, task_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.notifications.models import Message
from disclosure.models import Material, MaterialRead
from tests.functional.disclosure.steps import (
    ADA,
    CHARLES,
    World,
    browser,
    events,
    make_world,
    page,
    served,
    visible,
)
from tests.support.files import fetch
from tests.support.world import (
    FEED,
    actor_of,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_organisation,
    make_person,
    make_prosecutor,
    prosecution_office,
    represent,
)

pytestmark = pytest.mark.django_db


def read(user: User, material: Material) -> int:
    return int(browser(user).get(reverse("disclosure:read", args=[material.pk])).status_code)


def barrister_with_a_grant(world: World) -> User:
    from cases.services import grant_access
    from cases.states import Relation

    chambers = make_organisation("chambers", name="Temple Chambers")
    barrister = make_person(Role.BARRISTER, chambers, full_name="Barry Ster")
    grant_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=barrister.pk,
        principal_name=barrister.full_name,
        relation=Relation.GRANTED,
        defendant_id=world.defendant.pk,
    )
    return barrister


def idpc_notices() -> list[Effect]:
    return [e for e in Effect.objects.filter(kind="notifications.send_mail") if e.payload["template"] == "idpc_read"]


@pytest.mark.parametrize(("act", "how"), [("read", "inline"), ("download", "attachment")])
def test_the_firm_on_record_gets_a_link_to_the_very_file(act: str, how: str) -> None:
    world = make_world()
    material = served(world)
    response = browser(world.solicitor).get(reverse(f"disclosure:{act}", args=[material.pk]))
    assert response.status_code == 302
    assert response["Cache-Control"] == "no-store"
    fetched = fetch(response["Location"])
    assert fetched.headers["Content-Disposition"].startswith(
        f'{how}; filename="LOVELACE_ADA_{world.case.reference_received}_IDPC.pdf"'
    )
    assert fetched.headers["Content-Type"] == "application/pdf"
    assert len(fetched.body) == material.size
    assert MaterialRead.objects.get(material=material).act == act


def test_a_reading_names_the_version_the_person_and_the_firm() -> None:
    world = make_world()
    material = served(world)
    assert read(world.solicitor, material) == 302
    reading = MaterialRead.objects.get(material=material)
    assert (reading.version, reading.user_id, reading.user_name) == (1, world.solicitor.pk, "Sol Icitor")
    assert (reading.organisation_id, reading.organisation_name) == (world.firm.pk, "Hope & Co")
    (event,) = events(world, "document.read")
    assert (event.data["organisation"], event.data["version"]) == ("Hope & Co", 1)
    assert event.actor_id == world.solicitor.pk


def test_the_prosecutor_and_the_court_see_who_read_what_first_and_last() -> None:
    world = make_world()
    material = served(world)
    for _ in range(2):
        read(world.solicitor, material)
    read(world.officer, material)
    for user in (world.prosecutor, world.officer):
        text = page(user, "readers", case_id=world.case.pk)
        assert "Hope & Co" in text
        assert "Sol Icitor" in text
        assert "Version 1" in text
        assert "2 times" in text
        assert text.index("Hope & Co") < text.rindex("Court officer"), "in the order of the first reading"
    own_uploads_only = page(world.solicitor, "readers", case_id=world.case.pk)
    assert "Court officer" not in own_uploads_only
    assert "Version 1" not in own_uploads_only


def test_a_reading_can_be_neither_changed_nor_removed() -> None:
    world = make_world()
    read(world.solicitor, served(world))
    with pytest.raises(Exception, match=r"[Cc]annot update"), transaction.atomic():
        MaterialRead.objects.update(organisation_name="Somebody else")
    with pytest.raises(Exception, match=r"[Cc]annot (update or )?delete"), transaction.atomic():
        MaterialRead.objects.all().delete()


def test_everybody_outside_gets_the_same_answer_as_for_a_document_that_does_not_exist() -> None:
    world = make_world((ADA, CHARLES))
    material = served(world)
    co_firm = make_firm()
    represent(world.case, co_firm, position=2)
    outsiders = {
        "another firm": make_person(Role.SOLICITOR, make_firm()),
        "the co-defendant's firm": make_person(Role.SOLICITOR, co_firm),
        "another authority": make_person(Role.PROSECUTOR, prosecution_office(make_prosecutor())),
        "another court": make_person(Role.COURT_OFFICER, court_staff(make_court())),
        "an administrator": make_person(Role.ADMINISTRATOR, make_organisation("hmcts")),
    }
    for name, user in outsiders.items():
        foreign = browser(user).get(reverse("disclosure:read", args=[material.pk]))
        missing = browser(user).get(reverse("disclosure:read", args=[uuid4()]))
        assert (foreign.status_code, missing.status_code) == (404, 404), name
        assert _comparable(foreign.content) == _comparable(missing.content), name
    assert not MaterialRead.objects.exists()


@pytest.mark.parametrize("tab", ["documents", "upload_idpc", "readers"])
def test_pages_of_a_foreign_case_are_pages_of_no_case(tab: str) -> None:
    world = make_world()
    outsider = browser(make_person(Role.SOLICITOR, make_firm()))
    foreign = outsider.get(reverse(f"disclosure:{tab}", args=[world.case.pk]))
    missing = outsider.get(reverse(f"disclosure:{tab}", args=[uuid4()]))
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert _comparable(foreign.content) == _comparable(missing.content)


def test_without_signing_in_there_is_only_the_sign_in_page() -> None:
    world = make_world()
    material = served(world)
    for address in (
        reverse("disclosure:read", args=[material.pk]),
        reverse("disclosure:documents", args=[world.case.pk]),
        reverse("disclosure:withdraw", args=[material.pk]),
    ):
        response = Client().get(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/")
    assert not MaterialRead.objects.exists()


def test_the_co_defendants_firm_sees_its_own_documents_and_no_trace_of_the_others() -> None:
    world = make_world((ADA, CHARLES))
    served(world, position=1)
    served(world, position=2)
    co_firm = make_firm()
    represent(world.case, co_firm, position=2)
    text = page(make_person(Role.SOLICITOR, co_firm), "documents", case_id=world.case.pk)
    assert "BABBAGE CHARLES" in text
    assert "LOVELACE" not in text


def test_a_barrister_with_a_grant_reads_until_the_grant_expires() -> None:
    from cases.models import AccessGrant

    world = make_world()
    material = served(world)
    barrister = barrister_with_a_grant(world)
    assert read(barrister, material) == 302
    AccessGrant.objects.filter(principal_id=barrister.pk).update(expires_at=timezone.now())
    assert read(barrister, material) == 404


def test_a_firm_that_is_no_longer_on_record_reads_nothing() -> None:
    from cases.services import revoke_access
    from cases.states import Relation

    world = make_world()
    material = served(world)
    assert read(world.solicitor, material) == 302
    revoke_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=world.firm.pk,
        relation=Relation.REPRESENTING,
        defendant_id=world.defendant.pk,
    )
    assert read(world.solicitor, material) == 404


def test_the_database_shows_a_foreign_firm_no_document_and_no_reading() -> None:
    world = make_world((ADA, CHARLES))
    read(world.solicitor, served(world))
    co_firm = make_firm()
    represent(world.case, co_firm, position=2)
    for user in (make_person(Role.SOLICITOR, make_firm()), make_person(Role.SOLICITOR, co_firm)):
        with actor_scope(actor_of(user)):
            assert (Material.objects.count(), MaterialRead.objects.count()) == (0, 0)
    with actor_scope(actor_of(world.solicitor)):
        assert (Material.objects.count(), MaterialRead.objects.count()) == (1, 1)
    with task_scope(case_id=make_case().pk):
        assert Material.objects.count() == 0


def test_the_prosecution_is_told_when_another_firm_than_the_last_one_reads() -> None:
    world = make_world()
    material = served(world)
    read(world.prosecutor, material)
    read(world.officer, material)
    assert idpc_notices() == [], "only the defence's readings are announced"
    read(world.solicitor, material)
    read(world.solicitor, material)
    assert len(idpc_notices()) == 1
    read(barrister_with_a_grant(world), material)
    assert len(idpc_notices()) == 2
    read(world.prosecutor, material)
    read(world.solicitor, material)
    assert len(idpc_notices()) == 3
    assert {effect.payload["address"] for effect in idpc_notices()} == {world.case.prosecutor.email}


def test_the_notice_says_who_and_when_and_nothing_of_the_content() -> None:
    world = make_world()
    read(world.solicitor, served(world))
    run_effect(idpc_notices()[0].pk)
    message = Message.objects.get(template="idpc_read")
    assert message.subject == f"Case {world.case.reference_received}: initial details opened"
    assert "Hope & Co opened the initial details" in message.body
    assert "Defendant: Lovelace" in message.body
    assert "Ada" not in message.body


def test_an_authority_without_an_address_gets_no_notice_and_the_reading_goes_on() -> None:
    world = make_world()
    world.case.prosecutor.email = ""
    world.case.prosecutor.save()
    assert read(world.solicitor, served(world)) == 302
    assert idpc_notices() == []


def test_initial_details_that_are_not_there_yet_have_a_plain_page_with_status_404() -> None:
    world = make_world((ADA, CHARLES))
    address = reverse("disclosure:idpc", args=[world.case.pk, world.defendant.pk])
    response = browser(world.solicitor).get(address)
    assert response.status_code == 404
    assert "Not yet served" in visible(response.content)
    assert "Not yet served: Ada Lovelace" in page(world.solicitor, "documents", case_id=world.case.pk)
    assert "versions and contents" not in page(world.solicitor, "documents", case_id=world.case.pk)
    material = served(world)
    response = browser(world.solicitor).get(address)
    assert response.status_code == 200
    assert reverse("disclosure:read", args=[material.pk]) in response.content.decode()
    co_defendant = world.case.defendants.get(position=2)
    other = browser(world.solicitor).get(reverse("disclosure:idpc", args=[world.case.pk, co_defendant.pk]))
    assert other.status_code == 404
    assert "Not yet served" not in visible(other.content)


def test_a_request_for_the_head_only_is_no_reading() -> None:
    world = make_world()
    response = browser(world.solicitor).head(reverse("disclosure:read", args=[served(world).pk]))
    assert response.status_code == 405
    assert not MaterialRead.objects.exists()


def _comparable(content: bytes) -> bytes:
    return re.sub(rb'nonce="[^"]+"|value="[^"]+"|next=[^"]+|[?]q=[^"]*', b"", content)
