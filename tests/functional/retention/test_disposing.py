"""What has been kept long enough goes, with its text and its notes; what it was stays; nothing on hold ever goes."""

from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from cases.retention.models import LegalHold
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor
from commonplatform.audit.models import Event
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from commonplatform.storage.objects import ObjectMissing, object_digest, object_size
from disclosure.models import Annotation, DocumentText, Material, MaterialRead, Rendition
from disclosure.services import dispose_of_documents as disposing
from disclosure.services.check_objects import damaged_documents
from disclosure.services.dispose_of_documents import dispose_of_documents
from disclosure.states import MaterialStatus
from tests.functional.disclosure.steps import World, browser, events, make_world, page, served, visible, work_off
from tests.functional.retention.deciding import decide, kept
from tests.support.world import as_superuser

pytestmark = pytest.mark.django_db


def over(world: World) -> Material:
    """A document that was read, with text and a note, in a case whose day has long passed."""
    material = served(world)
    browser(world.solicitor).get(reverse("disclosure:read", args=[material.pk]))
    DocumentText.objects.get_or_create(
        material=material, case=world.case, defendant=material.defendant, page=99, text="knife", is_picture=False
    )
    Annotation.objects.create(
        case=world.case,
        material=material,
        side="court",
        audience="side",
        text="Ask about the knife",
        written_by="Olga Officer",
        written_by_id=uuid4(),
        organisation_id=uuid4(),
        organisation_name="The court",
        submission_key=uuid4(),
    )
    decide(world.case, "FO")
    return material


def hold(world: World, reason: str = "An appeal is expected") -> None:
    address = reverse("cases:hold", args=[world.case.pk])
    assert browser(world.officer).post(address, {"reason": reason}).status_code == 302


def is_gone(key: str) -> bool:
    try:
        object_size(key)
    except ObjectMissing:
        return True
    return False


def test_after_its_day_file_text_and_notes_are_gone_and_the_record_stays() -> None:
    world = make_world()
    material = over(world)
    copies = list(Rendition.objects.filter(material=material).values_list("object_key", flat=True))
    assert dispose_of_documents() == 1
    work_off()
    assert all(is_gone(key) for key in (material.object_key, *copies))
    was = material.sha256, material.name, material.uploaded_at, material.published_at
    material.refresh_from_db()
    assert (material.status, material.disposed_under) == (MaterialStatus.DISPOSED, "NON_CUSTODIAL")
    assert (material.sha256, material.name, material.uploaded_at, material.published_at) == was
    assert set(DocumentText.objects.filter(material=material).values_list("text", "words")) == {("", "")}
    note = Annotation.objects.get(material=material)
    assert note.text == ""
    assert note.removed_at is not None
    assert MaterialRead.objects.filter(material=material).exists(), "who read it stays on record"
    assert (kept(world).documents, kept(world).disposed_at is not None) == (1, True)


def test_its_page_and_the_list_say_when_and_why_and_no_door_gives_it() -> None:
    world = make_world()
    material = over(world)
    dispose_of_documents()
    work_off()
    for name in ("view", "read", "download"):
        answer = browser(world.officer).get(reverse(f"disclosure:{name}", args=[material.pk]))
        assert answer.status_code == 410, name
    initial_details = reverse("disclosure:idpc", args=[world.case.pk, world.defendant.pk])
    assert browser(world.solicitor).get(initial_details).status_code == 410
    said = visible(answer.content)
    assert "No custody" in said
    assert material.sha256 in said
    assert "Its file is no longer held" in said
    listed = page(world.solicitor, "documents", case_id=world.case.pk)
    assert "under the policy “No custody”. The file is no longer held" in listed
    assert "Not yet served" not in listed
    assert [event.data["policy"] for event in events(world, "document.disposed")] == ["NON_CUSTODIAL"]


def test_who_could_not_read_it_does_not_learn_that_it_was_disposed_of() -> None:
    world, other = make_world(), make_world()
    material = over(world)
    dispose_of_documents()
    assert browser(other.solicitor).get(reverse("disclosure:view", args=[material.pk])).status_code == 404


def test_nothing_of_a_case_on_hold_is_disposed_of_until_the_hold_is_lifted() -> None:
    world = make_world()
    material = over(world)
    hold(world)
    assert dispose_of_documents() == 0
    work_off()
    assert object_digest(material.object_key) == material.sha256
    hold(world, "The appeal was dismissed")
    assert dispose_of_documents() == 1
    assert [event.reason for event in Event.objects.filter(kind__startswith="hold.").order_by("occurred_at")] == [
        "An appeal is expected",
        "The appeal was dismissed",
    ]


def test_the_database_itself_refuses_to_dispose_of_what_is_on_hold_or_still_kept() -> None:
    world = make_world()
    material = over(world)
    gone = Material.objects.filter(pk=material.pk)
    going = {"status": "disposed", "disposed_at": timezone.now(), "disposed_under": "LIFE"}
    hold(world)
    with pytest.raises(DatabaseError, match="on hold"), transaction.atomic():
        gone.update(**going)
    with pytest.raises(DatabaseError, match="on hold"), transaction.atomic():
        type(kept(world)).objects.update(disposed_at=timezone.now())
    LegalHold.objects.update(lifted_at=timezone.now(), lifted_by="Olga", lifted_because="Over")
    decide(world.case, "IMP", life=True)
    with pytest.raises(DatabaseError, match="still kept"), transaction.atomic():
        gone.update(**going)
    with pytest.raises(DatabaseError, match="are kept until"), transaction.atomic():
        type(kept(world)).objects.update(disposed_at=timezone.now())


def test_the_text_of_a_document_that_is_held_cannot_be_emptied() -> None:
    over(make_world())
    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        DocumentText.objects.filter(text="knife").update(text="")


def test_a_hold_once_lifted_and_a_disposal_once_done_stay_as_they_are() -> None:
    world = make_world()
    over(world)
    hold(world)
    hold(world, "Over")
    with pytest.raises(DatabaseError), transaction.atomic():
        LegalHold.objects.update(lifted_at=None, lifted_by="", lifted_because="")
    dispose_of_documents()
    with pytest.raises(DatabaseError), transaction.atomic():
        type(kept(world)).objects.update(disposed_at=None)


@pytest.mark.parametrize("codes", [("IMP",), ("ADJP",), ("UNKNOWNX",)])
def test_where_the_day_is_not_known_nothing_is_disposed_of(codes: tuple[str, ...]) -> None:
    world = make_world()
    served(world)
    decide(world.case, *codes)
    assert dispose_of_documents() == 0
    assert not Material.objects.filter(status="disposed").exists()


def test_a_day_that_results_no_longer_give_disposes_of_nothing() -> None:
    """The row is older than the results, as after a fault: it is worked out anew before anything goes."""
    world = make_world()
    over(world)
    as_superuser("UPDATE results_imposition SET code = 'IMP' WHERE case_id = %s", [world.case.pk])
    assert dispose_of_documents() == 0
    assert kept(world).not_known == "no_term"


def test_a_run_that_is_killed_half_way_is_gone_on_with_and_doing_it_again_changes_nothing() -> None:
    world = make_world()
    over(world)
    served(world)
    real, calls = disposing._dispose_of, iter([True])

    def killed_after_the_first(*given: object) -> None:
        if not next(calls, False):
            raise KeyboardInterrupt
        real(*given)  # type: ignore[arg-type]

    with patch.object(disposing, "_dispose_of", killed_after_the_first), pytest.raises(KeyboardInterrupt):
        dispose_of_documents(documents_at_a_time=1)
    assert Material.objects.filter(status="disposed").count() == 1
    assert kept(world).disposed_at is None
    hold(world)
    assert dispose_of_documents() == 0, "a hold in between keeps the rest"
    hold(world, "Over")
    assert dispose_of_documents(documents_at_a_time=1) == 1
    assert kept(world).documents == 2
    assert len(events(world, "document.disposed")) == 2
    assert dispose_of_documents() == 0
    assert Event.objects.filter(kind="case.documents_disposed_of").count() == 1


def test_the_nightly_check_misses_no_file_that_was_disposed_of() -> None:
    world = make_world()
    over(world)
    dispose_of_documents()
    work_off()
    assert list(damaged_documents()) == []


def test_the_effect_removes_no_file_of_a_document_that_is_held() -> None:
    world = make_world()
    material = served(world)
    with task_scope(purpose=Purpose.RETENTION):
        record(
            "upload.removed",
            actor=system_actor("Test"),
            case_id=world.case.pk,
            effects=[
                EffectRequest(
                    kind="disclosure.remove_object",
                    recipient=material.object_key,
                    payload={"key": material.object_key},
                )
            ],
        )
    work_off()
    assert object_digest(material.object_key) == material.sha256
