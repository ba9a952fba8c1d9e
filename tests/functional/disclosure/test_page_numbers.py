"""Page labels on record: given when a document is served, kept for ever (domain document "Defence portal",
Bundling and pagination)."""

import pytest
from django.db import IntegrityError, transaction

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from disclosure.models import Material, PageNumbers, Rendition
from disclosure.services import withdraw_material
from disclosure.services.number_pages import number_pages
from tests.functional.disclosure.bundle_steps import published, without_pdf
from tests.functional.disclosure.steps import ADA, CHARLES, make_world, page, served
from tests.support.world import actor_of, make_firm, make_person, represent

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
