"""Page labels on record: given when a document is served, kept for ever (domain document "Defence portal",
Bundling and pagination)."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from disclosure.models import Material, PageNumbers, Preparation, Rendition
from disclosure.services import withdraw_material
from disclosure.services.number_pages import number_pages
from disclosure.states import PreparationReason, PreparationState
from disclosure.types import SCAN_MATERIAL
from tests.functional.disclosure.bundle_steps import published, without_pdf
from tests.functional.disclosure.sending import ask_to_start, filed, start
from tests.functional.disclosure.steps import ADA, CHARLES, browser, make_world, page, served, work_off
from tests.support.world import actor_of, make_firm, make_person, represent
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db


def labels(material: Material) -> str:
    return str(PageNumbers.objects.get(material=material).labels)


def test_sections_count_per_case_and_sections_of_a_defendant_per_defendant() -> None:
    world, other = make_world((ADA, CHARLES)), make_world()
    assert labels(published(world, "KWS", "a", "1", "2")) == "KWS1–KWS2"
    assert labels(published(world, "KWS", "b")) == "KWS3"
    assert labels(published(world, "EX", "c")) == "EX1"
    assert labels(published(other, "KWS", "d")) == "KWS1"
    assert labels(published(world, "PC", "e", position=1)) == "PC1"
    assert labels(published(world, "PC", "f", position=2)) == "PC1"


def test_uploaded_initial_details_have_labels_as_soon_as_they_are_published_and_the_tab_shows_them() -> None:
    world = make_world()
    material = served(world)
    assert labels(material) == "IDPC1–IDPC2"
    assert "IDPC1–IDPC2" in page(world.solicitor, "documents", case_id=world.case.pk)
    assert labels(served(world)) == "IDPC3–IDPC4"


def test_a_late_document_between_others_and_one_that_replaces_another() -> None:
    world = make_world()
    first = published(world, "WS", "first", "1", "2")
    second = published(world, "WS", "second")
    late = published(world, "WS", "late", "1", "2", stands_after=first)
    again = published(world, "WS", "second, corrected", replaces=second)
    assert [labels(m) for m in (first, second, late, again)] == ["WS1–WS2", "WS3", "WS2.1–WS2.2", "WS4"]
    assert labels(published(world, "WS", "first, corrected", replaces=first)) == "WS2.3"


def test_the_numbers_of_a_withdrawn_document_stay_unused() -> None:
    world = make_world()
    first = published(world, "WS", "first", "1", "2")
    withdraw_material(actor=actor_of(world.prosecutor), material_id=first.pk, reason="Wrong case")
    assert labels(published(world, "WS", "second")) == "WS3"
    assert labels(first) == "WS1–WS2"


def test_a_converted_document_gets_its_labels_when_its_pages_are_known() -> None:
    world = make_world()
    waiting = without_pdf(world, "EX", "Recording")
    assert labels(published(world, "EX", "photograph")) == "EX1"
    number_pages(case_id=world.case.pk)
    assert not PageNumbers.objects.filter(material=waiting).exists()
    Rendition.objects.create(
        material=waiting,
        case=world.case,
        kind="reading",
        object_key="material/x",
        content_type="application/pdf",
        sha256="2" * 64,
        size=9,
        pages=4,
        made_by="a converter",
    )
    number_pages(case_id=world.case.pk)
    number_pages(case_id=world.case.pk)
    assert labels(waiting) == "EX2–EX5"


def scanned() -> None:
    """The scanner has been at work, the converter has not."""
    for effect in Effect.objects.filter(status=Effect.Status.WAITING, kind=SCAN_MATERIAL):
        run_effect(effect.pk)


def test_what_is_being_converted_keeps_its_place_and_has_its_label_as_soon_as_it_is_ready() -> None:
    world = make_world()
    filed(world.prosecutor, world.case, {"note.txt": b"first"}, section="EX")
    scanned()
    filed(world.prosecutor, world.case, {"second.pdf": pdf()}, section="EX")
    scanned()
    note, second = Material.objects.get(name="note"), Material.objects.get(name="second")
    assert not PageNumbers.objects.exists(), "the second waits for the first"
    work_off()
    assert [labels(m) for m in (note, second)] == ["EX1", "EX2"]


def test_what_cannot_be_converted_holds_up_nothing() -> None:
    world = make_world()
    filed(world.prosecutor, world.case, {"note.txt": b"first"}, section="EX")
    scanned()
    note = Material.objects.get(name="note")
    Preparation.objects.create(
        material=note, case=world.case, state=PreparationState.WAITING, reason=PreparationReason.NO_CONVERTER
    )
    assert labels(published(world, "EX", "photograph")) == "EX1"


def test_the_database_refuses_labels_twice_and_changes_of_any() -> None:
    world = make_world()
    first, other = published(world, "WS", "first", "1", "2"), without_pdf(world, "WS", "other")
    for change in ({"section": "WS", "after": "", "first": 2}, {"section": "WS", "after": "x", "first": 9}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PageNumbers.objects.create(material=other, case=world.case, pages=1, **change)
    with pytest.raises(Exception, match=r"[Cc]annot update"), transaction.atomic():
        PageNumbers.objects.filter(material=first).update(first=7)
    with pytest.raises(Exception, match=r"[Cc]annot (update or )?delete"), transaction.atomic():
        PageNumbers.objects.filter(material=first).delete()


def test_the_database_shows_a_firm_the_numbers_of_its_own_defendants_documents_only() -> None:
    world = make_world((ADA, CHARLES))
    published(world, "PC", "hers", position=1)
    published(world, "PC", "his", position=2)
    firm = make_firm()
    represent(world.case, firm, position=2)
    with actor_scope(actor_of(make_person(Role.SOLICITOR, firm))):
        assert [str(each.material) for each in PageNumbers.objects.all()] == ["his"]


def test_the_database_shows_the_defence_documents_of_the_whole_case() -> None:
    world = make_world((ADA, CHARLES))
    published(world, "KWS", "about both")
    published(world, "SUM", "the prosecution's own")
    with actor_scope(actor_of(world.solicitor)):
        assert [material.name for material in Material.objects.all()] == ["about both"]


def test_the_form_inserts_a_document_between_others_and_nothing_before_it_changes() -> None:
    world = make_world()
    first, second = published(world, "KWS", "first", "1", "2"), published(world, "KWS", "second")
    filed(
        world.prosecutor,
        world.case,
        {"late.pdf": pdf(2), "later.pdf": pdf()},
        section="KWS",
        stands_after=str(first.pk),
    )
    work_off()
    late, later = Material.objects.get(name="late"), Material.objects.get(name="later")
    assert [labels(m) for m in (first, late, later, second)] == ["KWS1–KWS2", "KWS2.1–KWS2.2", "KWS2.3", "KWS3"]
    text = page(world.solicitor, "documents", case_id=world.case.pk)
    assert text.index("KWS1–KWS2") < text.index("KWS2.1–KWS2.2") < text.index("KWS2.3") < text.index("KWS3")


def test_without_a_place_a_document_goes_last() -> None:
    world = make_world()
    published(world, "KWS", "first")
    filed(world.prosecutor, world.case, {"late.pdf": pdf()}, section="KWS", stands_after="")
    work_off()
    assert labels(Material.objects.get(name="late")) == "KWS2"


def test_the_review_says_where_the_document_will_stand() -> None:
    world = make_world()
    submission = start(
        world.prosecutor, world.case, section="KWS", stands_after=str(published(world, "KWS", "first").pk)
    )
    assert "Stands after first" in page(world.prosecutor, "submission", submission_id=submission.pk)


def test_the_page_of_a_document_leads_to_a_form_that_knows_the_place() -> None:
    world = make_world()
    first = published(world, "PC", "record", position=1)
    link = f"{reverse('disclosure:upload_documents', args=[world.case.pk])}?after={first.pk}"
    assert link in browser(world.prosecutor).get(reverse("disclosure:view", args=[first.pk])).content.decode()
    form = browser(world.prosecutor).get(link).content.decode()
    assert re.search(r'value="PC"[^>]*selected', form)
    assert re.search(rf'value="{world.defendant.pk}"[^>]*checked', form)
    assert re.search(rf'value="{first.pk}"[^>]*selected', form.partition('name="stands_after"')[2])
    assert "stand after this one" not in page(world.solicitor, "view", material_id=first.pk)


@pytest.mark.parametrize("wrong", ["another section", "another case", "replaced as well"])
def test_a_place_that_does_not_fit_is_refused_at_its_field(wrong: str) -> None:
    world = make_world()
    first, other = published(world, "KWS", "first"), published(make_world(), "KWS", "elsewhere")
    behind, place = str(first.pk), str(other.pk)
    section, place, replaced = {
        "another section": ("WS", behind, ""),
        "another case": ("KWS", place, ""),
        "replaced as well": ("KWS", behind, behind),
    }[wrong]
    answer = ask_to_start(world.prosecutor, world.case, section=section, stands_after=place, replaces=replaced)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert 'href="#id_stands_after"' in shown, "the summary leads to the field"
    if wrong != "another case":
        assert re.search(rf'value="{place}"[^>]*selected', shown.partition('name="stands_after"')[2])


def test_the_defence_is_not_asked_where_its_documents_stand() -> None:
    world = make_world()
    published(world, "DS", "statement", position=1)
    shown = page(world.solicitor, "upload_documents", case_id=world.case.pk)
    assert "Replaces (optional)" in shown
    assert "Stands after" not in shown
