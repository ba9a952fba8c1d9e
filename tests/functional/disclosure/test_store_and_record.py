"""The store and the record agree, or it is said (QUALITY B-13, R-16)."""

import sys
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from typing import Any, cast
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.core.management import call_command
from django.test import override_settings
from django.urls import reverse

from commonplatform.storage.objects import delete_object, list_objects, read_object, store_object
from disclosure.models import Material
from disclosure.services.check_objects import damaged_documents, orphans, sweep_orphans
from tests.functional.disclosure.steps import browser, make_world, page, served, upload, work_off
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db
UPLOAD = sys.modules["disclosure.services.add_file"]  # the package exports its function under this name


@pytest.fixture(autouse=True)
def _own_bucket() -> Iterator[None]:
    """A bucket nobody else writes to, so that what is in it can be counted."""
    name = f"check-{uuid4().hex}"
    default = settings.STORAGES["default"]
    options = {**default["OPTIONS"], "bucket_name": name}
    with override_settings(STORAGES={**settings.STORAGES, "default": {**default, "OPTIONS": options}}):
        client = cast("Any", storages["default"]).connection.meta.client
        client.create_bucket(Bucket=name)
        yield
        for folder in ("quarantine", "material", "withdrawn"):
            for stored in list_objects(folder):
                delete_object(stored.key)
        client.delete_bucket(Bucket=name)


def report(*arguments: str) -> tuple[str, int]:
    out, status = StringIO(), 0
    try:
        call_command("check_objects", *arguments, stdout=out)
    except SystemExit as ended:
        status = int(ended.code or 0)
    return out.getvalue(), status


def test_a_whole_store_is_reported_whole() -> None:
    served(make_world())
    assert report() == ("0 documents missing or changed, 0 objects without a document, 0 swept\n", 0)


def test_one_flipped_byte_is_reported() -> None:
    world = make_world()
    served(world)
    flipped = served(world)
    content = bytearray(read_object(flipped.object_key))
    content[len(content) // 2] ^= 1
    store_object(flipped.object_key, bytes(content), content_type="application/pdf")
    assert [(fault.kind, fault.material_id) for fault in damaged_documents()] == [("changed", flipped.pk)]
    text, status = report()
    assert status == 1
    assert f"changed {flipped.pk}" in text


def test_a_missing_object_is_reported_for_every_state_that_has_one() -> None:
    world = make_world()
    replaced, current = served(world), served(world)
    upload(world, pdf())
    waiting = Material.objects.get(status="waiting_for_scan")
    for material in (replaced, current, waiting):
        delete_object(Material.objects.get(pk=material.pk).object_key)
    assert {(fault.kind, fault.material_id) for fault in damaged_documents()} == {
        ("missing", replaced.pk),
        ("missing", current.pk),
        ("missing", waiting.pk),
    }


def test_an_upload_killed_between_store_and_record_shows_nowhere_and_is_swept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def killed(*args: object, **kwargs: object) -> None:
        raise SystemError("killed")

    world = make_world()
    with monkeypatch.context() as patched:
        patched.setattr(UPLOAD.SentFile, "save", killed)
        with pytest.raises(SystemError):
            upload(world, pdf())
    assert not Material.objects.exists()
    assert "details.pdf" not in page(world.prosecutor, "documents", case_id=world.case.pk)
    (orphan,) = orphans()
    assert orphan.key.startswith("quarantine/")
    assert sweep_orphans() == 0, "it may be an upload that is still running"
    assert sweep_orphans(older_than=timedelta(0)) == 1
    assert list(orphans()) == []


def test_the_sweep_takes_nothing_that_a_document_names() -> None:
    world = make_world()
    served(world)
    served(world)
    upload(world, pdf())
    assert sweep_orphans(older_than=timedelta(0)) == 0
    work_off()
    assert list(damaged_documents()) == []


def test_a_worker_killed_after_storing_the_scanned_file_publishes_it_on_the_next_try(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def killed(*args: object, **kwargs: object) -> None:
        raise SystemError("killed")

    world = make_world()
    upload(world, pdf())
    with monkeypatch.context() as patched:
        patched.setattr("disclosure.services.scan_material.publish_material", killed)
        work_off()
    waiting = Material.objects.get()
    assert waiting.status == "waiting_for_scan"
    assert browser(world.solicitor).get(reverse("disclosure:read", args=[waiting.pk])).status_code == 404
    work_off()
    assert Material.objects.get().status == "published"
    assert list(damaged_documents()) == []
    assert list(orphans()) == []


def test_an_infected_document_has_no_object_and_that_is_no_fault() -> None:
    from tests.functional.disclosure.test_scanning_uploads import infected

    world = make_world()
    upload(world, infected())
    work_off()
    assert report()[1] == 0
    assert list(orphans()) == []
