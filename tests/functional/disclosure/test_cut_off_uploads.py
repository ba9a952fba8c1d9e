"""Whatever is killed at whichever write: a file is whole and scanned, or it is not there (QUALITY R-16, B-13)."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import override_settings
from django.utils import timezone

from commonplatform.storage.multipart import open_uploads
from commonplatform.storage.objects import (
    ObjectMissing,
    object_digest,
)
from disclosure.models import Material, SentFile
from disclosure.services.check_objects import damaged_documents, orphans, sweep_orphans
from disclosure.services.forget_uploads import BROKEN_OFF_AFTER, forget_uploads
from disclosure.services.scan_waiting import scan_waiting
from disclosure.states import MaterialStatus
from tests.functional.disclosure.cutting.looking_once import look_once
from tests.functional.disclosure.sending import announce, complete, file_them, filed, send, send_part, start
from tests.functional.disclosure.steps import make_world, work_off
from tests.functional.disclosure.test_store_and_record import _own_bucket  # noqa: F401
from tests.support.hostile.proper import wav
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db

STORES = "disclosure.services.add_file.store_stream"
IN_THE_WEB = (
    "disclosure.services.add_file.store_stream",
    "disclosure.services.add_file.SentFile.save",
    "disclosure.services.file_submission.copy_object",
    "disclosure.services.file_submission.record",
    "disclosure.services.send_in_parts.begin_upload",
    "disclosure.services.send_in_parts.complete_upload",
    "disclosure.services.send_in_parts.record",
)
IN_THE_WORKER = (
    "disclosure.services.inspect_sent_file.look_into",
    "disclosure.services.inspect_sent_file.SentFile.objects.filter",
    "disclosure.services.scan_material.scanner",
    "disclosure.services.scan_material.inspect_file",
    "disclosure.services.scan_material.store_stream",
    "disclosure.services.scan_material.publish_material",
    "disclosure.services.make_readable.record",
    "disclosure.services.remove_object.delete_object",
)


@pytest.fixture(autouse=True)
def _look_once(monkeypatch: pytest.MonkeyPatch) -> None:
    look_once(monkeypatch)


class Killed(SystemError):
    """The process is gone."""


def kill_at(monkeypatch: pytest.MonkeyPatch, place: str, *, after: bool) -> None:
    """The process dies at this place: before what is done there, or just after it was done."""
    module, _dot, name = place.rpartition(".")
    target: Any = _found(module)
    real = getattr(target, name)

    def dies(*args: Any, **kwargs: Any) -> None:
        if after:
            real(*args, **kwargs)
        raise Killed

    monkeypatch.setattr(target, name, dies)


def _found(path: str) -> Any:
    import importlib

    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        try:
            held: Any = importlib.import_module(".".join(parts[:length]))
        except ImportError:
            continue
        for part in parts[length:]:
            held = getattr(held, part)
        return held
    raise AssertionError(path)


def whole_or_not_there() -> None:
    """Every document that can be opened is scanned and whole in the store."""
    for material in Material.objects.all():
        try:
            assert object_digest(material.object_key) == material.sha256
        except ObjectMissing:
            assert material.status == MaterialStatus.REFUSED
        if material.status == MaterialStatus.PUBLISHED:
            assert material.scanned_at is not None
            assert material.object_key.startswith("material/")
    assert list(damaged_documents()) == []


def send_everything(world: Any) -> None:
    """A form with a file for two defendants, and a recording in parts."""
    submission = start(world.prosecutor, world.case, section="PC", positions=[1, 2])
    send(world.prosecutor, submission, {"one.pdf": pdf(text="one")})
    sound = wav()
    begun = announce(world.prosecutor, submission, "call.wav", len(sound)).json()
    send_part(world.prosecutor, begun["id"], 1, sound)
    complete(world.prosecutor, begun["id"])
    work_off()
    file_them(world.prosecutor, submission)
    work_off()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("place", IN_THE_WEB)
def test_the_web_process_is_killed(place: str, after: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.functional.disclosure.steps import ADA, CHARLES

    world = make_world((ADA, CHARLES))
    with monkeypatch.context() as patched:
        kill_at(patched, place, after=after)
        with pytest.raises(Killed):
            send_everything(world)
    whole_or_not_there()
    send_everything(world)
    whole_or_not_there()
    assert Material.objects.filter(status=MaterialStatus.PUBLISHED).count() >= 4
    _nothing_is_left_over()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("place", IN_THE_WORKER)
def test_the_worker_is_killed(place: str, after: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    sound = wav()
    begun = announce(world.prosecutor, submission, "call.wav", len(sound)).json()
    send_part(world.prosecutor, begun["id"], 1, sound)
    complete(world.prosecutor, begun["id"])
    if "inspect_sent_file" in place:
        with monkeypatch.context() as patched:
            kill_at(patched, place, after=after)
            work_off()
    work_off()
    file_them(world.prosecutor, submission)
    with monkeypatch.context() as patched:
        if "inspect_sent_file" not in place:
            kill_at(patched, place, after=after)
        work_off()
    whole_or_not_there()
    work_off()
    whole_or_not_there()
    assert Material.objects.get().status == MaterialStatus.PUBLISHED
    _nothing_is_left_over()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_removal_that_is_cut_off_leaves_the_file_on_the_list_and_whole(
    after: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    send(world.prosecutor, submission, {"one.pdf": pdf(text="one")})
    with monkeypatch.context() as patched:
        kill_at(patched, "disclosure.services.remove_sent_file.record", after=after)
        with pytest.raises(Killed):
            send(world.prosecutor, submission, {}, remove=str(SentFile.objects.get().pk))
    file_them(world.prosecutor, submission)
    work_off()
    assert Material.objects.get().status == MaterialStatus.PUBLISHED
    whole_or_not_there()
    _nothing_is_left_over()


def test_a_removed_file_goes_from_the_store_even_if_the_store_is_away_just_then() -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    send(world.prosecutor, submission, {"one.pdf": pdf(text="one")})
    with pytest.MonkeyPatch.context() as patched:
        kill_at(patched, "disclosure.services.remove_object.delete_object", after=False)
        send(world.prosecutor, submission, {}, remove=str(SentFile.objects.get().pk))
        work_off()
    sent = SentFile.objects.get()
    assert sent.status == "removed"
    assert sent.object_key in {orphan.key for orphan in orphans()}
    work_off()
    assert sent.object_key not in {orphan.key for orphan in orphans()}


def _nothing_is_left_over() -> None:
    """What was cut off is swept once its time has come."""
    SentFile.objects.filter(status="receiving").update(announced_at=timezone.now() - BROKEN_OFF_AFTER * 2)
    forget_uploads()
    sweep_orphans(older_than=timedelta(0))
    assert list(orphans()) == []
    assert list(open_uploads("quarantine")) == []


def test_an_abandoned_upload_is_gone_within_a_day_and_a_running_one_stays() -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    old = announce(world.prosecutor, submission, "old.wav", 20_000_000).json()["id"]
    young = announce(world.prosecutor, submission, "young.wav", 20_000_000).json()["id"]
    sweep_orphans(older_than=timedelta(0))
    assert len(list(open_uploads("quarantine"))) == 2, "both may be running"
    SentFile.objects.filter(pk=old).update(announced_at=timezone.now() - BROKEN_OFF_AFTER - timedelta(minutes=1))
    assert forget_uploads() == 1
    assert [held.key for held in open_uploads("quarantine")] == [SentFile.objects.get(pk=young).object_key]
    assert BROKEN_OFF_AFTER + timedelta(hours=6) <= timedelta(hours=24), "swept every six hours"


def test_what_waited_for_the_scanner_goes_on_by_itself_when_it_is_back() -> None:
    world = make_world()
    with override_settings(CLAMD_URL="tcp://127.0.0.1:1"):
        filed(world.prosecutor, world.case, {f"{n}.txt": f"words {n}".encode() for n in range(3)})
        work_off()
        assert scan_waiting() == 0
        assert {m.status for m in Material.objects.all()} == {MaterialStatus.WAITING_FOR_SCAN}
    assert scan_waiting() == 0, "the effect has the first word"
    later = timezone.now() + timedelta(minutes=3)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("disclosure.services.scan_waiting.timezone.now", lambda: later)
        assert scan_waiting() == 3
    assert {m.status for m in Material.objects.all()} == {MaterialStatus.PUBLISHED}
