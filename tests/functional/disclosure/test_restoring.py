"""The court restores what was withdrawn, for 30 days; until then it is out of reach within seconds (QUALITY B-12)."""

import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.storage.objects import object_digest, store_object
from disclosure.exceptions import MaterialAlreadyFinal
from disclosure.models import Material
from disclosure.services import restore_material, withdraw_material
from disclosure.services.check_objects import sweep_orphans
from disclosure.states import MaterialStatus
from tests.functional.disclosure.steps import World, browser, events, make_world, page, served, visible, work_off
from tests.functional.disclosure.test_viewing import WORD, reading_copy, stored
from tests.support.files import fetch, is_dead
from tests.support.world import actor_of

pytestmark = pytest.mark.django_db


def withdrawn(world: World) -> Material:
    material = served(world)
    withdraw_material(actor=actor_of(world.prosecutor), material_id=material.pk, reason="Filed in the wrong case")
    work_off()
    return Material.objects.get(pk=material.pk)


def restore(world: World, material: Material, reason: str = "It belongs here after all") -> int:
    address = reverse("disclosure:restore", args=[material.pk])
    return int(browser(world.officer).post(address, {"reason": reason}).status_code)


def test_within_five_seconds_of_the_withdrawal_no_link_leads_to_the_file_or_to_its_reading_copy() -> None:
    """The real store and the real handler; the worker is rung at once and does nothing else here."""
    world = make_world()
    material = stored(world, WORD, "statement.docx")
    reading_copy(material)
    client = browser(world.solicitor)
    addresses = [reverse(f"disclosure:{act}", args=[material.pk]) for act in ("read", "download")]
    assert [fetch(client.get(address)["Location"]).status for address in addresses] == [200, 200]
    links = [client.get(address)["Location"] for address in addresses]
    began = time.monotonic()
    withdraw_material(actor=actor_of(world.officer), material_id=material.pk, reason="Wrong case")
    work_off()
    assert all(map(is_dead, links))
    assert time.monotonic() - began < 5


def test_the_court_restores_with_a_reason_and_links_from_before_stay_dead() -> None:
    world = make_world()
    material = served(world)
    before = browser(world.solicitor).get(reverse("disclosure:read", args=[material.pk]))["Location"]
    withdraw_material(actor=actor_of(world.prosecutor), material_id=material.pk, reason="Filed in the wrong case")
    work_off()
    assert "Restore" in page(world.officer, "documents", case_id=world.case.pk)
    text = page(world.officer, "restore", material_id=material.pk)
    assert "Filed in the wrong case" in text
    assert restore(world, material) == 302
    after = browser(world.solicitor).get(reverse("disclosure:read", args=[material.pk]))["Location"]
    assert len(fetch(after).body) == material.size
    assert is_dead(before)
    assert [event.reason for event in events(world, "document.restored")] == ["It belongs here after all"]
    assert "Filed in the wrong case" not in page(world.solicitor, "documents", case_id=world.case.pk)


def test_withdrawn_again_it_is_sealed_again() -> None:
    world = make_world()
    material = withdrawn(world)
    restore(world, material)
    link = browser(world.solicitor).get(reverse("disclosure:read", args=[material.pk]))["Location"]
    withdraw_material(actor=actor_of(world.officer), material_id=material.pk, reason="Once more")
    work_off()
    assert is_dead(link)
    material.refresh_from_db()
    assert object_digest(material.object_key) == material.sha256


def test_restored_before_the_worker_came_it_is_not_sealed() -> None:
    world = make_world()
    material = served(world)
    withdraw_material(actor=actor_of(world.prosecutor), material_id=material.pk, reason="x")
    restore(world, material)
    work_off()
    link = browser(world.solicitor).get(reverse("disclosure:read", args=[material.pk]))["Location"]
    assert not is_dead(link)
    assert not Effect.objects.filter(kind="disclosure.seal_withdrawn").exclude(status=Effect.Status.DONE).exists()


def cut_off_while_sealing(monkeypatch: pytest.MonkeyPatch, step: str) -> Effect:
    """The worker dies right after this step of the sealing; the effect is due again."""
    from importlib import import_module

    sealing = import_module("disclosure.services.seal_withdrawn")
    done = getattr(sealing, step)

    def killed(*keys: str) -> None:
        done(*keys)
        raise KeyboardInterrupt

    effect = Effect.objects.get(kind="disclosure.seal_withdrawn")
    with monkeypatch.context() as patched:
        patched.setattr(sealing, step, killed)
        with pytest.raises(KeyboardInterrupt):
            run_effect(effect.pk)
    Effect.objects.filter(pk=effect.pk).update(status=Effect.Status.WAITING, run_after=timezone.now())
    return effect


@pytest.mark.parametrize("step", ["copy_object", "delete_object"])
def test_a_worker_killed_between_the_store_and_the_record_finishes_when_it_is_tried_again(
    step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world()
    material = served(world)
    withdraw_material(actor=actor_of(world.prosecutor), material_id=material.pk, reason="x")
    assert run_effect(cut_off_while_sealing(monkeypatch, step).pk)
    material.refresh_from_db()
    assert material.object_key.startswith("withdrawn/")
    assert object_digest(material.object_key) == material.sha256


@pytest.mark.parametrize("step", ["copy_object", "delete_object"])
def test_restored_before_a_killed_worker_comes_back_its_file_is_there_and_stays(
    step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world()
    material = served(world)
    withdraw_material(actor=actor_of(world.prosecutor), material_id=material.pk, reason="x")
    effect = cut_off_while_sealing(monkeypatch, step)
    assert restore(world, material) == 302
    assert run_effect(effect.pk)
    sweep_orphans(older_than=timedelta(0))
    link = browser(world.solicitor).get(reverse("disclosure:read", args=[material.pk]))["Location"]
    assert len(fetch(link).body) == material.size


@pytest.mark.parametrize(("days", "status"), [(29, 302), (31, 404)])
def test_it_can_be_restored_for_thirty_days(days: int, status: int) -> None:
    world = make_world()
    material = withdrawn(world)
    Material.objects.filter(pk=material.pk).update(withdrawn_at=timezone.now() - timedelta(days=days))
    assert restore(world, material) == status
    shown = "Restore" in page(world.officer, "documents", case_id=world.case.pk)
    assert not shown, "nothing is left to restore, or no more time"


def test_only_the_court_restores_and_not_without_a_reason() -> None:
    world = make_world()
    material = withdrawn(world)
    address = reverse("disclosure:restore", args=[material.pk])
    for user in (world.prosecutor, world.solicitor):
        assert browser(user).post(address, {"reason": "x"}).status_code == 403
    answer = browser(world.officer).post(address, {})
    assert "Enter why the document is being restored" in visible(answer.content)
    material.refresh_from_db()
    assert material.status == MaterialStatus.WITHDRAWN


def test_a_version_that_was_followed_comes_back_as_replaced() -> None:
    world = make_world()
    material = withdrawn(world)
    served(world)
    restore(world, material)
    material.refresh_from_db()
    assert material.status == MaterialStatus.REPLACED
    with pytest.raises(MaterialAlreadyFinal):
        restore_material(actor=actor_of(world.officer), material_id=material.pk, reason="again")


def test_what_was_withdrawn_before_anybody_could_read_it_is_not_restored() -> None:
    world = make_world()
    material = withdrawn(world)
    Material.objects.filter(pk=material.pk).update(published_at=None)
    assert restore(world, material) == 404


def test_a_party_takes_back_what_it_sent_itself_and_nothing_of_the_other_side() -> None:
    from tests.functional.disclosure.sections import document

    world = make_world()
    key = f"material/{uuid4()}"
    store_object(key, b"x", content_type="application/pdf")
    of_the_defence = document(world.case, "KWS", sender=world.firm, object_key=key)
    address = reverse("disclosure:withdraw", args=[of_the_defence.pk])
    assert browser(world.prosecutor).post(address, {"reason": "x"}).status_code == 403
    assert browser(world.officer).post(address, {"reason": "x"}).status_code == 302
