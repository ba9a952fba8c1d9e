"""A document in the wrong case is taken back in one action (QUALITY B-12)."""

from uuid import uuid4

import pytest
from django.urls import reverse

from commonplatform.storage.objects import object_digest
from disclosure.models import Material
from disclosure.states import MaterialStatus
from tests.functional.disclosure.steps import (
    World,
    browser,
    events,
    make_world,
    newest,
    page,
    served,
    upload,
    visible,
    work_off,
)
from tests.support.files import is_dead
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db


def withdraw(world: World, material: Material, reason: str = "Filed in the wrong case") -> None:
    address = reverse("disclosure:withdraw", args=[material.pk])
    assert browser(world.prosecutor).post(address, {"reason": reason}).status_code == 302


def test_before_withdrawing_the_page_lists_who_has_opened_the_document() -> None:
    world = make_world()
    material = served(world)
    assert "Nobody has opened it" in page(world.prosecutor, "withdraw", material_id=material.pk)
    browser(world.solicitor).get(reverse("disclosure:read", args=[material.pk]))
    text = page(world.prosecutor, "withdraw", material_id=material.pk)
    assert "Hope & Co" in text
    assert "Sol Icitor" in text


def test_a_withdrawn_document_cannot_be_opened_not_even_by_an_old_link() -> None:
    world = make_world()
    material = served(world)
    address = reverse("disclosure:read", args=[material.pk])
    old_link = browser(world.solicitor).get(address)["Location"]
    withdraw(world, material)
    assert browser(world.solicitor).get(address).status_code == 404
    assert browser(world.prosecutor).get(address).status_code == 404
    assert is_dead(old_link), "before the worker has sealed the file away"


def test_the_withdrawn_file_stays_as_evidence_and_the_reason_is_on_record() -> None:
    world = make_world()
    material = served(world)
    withdraw(world, material)
    work_off()
    material.refresh_from_db()
    assert material.status == MaterialStatus.WITHDRAWN
    assert object_digest(material.object_key) == material.sha256
    assert [event.reason for event in events(world, "document.withdrawn")] == ["Filed in the wrong case"]
    assert "Filed in the wrong case" in page(world.solicitor, "documents", case_id=world.case.pk)


def test_sealing_again_after_a_killed_worker_changes_nothing() -> None:
    from disclosure.services.seal_withdrawn import seal_withdrawn

    world = make_world()
    material = served(world)
    withdraw(world, material)
    key = uuid4()
    for _ in range(2):
        seal_withdrawn(case_id=world.case.pk, material_id=material.pk, effect_key=key)
    material.refresh_from_db()
    assert object_digest(material.object_key) == material.sha256


def test_after_a_withdrawal_the_next_upload_is_the_next_version() -> None:
    world = make_world()
    withdraw(world, served(world))
    assert served(world).version == 2


def test_a_file_that_still_waits_can_be_withdrawn_and_is_then_never_published() -> None:
    world = make_world()
    upload(world, pdf())
    withdraw(world, newest(world))
    work_off()
    assert newest(world).status == MaterialStatus.WITHDRAWN
    assert newest(world).version is None
    assert "Withdrawn" not in page(world.solicitor, "documents", case_id=world.case.pk)


def test_a_withdrawal_needs_a_reason_and_a_right() -> None:
    world = make_world()
    material = served(world)
    address = reverse("disclosure:withdraw", args=[material.pk])
    assert "Enter why the document is being withdrawn" in visible(browser(world.prosecutor).post(address, {}).content)
    assert browser(world.solicitor).post(address, {"reason": "x"}).status_code == 403
    material.refresh_from_db()
    assert material.status == MaterialStatus.PUBLISHED


def test_what_is_withdrawn_already_cannot_be_withdrawn_again() -> None:
    world = make_world()
    material = served(world)
    withdraw(world, material)
    assert browser(world.prosecutor).get(reverse("disclosure:withdraw", args=[material.pk])).status_code == 404
    assert len(events(world, "document.withdrawn")) == 1
