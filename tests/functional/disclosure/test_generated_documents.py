"""Documents that the platform makes are filed once, whatever is tried again."""

from uuid import uuid4

import pytest
from django.urls import reverse

from commonplatform.accounts.types import system_actor
from commonplatform.audit.models import Effect
from commonplatform.audit.services import record
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.audit.types import EffectRequest
from commonplatform.storage.content import digest_of
from commonplatform.storage.objects import store_object
from disclosure.models import Material
from disclosure.states import MaterialStatus
from tests.functional.disclosure.steps import World, browser, events, make_world, page
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db


def generated(world: World, name: str = "Plea of Ada Lovelace") -> Effect:
    content, key = pdf(), f"plea/{uuid4()}"
    store_object(key, content, content_type="application/pdf")
    event = record(
        "plea.submitted",
        actor=system_actor(),
        case_id=world.case.pk,
        data={"defendant": "Ada Lovelace", "summary": "guilty"},
        effects=[
            EffectRequest(
                kind="disclosure.file_generated_document",
                recipient=key,
                payload={
                    "section": "PL",
                    "name": name,
                    "defendant_id": str(world.defendant.pk),
                    "key": key,
                    "sha256": digest_of(content),
                    "size": len(content),
                    "pages": 1,
                    "content_type": "application/pdf",
                },
            )
        ],
    )
    return Effect.objects.get(event=event)


def test_a_generated_document_is_filed_under_pleas_and_can_be_opened() -> None:
    world = make_world()
    assert run_effect(generated(world).pk)
    material = Material.objects.get(case=world.case)
    assert (material.section, material.status, material.version) == ("PL", MaterialStatus.PUBLISHED, None)
    for user in (world.officer, world.prosecutor, world.solicitor):
        assert "Plea of Ada Lovelace" in page(user, "documents", case_id=world.case.pk)
        assert browser(user).get(reverse("disclosure:read", args=[material.pk])).status_code == 302
    assert len(events(world, "document.filed")) == 1


def test_filing_again_after_a_killed_worker_files_nothing_more() -> None:
    world = make_world()
    effect = generated(world)
    run_effect(effect.pk)
    Effect.objects.filter(pk=effect.pk).update(status=Effect.Status.WAITING, done_at=None)
    assert run_effect(effect.pk)
    assert Material.objects.count() == 1
    assert len(events(world, "document.filed")) == 1


def test_several_pleas_stand_beside_each_other() -> None:
    world = make_world()
    for name in ("Plea of Ada Lovelace", "Second plea of Ada Lovelace"):
        run_effect(generated(world, name).pk)
    text = page(world.officer, "documents", case_id=world.case.pk)
    assert "Second plea of Ada Lovelace" in text
    assert Material.objects.filter(status=MaterialStatus.PUBLISHED).count() == 2
