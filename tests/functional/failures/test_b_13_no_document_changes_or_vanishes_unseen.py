"""B-13: documents were missing, overwritten or hidden, and nobody looked into it for years.

The guards: objects are written once, and `check_objects` compares all of them with the record every night. Skip
either their absence or their digests and this test fails.
"""

from hashlib import sha256
from random import Random
from uuid import uuid4

import pytest

from commonplatform.storage.objects import delete_object, new_key, read_object, store_object
from disclosure.models import Material, Rendition
from disclosure.services.check_objects import damaged_documents
from tests.functional.disclosure.sending import filed
from tests.functional.disclosure.steps import make_world, work_off
from tests.functional.disclosure.test_store_and_record import _own_bucket  # noqa: F401
from tests.support.hostile.documents import active_pdfs
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db


def test_a_changed_or_missing_one_of_two_hundred_objects_is_reported_every_time() -> None:
    """Documents, and what was made from them for reading."""
    world, chance = make_world(), Random(13)
    filed(world.prosecutor, world.case, {"one.pdf": pdf(), "two.pdf": next(active_pdfs())[1]})
    work_off()
    model = Material.objects.get(file_name="one.pdf")
    copy = Rendition.objects.get()
    keys: dict[str, bytes] = {}
    for number in range(100):
        content = b"content %d" % number
        key = new_key("material")
        store_object(key, content, content_type="application/pdf")
        keys[key] = content
        _again(model, key, content)
    for number in range(100):
        content = b"reading copy %d" % number
        key = new_key("reading")
        store_object(key, content, content_type="application/pdf")
        keys[key] = content
        _copy_again(copy, key, content, number)
    assert list(damaged_documents()) == []
    expected = {}
    for key, content in keys.items():
        if chance.random() < 0.5:
            at = chance.randrange(len(content))
            store_object(key, content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :], content_type="x/y")
            expected[key] = "changed"
        else:
            delete_object(key)
            expected[key] = "missing"
    assert {fault.key: fault.kind for fault in damaged_documents()} == expected
    assert len(expected) == 200
    assert read_object(copy.object_key)


def _again(model: Material, key: str, content: bytes) -> None:
    model.pk, model.object_key, model.sha256, model.size = uuid4(), key, sha256(content).hexdigest(), len(content)
    model.save(force_insert=True)


def _copy_again(copy: Rendition, key: str, content: bytes, number: int) -> None:
    copied = Rendition(
        pk=uuid4(),
        material=Material.objects.filter(renditions__isnull=True, content_type="application/pdf")[0],
        case_id=copy.case_id,
        kind=copy.kind,
        object_key=key,
        content_type=copy.content_type,
        sha256=sha256(content).hexdigest(),
        size=len(content),
        pages=1,
        made_by="a test",
    )
    copied.save(force_insert=True)
