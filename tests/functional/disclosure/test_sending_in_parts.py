"""Large files in parts, straight to the store; what has arrived is not sent again (QUALITY R-16)."""

import wave
from io import BytesIO

import pytest
import requests
from django.test import override_settings
from django.urls import reverse

from commonplatform.storage.confined.faults import Fault
from commonplatform.storage.file_types import LARGEST_DOCUMENT, LARGEST_RECORDING
from commonplatform.storage.multipart import PART_BYTES, complete_upload, end_upload, open_uploads, stored_parts
from commonplatform.storage.objects import list_objects, read_object
from disclosure.models import Material, SentFile
from tests.functional.disclosure.sending import announce, complete, file_them, on_the_list, send_part, start
from tests.functional.disclosure.steps import browser, make_world, visible, work_off
from tests.support.hostile.proper import zipped
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db


def recording(megabytes: int = 20) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(range(256)) * (4096 * megabytes))
    return out.getvalue()


def parts_of(content: bytes) -> list[bytes]:
    return [content[at : at + PART_BYTES] for at in range(0, len(content), PART_BYTES)]


def test_a_recording_comes_in_parts_is_checked_filed_scanned_and_published() -> None:
    world, content = make_world(), recording()
    submission = start(world.prosecutor, world.case)
    begun = announce(world.prosecutor, submission, "interview.wav", len(content)).json()
    assert (begun["parts"], begun["there"], begun["status"]) == (3, [], "receiving")
    for number, part in enumerate(parts_of(content), start=1):
        assert send_part(world.prosecutor, begun["id"], number, part).status_code == 200
    assert complete(world.prosecutor, begun["id"]).json()["status"] == "stored"
    assert "Wait until every file has been checked" in visible(file_them(world.prosecutor, submission).content)
    work_off()
    assert on_the_list(submission) == {"interview.wav": "checked"}
    assert file_them(world.prosecutor, submission).status_code == 302
    work_off()
    material = Material.objects.get()
    assert (material.status, material.kind, material.size) == ("published", "audio", len(content))
    assert read_object(material.object_key) == content
    assert SentFile.objects.get().object_key not in {held.key for held in open_uploads("quarantine")}


def test_after_a_broken_connection_only_what_is_missing_is_sent() -> None:
    world, content = make_world(), recording()
    submission, parts = start(world.prosecutor, world.case), parts_of(content)
    first = announce(world.prosecutor, submission, "interview.wav", len(content)).json()
    send_part(world.prosecutor, first["id"], 1, parts[0])
    send_part(world.prosecutor, first["id"], 3, parts[2])
    answer = complete(world.prosecutor, first["id"])
    assert (answer.status_code, SentFile.objects.get().status) == (422, "receiving")
    again = announce(world.prosecutor, submission, "interview.wav", len(content)).json()
    assert (again["id"], again["there"]) == (first["id"], [1, 3])
    send_part(world.prosecutor, again["id"], 2, parts[1])
    assert complete(world.prosecutor, again["id"]).json()["status"] == "stored"
    assert complete(world.prosecutor, again["id"]).json()["status"] == "stored", "a second time changes nothing"
    other = announce(world.prosecutor, submission, "interview.wav", len(content), changed="2").json()
    assert other["id"] != first["id"], "a file of the same name that was changed since is another one"


def test_a_file_that_arrived_and_is_chosen_again_is_the_same_file_and_not_sent_again() -> None:
    world, content = make_world(), recording(1)
    submission = start(world.prosecutor, world.case)
    first = announce(world.prosecutor, submission, "interview.wav", len(content)).json()
    send_part(world.prosecutor, first["id"], 1, content)
    complete(world.prosecutor, first["id"])
    for status in ("stored", "checked"):
        again = announce(world.prosecutor, submission, "interview.wav", len(content)).json()
        assert (again["id"], again["parts"], again["status"]) == (first["id"], 0, status)
        assert complete(world.prosecutor, again["id"]).json()["status"] == status
        work_off()
    assert on_the_list(submission) == {"interview.wav": "checked"}


def test_a_file_put_together_by_a_call_whose_record_was_lost_is_gone_on_with() -> None:
    world, content = make_world(), recording(1)
    submission = start(world.prosecutor, world.case)
    first = announce(world.prosecutor, submission, "interview.wav", len(content)).json()
    send_part(world.prosecutor, first["id"], 1, content)
    sent = SentFile.objects.get()
    complete_upload(sent.object_key, sent.upload, stored_parts(sent.object_key, sent.upload))
    again = announce(world.prosecutor, submission, "interview.wav", len(content)).json()
    assert (again["id"], again["parts"]) == (first["id"], 0)
    assert complete(world.prosecutor, again["id"]).json()["status"] == "stored"
    work_off()
    assert on_the_list(submission) == {"interview.wav": "checked"}


def test_a_file_whose_parts_have_gone_from_the_store_is_sent_anew() -> None:
    world, content = make_world(), recording(1)
    submission = start(world.prosecutor, world.case)
    first = announce(world.prosecutor, submission, "interview.wav", len(content)).json()
    send_part(world.prosecutor, first["id"], 1, content)
    sent = SentFile.objects.get()
    end_upload(sent.object_key, sent.upload)
    assert complete(world.prosecutor, first["id"]).status_code == 422
    again = announce(world.prosecutor, submission, "interview.wav", len(content)).json()
    assert (again["id"], again["parts"], again["there"]) == (first["id"], 1, [])
    send_part(world.prosecutor, again["id"], 1, content)
    assert complete(world.prosecutor, again["id"]).json()["status"] == "stored"


def test_a_link_is_for_one_part_of_its_length_and_for_the_sender_alone() -> None:
    world, content = make_world(), recording()
    submission = start(world.prosecutor, world.case)
    begun = announce(world.prosecutor, submission, "interview.wav", len(content)).json()
    address = reverse("disclosure:part", kwargs={"file_id": begun["id"], "number": 1})
    assert browser(world.officer).post(address).status_code == 404
    for number in (0, 4):
        outside = reverse("disclosure:part", kwargs={"file_id": begun["id"], "number": number})
        assert browser(world.prosecutor).post(outside).status_code == 404
    link = browser(world.prosecutor).post(address).json()["link"]
    assert "X-Amz-Expires=60" in link
    assert "X-Amz-SignedHeaders=content-length" in link
    assert requests.put(link, data=b"too short", timeout=30).status_code == 403
    assert (
        requests.put(link.replace("partNumber=1", "partNumber=2"), data=parts_of(content)[1], timeout=30).status_code
        == 403
    )
    for name in ("complete", "remove"):
        foreign = reverse(f"disclosure:{name}", kwargs={"file_id": begun["id"]})
        assert browser(world.solicitor).post(foreign).status_code == 404


def test_a_file_that_is_too_large_for_its_kind_is_not_begun() -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    for name, size in (
        ("details.pdf", LARGEST_DOCUMENT + 1),
        ("camera.mp4", LARGEST_RECORDING + 1),
        ("camera.mp4", 5 * 1024**3),
    ):
        begun = announce(world.prosecutor, submission, name, size).json()
        assert (begun["status"], begun["parts"]) == ("refused", 0)
        assert begun["error"] == "The selected file is too large"
    assert announce(world.prosecutor, submission, "camera.mp4", LARGEST_RECORDING).json()["parts"] == 250
    assert announce(world.prosecutor, submission, "empty.mp4", 0).json()["error"] == "The selected file is empty"
    assert announce(world.prosecutor, submission, "camera.mp4", -1).status_code == 422


def test_what_is_no_recording_is_refused_after_it_came_and_leaves_nothing() -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    for name, content, fault in (
        ("camera.mp4", pdf(), Fault.MISLABELLED),
        ("photos.zip", zipped({"run.exe": b"MZ"}), Fault.PROGRAM),
    ):
        begun = announce(world.prosecutor, submission, name, len(content)).json()
        send_part(world.prosecutor, begun["id"], 1, content)
        complete(world.prosecutor, begun["id"])
        work_off()
        sent = SentFile.objects.get(pk=begun["id"])
        assert (sent.status, sent.refused_because) == ("refused", fault.value)
        assert sent.object_key not in {stored.key for stored in list_objects("quarantine")}
    assert "Select a file" in visible(file_them(world.prosecutor, submission).content)


def test_an_upload_can_be_stopped_while_it_is_running() -> None:
    world, content = make_world(), recording()
    submission = start(world.prosecutor, world.case)
    begun = announce(world.prosecutor, submission, "interview.wav", len(content)).json()
    send_part(world.prosecutor, begun["id"], 1, parts_of(content)[0])
    address = reverse("disclosure:remove", kwargs={"file_id": begun["id"]})
    assert browser(world.prosecutor).post(address).status_code == 204
    work_off()
    assert SentFile.objects.get().object_key not in {held.key for held in open_uploads("quarantine")}
    assert complete(world.prosecutor, begun["id"]).status_code == 404


def test_the_page_may_send_to_the_store_and_no_other_page_may() -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    client = browser(world.prosecutor)
    page = client.get(reverse("disclosure:submission", kwargs={"submission_id": submission.pk}))
    store = settings_endpoint()
    assert f"connect-src 'self' {store}" in page.headers["Content-Security-Policy"]
    other = client.get(reverse("disclosure:upload_documents", kwargs={"case_id": world.case.pk}))
    assert store not in other.headers["Content-Security-Policy"]


def settings_endpoint() -> str:
    from commonplatform.storage.objects import store_origin

    return store_origin()


def test_no_more_files_are_announced_than_are_sent_together() -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    with override_settings(FILES_PER_SUBMISSION=1):
        assert announce(world.prosecutor, submission, "one.wav", 10).status_code == 200
        full = announce(world.prosecutor, submission, "two.wav", 10)
    assert (full.status_code, full.json()["error"]) == (422, "You can send up to 1 files at a time")
