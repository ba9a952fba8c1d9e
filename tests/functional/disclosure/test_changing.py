"""What a document is called and where it belongs (domain document "Defence portal", Adding, changing, removing)."""

from typing import Any

import pytest
from django.urls import reverse

from commonplatform.accounts.models import User
from commonplatform.storage.objects import object_digest
from disclosure.models import Material
from disclosure.states import MaterialStatus
from tests.functional.disclosure.sending import filed
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
    work_off,
)
from tests.support.world import make_firm, represent
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db

NO_DAY = {"stated_on_day": "", "stated_on_month": "", "stated_on_year": ""}


def statement(world: World, *, user: User | None = None, section: str = "WS", **where: Any) -> Material:
    """A statement that was filed and published."""
    answer = filed(user or world.prosecutor, world.case, {"MG11 final(2).pdf": pdf()}, section=section, **where)
    assert answer.status_code == 302
    work_off()
    return Material.objects.get(section=section, status=MaterialStatus.PUBLISHED)


def describe(user: User, material: Material, **said: str) -> Any:
    form = {"name": "Statement of Jane Holt", "exhibit_reference": "", "witness": "", **NO_DAY, **said}
    return browser(user).post(reverse("disclosure:describe", args=[material.pk]), form)


def move(user: User, material: Material, section: str, defendant: str = "case", reason: str = "Wrong section") -> Any:
    form = {"section": section, "defendant": defendant, "reason": reason}
    return browser(user).post(reverse("disclosure:elsewhere", args=[material.pk]), form)


def test_who_sent_a_document_says_what_it_is_and_everybody_reads_that() -> None:
    world = make_world()
    material = statement(world)
    day = {"stated_on_day": "3", "stated_on_month": "3", "stated_on_year": "2026"}
    assert describe(world.prosecutor, material, witness="Jane Holt", exhibit_reference="JH/1", **day).status_code == 302
    for user in (world.solicitor, world.officer):
        shown = page(user, "documents", case_id=world.case.pk)
        assert "Statement of Jane Holt" in shown
        assert "JH/1, Jane Holt, 3/3/2026, Whole case" in shown
        assert "MG11 final(2)" not in shown
    (changed,) = events(world, "document.described")
    assert changed.data == {"was": "MG11 final(2)", "now": "Statement of Jane Holt, JH/1, Jane Holt, 3/3/2026"}


def test_the_same_details_again_are_no_change() -> None:
    world = make_world()
    material = statement(world)
    describe(world.prosecutor, material)
    assert describe(world.prosecutor, material).status_code == 302
    assert len(events(world, "document.described")) == 1


def test_a_statement_of_tomorrow_is_refused_and_what_was_typed_is_kept() -> None:
    world = make_world()
    material = statement(world)
    day = {"stated_on_day": "1", "stated_on_month": "1", "stated_on_year": "2999"}
    shown = describe(world.prosecutor, material, witness="Jane Holt", **day).content.decode()
    assert "Date of the statement must be today or in the past" in shown
    assert 'value="Jane Holt"' in shown
    material.refresh_from_db()
    assert material.name == "MG11 final(2)"


def test_only_the_sender_and_the_court_change_a_document() -> None:
    world = make_world()
    material = statement(world)
    assert describe(world.solicitor, material).status_code == 403
    assert move(world.solicitor, material, "EX").status_code == 403
    assert "Change the details" not in page(world.solicitor, "view", material_id=material.pk)
    assert describe(world.officer, material).status_code == 302
    assert move(world.officer, material, "EX").status_code == 302


def test_initial_details_have_their_name_and_their_place_by_rule() -> None:
    world = make_world()
    material = served(world)
    assert describe(world.prosecutor, material).status_code == 403
    assert move(world.prosecutor, material, "EX").status_code == 403
    other = statement(world)
    assert "Select the section" in visible(move(world.officer, other, "IDPC", str(world.defendant.pk)).content)


def test_a_document_in_the_wrong_section_is_filed_where_it_belongs_with_labels_of_its_own() -> None:
    world = make_world()
    old = statement(world)
    assert move(world.officer, old, "EX").status_code == 302
    old.refresh_from_db()
    assert (old.status, old.withdrawn_because) == (MaterialStatus.WITHDRAWN, "Wrong section")
    assert page(world.solicitor, "documents", case_id=world.case.pk).count("Published") == 0, "until it was scanned"
    work_off()
    new = Material.objects.get(section="EX")
    assert new.status == MaterialStatus.PUBLISHED
    assert object_digest(new.object_key) == new.sha256 == old.sha256
    assert str(new.page_numbers.labels) == "EX1"
    assert (new.uploaded_by_id, new.uploaded_for_id) == (world.prosecutor.pk, world.office.pk), "still who sent it"
    (moved,) = events(world, "document.filed_elsewhere")
    assert (moved.actor_name, moved.reason) == (world.officer.full_name, "Wrong section")


def test_a_document_of_the_wrong_defendant_is_no_longer_read_by_that_defence() -> None:
    world = make_world((ADA, CHARLES))
    old = statement(world, section="PC", positions=[1])
    other = world.case.defendants.get(position=2)
    represent(world.case, make_firm("Other & Co"), position=2)
    assert move(world.prosecutor, old, "PC", str(other.pk)).status_code == 302
    work_off()
    new = Material.objects.get(status=MaterialStatus.PUBLISHED)
    assert new.defendant_id == other.pk
    assert browser(world.solicitor).get(reverse("disclosure:view", args=[new.pk])).status_code == 404


def test_a_document_is_not_moved_to_where_it_stands_nor_without_the_defendant_its_section_needs() -> None:
    world = make_world()
    material = statement(world)
    assert "The document stands there already" in visible(move(world.prosecutor, material, "WS").content)
    assert "Select which defendant the document concerns" in visible(move(world.prosecutor, material, "PC").content)
    assert Material.objects.count() == 1


def test_a_document_is_moved_only_where_the_mover_may_file() -> None:
    world = make_world()
    material = statement(world)
    assert "Select the section" in visible(move(world.prosecutor, material, "CH", str(world.defendant.pk)).content)


def test_moving_twice_makes_one_document() -> None:
    world = make_world()
    material = statement(world)
    assert move(world.officer, material, "EX").status_code == 302
    assert move(world.officer, material, "EX").status_code == 404
    assert Material.objects.filter(section="EX").count() == 1
