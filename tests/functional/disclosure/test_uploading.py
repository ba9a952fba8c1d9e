"""The prosecutor uploads initial details (domain document "Defence portal", Receipt and publication)."""

import sys
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from commonplatform.accounts.roles import Role
from commonplatform.storage.objects import StoreUnavailable, list_objects, object_digest, read_object
from disclosure.models import DocumentSubmission, Material
from disclosure.states import MaterialStatus
from tests.functional.disclosure.steps import (
    ADA,
    CHARLES,
    browser,
    events,
    make_world,
    newest,
    page,
    served,
    upload,
    upload_together,
    visible,
    work_off,
)
from tests.support.queries import at_most_queries
from tests.support.world import make_case, make_firm, make_person, make_prosecutor, prosecution_office
from tests.unit.storage.pdfs import archive, pdf

pytestmark = pytest.mark.django_db
UPLOAD = sys.modules["disclosure.services.add_file"]  # the package exports its function under this name


def test_an_uploaded_pdf_is_scanned_and_published_as_the_first_version() -> None:
    world, content = make_world(), pdf(2)
    response = upload(world, content, file_name="Initial details.pdf")
    assert response["Location"] == reverse("disclosure:documents", kwargs={"case_id": world.case.pk})
    waiting = newest(world)
    assert waiting.status == MaterialStatus.WAITING_FOR_SCAN
    assert waiting.object_key.startswith("quarantine/")
    work_off()
    published = newest(world)
    assert (published.status, published.version, published.pages) == (MaterialStatus.PUBLISHED, 1, 2)
    assert published.name == f"LOVELACE ADA {world.case.reference_received} IDPC"
    assert published.file_name == "Initial details.pdf"
    assert read_object(published.object_key) == content
    assert waiting.object_key not in {stored.key for stored in list_objects("quarantine")}
    assert [event.data["version"] for event in events(world, "idpc.published")] == [1]


def test_the_page_shows_which_case_and_defendant_the_file_is_about_to_join() -> None:
    world = make_world((ADA, CHARLES))
    text = page(world.prosecutor, "upload_idpc", case_id=world.case.pk)
    assert world.case.reference_received in text
    assert "Northshire Police v Ada Lovelace, Charles Babbage" in text
    assert "Which defendants are they for?" in text
    assert "Born 10 December 1990" in text


def test_with_one_defendant_there_is_nothing_to_choose() -> None:
    world = make_world()
    text = page(world.prosecutor, "upload_idpc", case_id=world.case.pk)
    assert "Northshire Police v Ada Lovelace" in text
    assert "Which defendant" not in text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The selected file is empty"),
        (archive(), "The selected file contains a program"),
        (pdf(5)[:-300], "The selected file is incomplete"),
    ],
)
def test_a_refused_file_leaves_nothing_and_the_page_says_why(content: bytes, why: str) -> None:
    world = make_world()
    response = upload(world, content)
    assert response.status_code == 200
    text = visible(response.content)
    assert "Error: Upload initial details" in text
    assert why in text
    assert not Material.objects.exists()


def test_a_form_without_a_defendant_and_a_page_without_a_file_say_so() -> None:
    world = make_world((ADA, CHARLES))
    assert "Select at least one defendant" in visible(upload_together(world, {}, positions=()).content)
    assert "Select a file" in visible(upload_together(world, {}).content)


def test_sending_the_form_twice_makes_one_document() -> None:
    world, key, content = make_world(), uuid4(), pdf()
    assert upload(world, content, key=key).status_code == 302
    assert upload(world, content, key=key).status_code == 302, "what was filed is filed: on to the documents"
    assert Material.objects.filter(case=world.case).count() == 1
    assert len(events(world, "document.uploaded")) == 1


def test_a_second_upload_becomes_the_current_version_and_the_first_stays_readable() -> None:
    world = make_world()
    first, second = served(world), served(world)
    first.refresh_from_db()
    assert (first.status, first.version) == (MaterialStatus.REPLACED, 1)
    assert (second.status, second.version) == (MaterialStatus.PUBLISHED, 2)
    text = page(world.solicitor, "documents", case_id=world.case.pk)
    assert "version 1 details" not in text
    assert "version 2" in text
    assert "Replaced" in text
    assert browser(world.solicitor).get(reverse("disclosure:read", args=[first.pk])).status_code == 302


def test_each_defendant_has_their_own_versions() -> None:
    world = make_world((ADA, CHARLES))
    assert served(world, position=1).version == 1
    assert served(world, position=2).version == 1


def test_only_one_version_can_be_current_whatever_the_code_does() -> None:
    material = served(make_world())
    material.pk, material.object_key, material.version = uuid4(), "material/other", 2
    with pytest.raises(IntegrityError, match="material_one_current_version"), transaction.atomic():
        material.save(force_insert=True)


def test_the_database_refuses_to_publish_what_was_not_scanned() -> None:
    world = make_world()
    upload(world, pdf())
    with pytest.raises(Exception, match=r"[Ii]nvalid transition"), transaction.atomic():
        Material.objects.update(status=MaterialStatus.PUBLISHED, published_at=timezone.now(), version=1)


def test_what_was_received_cannot_be_changed_or_removed_in_the_database() -> None:
    material = served(make_world())
    for change in ({"sha256": "0" * 64}, {"size": 1}, {"pages": 9}):
        with pytest.raises(Exception, match=r"[Cc]annot update"), transaction.atomic():
            Material.objects.filter(pk=material.pk).update(**change)
    with pytest.raises(Exception, match=r"[Cc]annot delete"), transaction.atomic():
        Material.objects.filter(pk=material.pk).delete()


def test_nobody_but_the_prosecuting_authority_and_the_court_can_upload() -> None:
    world = make_world()
    other_authority = make_person(Role.PROSECUTOR, prosecution_office(make_prosecutor()))
    other_firm = make_person(Role.SOLICITOR, make_firm())
    answers = {
        name: upload(world, pdf(), user=user).status_code
        for name, user in {
            "other authority": other_authority,
            "other firm": other_firm,
            "own firm": world.solicitor,
            "court": world.officer,
        }.items()
    }
    assert answers == {"other authority": 404, "other firm": 404, "own firm": 403, "court": 302}
    assert Material.objects.get().uploaded_by == world.officer.full_name


def test_a_defendant_of_another_case_is_no_choice() -> None:
    world, other = make_world(), make_case()
    address = reverse("disclosure:upload_idpc", kwargs={"case_id": world.case.pk})
    foreign = other.defendants.get().pk
    response = browser(world.prosecutor).post(
        address,
        {"submission_key": str(uuid4()), "defendants": [str(foreign)]},
    )
    assert response.status_code == 200
    assert not DocumentSubmission.objects.exists()
    assert not Material.objects.exists()


def test_when_the_store_does_not_answer_the_page_says_so_and_nothing_is_recorded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unavailable(*args: object, **kwargs: object) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(UPLOAD, "store_stream", unavailable)
    world = make_world()
    assert "could not be kept just now" in visible(upload(world, pdf()).content)
    assert not Material.objects.exists()


def test_the_stored_file_is_the_file_that_was_sent() -> None:
    material = served(make_world())
    assert object_digest(material.object_key) == material.sha256


def test_the_documents_page_asks_the_database_little_however_many_documents_there_are() -> None:
    world = make_world((ADA, CHARLES))
    for position in (1, 1, 2, 2):
        served(world, position=position)
    client = browser(world.prosecutor)
    with at_most_queries():
        assert client.get(reverse("disclosure:documents", args=[world.case.pk])).status_code == 200
