"""The prosecutor uploads evidence: without a script by the form, with it in parts that survive a closed browser."""

import wave
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import FilePayload

from commonplatform.devservices.s3 import let_browsers_send
from commonplatform.storage.multipart import PART_BYTES
from commonplatform.storage.objects import read_object
from disclosure.models import Material, SentFile
from tests.journeys.conftest import SomebodyComes, SomebodyWorks
from tests.journeys.people import Professional
from tests.journeys.world import make_story
from tests.support.browser import Visitor
from tests.support.live import carry_out_effects
from tests.support.misfilings import text_pdf
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db(transaction=True)
PART_PUT = "**/quarantine/**"


def recording(megabytes: int) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(range(256)) * (4096 * megabytes))
    return out.getvalue()


def begins(visitor: Visitor) -> None:
    visitor.follow("Cases")
    visitor.follow("42AB1234526")
    visitor.follow("Documents")
    visitor.press("Upload documents")
    visitor.sees("Northshire Police v Ada Lovelace")
    visitor.press("Continue")
    visitor.is_told("Select whom the documents concern")
    visitor.select("Section", "Witness statements")
    visitor.choose("The whole case")
    visitor.press("Continue")


def chooses(visitor: Visitor, *files: tuple[str, bytes]) -> None:
    payloads: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files
    ]
    visitor.page.locator("input[type=file]").set_input_files(payloads)


def test_without_a_script_several_files_come_with_one_form(somebody_comes: SomebodyComes) -> None:
    prosecutor = Professional(somebody_comes(scripts=False), make_story().prosecutor).signs_in()
    begins(prosecutor)
    chooses(prosecutor, ("one.pdf", pdf(text="1")), ("two.txt", b"words"), ("run.pdf", b"MZ" + b"\0" * 50))
    prosecutor.press("Upload")
    prosecutor.sees("one.pdf", "two.txt", "run.pdf: The selected file must be a PDF, Word, Excel")
    prosecutor.press("Remove run.pdf")
    prosecutor.does_not_see("run.pdf")
    prosecutor.press("File the documents")
    prosecutor.sees("The documents were received")
    assert set(Material.objects.values_list("file_name", flat=True)) == {"one.pdf", "two.txt"}


def test_with_a_script_a_recording_goes_in_parts_and_goes_on_after_the_browser_was_closed(
    somebody_works: SomebodyWorks, live_server: object, tmp_path: Path
) -> None:
    story, content = make_story(), recording(20)
    # A file on the disk has one time of its last change, by which it is known again.
    interview = tmp_path / "interview.wav"
    interview.write_bytes(content)
    storage = settings.STORAGES["default"]["OPTIONS"]
    address = (storage["endpoint_url"], storage["access_key"], storage["secret_key"], storage["bucket_name"])
    let_browsers_send(*address, origin=str(live_server))
    prosecutor = somebody_works(story.prosecutor).signs_in()
    begins(prosecutor)
    page = prosecutor.page
    sent: list[int] = []
    page.on("request", lambda request: sent.append(1) if request.method == "PUT" else None)
    # The line goes dead after the first part.
    page.route(PART_PUT, lambda route: route.abort() if len(sent) > 1 else route.continue_())
    page.locator("input[type=file]").set_input_files(interview)
    page.get_by_text("The connection was lost. Trying again").first.wait_for(timeout=30_000)
    address_of_page = page.url
    page.close(run_before_unload=False)
    prosecutor._complaints.clear()  # the browser rightly complained of the dead line

    prosecutor.page = prosecutor.page.context.new_page()
    again: list[int] = []
    prosecutor.page.on("request", lambda request: again.append(1) if request.method == "PUT" else None)
    prosecutor.page.goto(address_of_page)
    prosecutor.sees("interview.wav", "Choose it again to go on sending it")
    prosecutor.page.locator("input[type=file]").set_input_files(interview)
    prosecutor.page.get_by_text("Being checked").first.wait_for(timeout=60_000)
    carry_out_effects()
    prosecutor.page.get_by_text("Ready").first.wait_for(timeout=30_000)
    assert len(again) == -(-len(content) // PART_BYTES) - 1, "the part that had arrived was not sent again"
    prosecutor.press("File the documents")
    assert read_object(Material.objects.get().object_key) == content
    assert SentFile.objects.count() == 1


def test_a_statement_of_another_case_is_warned_about(somebody_comes: SomebodyComes) -> None:
    prosecutor = Professional(somebody_comes(scripts=False), make_story().prosecutor).signs_in()
    begins(prosecutor)
    chooses(prosecutor, ("statement.pdf", text_pdf("URN: 02BB1234526\nR v Charles Babbage")))
    prosecutor.press("File the documents")
    prosecutor.sees("Do these documents belong to this case?")
    prosecutor.sees("statement.pdf names case 02BB1234526. This case is 42AB1234526")
    prosecutor.press("Go back to the files")
    assert not Material.objects.exists()
    prosecutor.press("File the documents")
    prosecutor.press("File them in this case")
    prosecutor.sees("The documents were received")
