"""Several files become initial details: nothing is served before all of them are clean (Defence portal, IDPC)."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.documents.exceptions import ConverterMissing
from commonplatform.storage.objects import read_object
from disclosure.models import BuiltFrom, Bundle, DocumentText, Material, PageNumbers
from disclosure.services.check_objects import damaged_documents
from disclosure.states import MaterialStatus
from tests.functional.disclosure.steps import (
    ADA,
    CHARLES,
    World,
    browser,
    events,
    make_world,
    page,
    served,
    upload_together,
    visible,
    work_off,
)
from tests.functional.disclosure.test_scanning_uploads import infected
from tests.support.effects import effects_asking
from tests.support.hostile.proper import wav
from tests.support.misfilings import text_pdf
from tests.unit.documents import samples
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db


def parts() -> list[Material]:
    return list(Material.objects.filter(part_of__isnull=False).order_by("uploaded_at"))


def whole(world: World, *, position: int = 1) -> Material:
    return Material.objects.get(part_of__isnull=True, defendant__position=position, case=world.case)


def test_several_files_become_one_pdf_that_is_published_once() -> None:
    world = make_world()
    answer = upload_together(world, {"charge.pdf": pdf(2, text="charge"), "summary.pdf": pdf(3, text="summary")})
    assert answer["Location"] == reverse("disclosure:documents", args=[world.case.pk])
    work_off()
    details = whole(world)
    assert (details.status, details.version) == (MaterialStatus.PUBLISHED, 1)
    assert details.name == f"LOVELACE ADA {world.case.reference_received} IDPC"
    with pikepdf.open(BytesIO(read_object(details.object_key))) as document:
        assert len(document.pages) == details.pages > 5, "cover and index stand before the five pages"
    assert list(BuiltFrom.objects.order_by("position").values_list("title", "labels", "pages")) == [
        ("charge", "1.1–1.2", 2),
        ("summary", "2.1–2.3", 3),
    ]
    assert [event.data["version"] for event in events(world, "idpc.published")] == [1]
    (notice,) = effects_asking(template="document_to_read")
    assert notice.payload["address"] == world.firm.email
    assert list(damaged_documents()) == []


def test_nothing_is_served_or_told_before_the_last_file_is_clean() -> None:
    world = make_world()
    upload_together(world, {"one.pdf": pdf(text="1"), "two.pdf": pdf(text="2")})
    first, _second = Effect.objects.filter(kind="disclosure.scan_material").order_by("pk")
    one, two = parts()
    Material.objects.filter(pk=two.pk).update(object_key="quarantine/away")
    run_effect(Effect.objects.get(kind="disclosure.scan_material", recipient=str(one.pk)).pk)
    assert first is not None
    one.refresh_from_db()
    assert one.status == MaterialStatus.CLEAN
    assert not Bundle.objects.exists()
    assert effects_asking(template="document_to_read") == []
    assert browser(world.solicitor).get(reverse("disclosure:read", args=[one.pk])).status_code == 404
    assert "one" not in page(world.solicitor, "documents", case_id=world.case.pk).split("Not yet served")[1][:80]
    said = page(world.prosecutor, "documents", case_id=world.case.pk)
    assert "Served together with the other files as soon as all of them are ready" in said
    Material.objects.filter(pk=two.pk).update(object_key=two.object_key)
    work_off()
    assert whole(world).status == MaterialStatus.PUBLISHED


def test_one_infected_file_keeps_all_of_them_from_being_served_and_the_sender_is_told() -> None:
    world = make_world()
    upload_together(world, {"good.pdf": pdf(text="good"), "bad.pdf": infected()})
    work_off()
    assert [part.status for part in parts()] == [MaterialStatus.CLEAN, MaterialStatus.REFUSED]
    assert not Bundle.objects.exists()
    assert not Material.objects.filter(part_of__isnull=True).exists()
    assert effects_asking(template="document_to_read") == []
    said = page(world.prosecutor, "documents", case_id=world.case.pk)
    assert "Not served: another file sent with it was refused or withdrawn" in said
    assert "EICAR test file" in said


def test_the_warning_comes_before_anything_is_filed_and_going_on_publishes() -> None:
    world = make_world()
    answer = upload_together(
        world, {"own.pdf": pdf(text="own"), "other.pdf": text_pdf("URN: 99ZZ9999926\nDefendant: Grace Hopper")}
    )
    assert answer["Location"].endswith("/doubts/")
    assert not Material.objects.exists()
    said = visible(browser(world.prosecutor).get(answer["Location"]).content)
    assert "other.pdf names case 99ZZ9999926" in said
    assert browser(world.prosecutor).post(answer["Location"], {"file": "yes"}).status_code == 302
    work_off()
    assert whole(world).status == MaterialStatus.PUBLISHED


def test_a_single_pdf_is_served_as_it_is_and_a_word_document_as_a_pdf() -> None:
    world = make_world()
    assert served(world).part_of_id is None
    upload_together(world, {"statement.docx": samples.docx("Statement of PC Jones")})
    work_off()
    second = Material.objects.get(version=2)
    assert second.content_type == "application/pdf"
    assert read_object(second.object_key).startswith(b"%PDF-")


def test_what_cannot_be_printed_is_no_initial_details() -> None:
    world = make_world()
    said = visible(upload_together(world, {"call.wav": wav(), "one.pdf": pdf()}).content)
    assert "Only documents that can be printed become initial details. Remove: call.wav" in said
    assert not Material.objects.exists()


def test_each_defendant_gets_their_own_from_the_same_files() -> None:
    world = make_world((ADA, CHARLES))
    upload_together(world, {"one.pdf": pdf(text="1"), "two.pdf": pdf(text="2")}, positions=(1, 2))
    work_off()
    assert whole(world, position=1).version == 1
    assert whole(world, position=2).name.startswith("BABBAGE")
    assert len({part.object_key for part in parts()}) == 4


def test_the_parts_have_no_labels_and_no_text_of_their_own_and_leave_the_list_when_they_are_served() -> None:
    world = make_world()
    upload_together(world, {"first part.pdf": text_pdf("apples"), "second part.pdf": text_pdf("pears")})
    work_off()
    details = whole(world)
    assert set(PageNumbers.objects.values_list("material_id", flat=True)) == {details.pk}
    assert set(DocumentText.objects.values_list("material_id", flat=True)) == {details.pk}
    assert "first part" not in page(world.prosecutor, "documents", case_id=world.case.pk)
    text = page(world.solicitor, "idpc", case_id=world.case.pk, defendant_id=world.defendant.pk)
    assert "first part" in text
    assert "2.1" in text


def test_the_database_never_publishes_a_part() -> None:
    world = make_world()
    upload_together(world, {"one.pdf": pdf(text="1"), "two.pdf": pdf(text="2")})
    work_off()
    with pytest.raises(Exception, match="material_part_is_not_published_by_itself"):
        Material.objects.filter(pk=parts()[0].pk).update(status="published", published_at=timezone.now(), version=9)


def test_without_a_converter_they_wait_and_are_served_when_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*args: object) -> None:
        raise ConverterMissing("LibreOffice")

    world = make_world()
    with monkeypatch.context() as patched:
        patched.setattr("disclosure.services.prepare_material.copy_of", missing)
        upload_together(world, {"one.pdf": pdf(), "two.txt": b"words of the second"})
        work_off()
    assert not Bundle.objects.exists()
    assert "is not available" in page(world.prosecutor, "documents", case_id=world.case.pk)
    for effect in Effect.objects.filter(kind="disclosure.prepare_material", status=Effect.Status.WAITING):
        run_effect(effect.pk)
    work_off()
    assert whole(world).status == MaterialStatus.PUBLISHED


def test_a_sender_who_has_left_serves_nothing_and_the_timeline_says_so() -> None:
    world = make_world()
    upload_together(world, {"one.pdf": pdf(text="1"), "two.pdf": pdf(text="2")})
    world.prosecutor.is_active = False
    world.prosecutor.save()
    work_off()
    assert not Bundle.objects.exists()
    assert len(events(world, "idpc.not_built")) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_finish_together_serve_them_once() -> None:
    world = make_world()
    upload_together(world, {f"{number}.pdf": pdf(text=str(number)) for number in range(4)})
    scans = [effect.pk for effect in Effect.objects.filter(kind="disclosure.scan_material")]

    def run(pk: Any) -> None:
        try:
            run_effect(pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(scans)) as pool:
        list(pool.map(run, scans))
    work_off()
    assert Bundle.objects.count() == 1
    assert whole(world).version == 1
