"""Nothing is opened before it was scanned, and nothing infected ever (QUALITY S-11)."""

import pytest
from django.test import override_settings
from django.urls import reverse

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.storage.objects import list_objects, store_object
from commonplatform.storage.scanning import EICAR
from disclosure.models import Material
from disclosure.states import MaterialStatus
from tests.functional.disclosure.steps import browser, events, make_world, newest, page, upload, work_off
from tests.support.effects import effect_asking
from tests.support.world import actor_of
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db
NO_SCANNER = override_settings(CLAMD_URL="tcp://127.0.0.1:1")


def infected() -> bytes:
    whole = pdf()
    return whole.replace(b"%%EOF", b"%" + EICAR + b"\n%%EOF")


def test_an_infected_file_is_refused_removed_and_named_to_the_prosecutor_alone() -> None:
    world = make_world()
    upload(world, infected())
    key = newest(world).object_key
    work_off()
    refused = newest(world)
    assert (refused.status, refused.refused_because) == (MaterialStatus.REFUSED, "EICAR test file")
    assert key not in {stored.key for stored in list_objects("quarantine")}
    assert [event.data["why"] for event in events(world, "document.refused")] == ["EICAR test file"]
    text = page(world.prosecutor, "documents", case_id=world.case.pk)
    assert "Refused" in text
    assert "EICAR test file, found by development scanner" in text
    assert "details.pdf" not in page(world.solicitor, "documents", case_id=world.case.pk)
    for user in (world.prosecutor, world.solicitor, world.officer):
        assert browser(user).get(reverse("disclosure:read", args=[refused.pk])).status_code == 404


def test_while_the_scanner_is_away_the_file_waits_in_sight_of_the_sender_and_nobody_can_open_it() -> None:
    world = make_world()
    with NO_SCANNER:
        upload(world, pdf())
        tried = work_off()
        assert [effect.status for effect in tried] == [Effect.Status.WAITING]
        assert "ScannerUnavailable" in tried[0].last_error
        text = page(world.prosecutor, "documents", case_id=world.case.pk)
    waiting = newest(world)
    assert waiting.status == MaterialStatus.WAITING_FOR_SCAN
    assert "Waiting for the virus scan" in text
    assert "ClamAV" in text
    assert "Waiting" not in page(world.solicitor, "documents", case_id=world.case.pk)
    for user in (world.prosecutor, world.solicitor, world.officer):
        assert browser(user).get(reverse("disclosure:read", args=[waiting.pk])).status_code == 404
    run_effect(tried[0].pk)
    assert newest(world).status == MaterialStatus.PUBLISHED


def test_a_file_sent_later_never_overtakes_one_that_still_waits() -> None:
    world = make_world()
    upload(world, pdf(1), file_name="first.pdf")
    upload(world, pdf(2), file_name="second.pdf")
    second = effect_asking(material_id=str(newest(world).pk))
    run_effect(second.pk)
    versions = dict(Material.objects.values_list("file_name", "version"))
    assert versions == {"first.pdf": 1, "second.pdf": 2}
    assert newest(world).status == MaterialStatus.PUBLISHED
    work_off()
    assert Material.objects.filter(status=MaterialStatus.PUBLISHED).count() == 1


def test_scanning_again_after_a_killed_worker_publishes_once() -> None:
    world = make_world()
    upload(world, pdf())
    scan = Effect.objects.get(kind="disclosure.scan_material")
    assert run_effect(scan.pk)
    Effect.objects.filter(pk=scan.pk).update(status=Effect.Status.WAITING, done_at=None)
    assert run_effect(scan.pk)
    assert len(events(world, "idpc.published")) == 1
    assert newest(world).version == 1


def test_a_file_that_was_changed_in_the_store_is_not_published() -> None:
    world = make_world()
    upload(world, pdf())
    waiting = newest(world)
    store_object(waiting.object_key, pdf(3), content_type="application/pdf")
    tried = work_off()
    assert "StoredContentChanged" in tried[0].last_error
    assert newest(world).status == MaterialStatus.WAITING_FOR_SCAN


def test_the_defence_cannot_even_name_a_waiting_file_to_the_database() -> None:
    world = make_world()
    upload(world, pdf())
    with actor_scope(actor_of(world.solicitor)):
        changed = Material.objects.filter(pk=newest(world).pk).values_list("status", flat=True)
        assert set(changed) <= {MaterialStatus.WAITING_FOR_SCAN}


def test_only_files_in_quarantine_are_ever_removed() -> None:
    from commonplatform.accounts.types import system_actor
    from commonplatform.audit.services import record
    from commonplatform.audit.types import EffectRequest

    world = make_world()
    upload(world, pdf())
    work_off()
    key = newest(world).object_key
    event = record(
        "document.refused",
        actor=system_actor(),
        case_id=world.case.pk,
        data={"name": "", "why": ""},
        effects=[EffectRequest(kind="disclosure.remove_object", recipient=key, payload={"key": key})],
    )
    effect = Effect.objects.get(event=event)
    run_effect(effect.pk)
    effect.refresh_from_db()
    assert effect.status == Effect.Status.FAILED
    assert key in {stored.key for stored in list_objects("material")}
