"""A solicitor watches a film that no browser plays as it was sent, and opens a file that came with an e-mail."""

from pathlib import Path

import pytest
from django.urls import reverse

from cases.models import Case
from disclosure.models import Attachment, Material
from disclosure.services.finish_preparing import finish_preparing
from disclosure.states import MaterialKind
from tests.functional.disclosure.preparing import prepare, publish
from tests.journeys.conftest import SomebodyWorks
from tests.journeys.world import REFERENCE, make_story
from tests.support.browser import Visitor
from tests.support.misfilings import text_pdf
from tests.unit.documents import samples

pytestmark = pytest.mark.django_db(transaction=True)

_KNOWS_H264 = """() => document.createElement("video").canPlayType('video/mp4; codecs="avc1.4d401e"') !== "" """
_STATE = "() => { const film = document.querySelector('video'); return [film.error, film.duration] }"


def test_an_avi_is_played_and_an_attached_plan_is_opened(somebody_works: SomebodyWorks, tmp_path: Path) -> None:
    story = make_story()
    case = Case.objects.get(reference_received=REFERENCE)
    film = samples.film(tmp_path, seconds=4, ending="avi")
    video = publish(case, film, kind=MaterialKind.VIDEO, content_type="video/x-msvideo", section="KE", name="CCTV")
    files = {"plan.pdf": text_pdf("A plan of the harbour"), "old.zip": samples.zipped({"a.txt": "a"})}
    mail = publish(
        case,
        samples.mail_with(files),
        kind=MaterialKind.EMAIL,
        content_type="message/rfc822",
        section="KE",
        name="E-mail about the harbour",
    )
    officer = somebody_works(story.officer).is_signed_in()
    officer.visit(reverse("disclosure:play", args=[video.pk]))
    officer.sees("Being made ready for playing", "Download the original")
    for each in (video, mail):
        prepare(each)
    finish_preparing()
    when_the_video_is_opened_its_copy_plays(officer, video)
    when_the_e_mail_is_opened_the_plan_can_be_read(officer, mail)


def when_the_video_is_opened_its_copy_plays(officer: Visitor, video: Material) -> None:
    officer.visit(reverse("disclosure:play", args=[video.pk]))
    officer.sees("A copy made for playing is played")
    if officer.page.evaluate(_KNOWS_H264):  # not every build of Chromium does
        officer.page.wait_for_function("() => document.querySelector('video').readyState >= 1")
        fault, seconds = officer.page.evaluate(_STATE)
        assert fault is None
        assert 3.5 < seconds < 4.5


def when_the_e_mail_is_opened_the_plan_can_be_read(officer: Visitor, mail: Material) -> None:
    officer.page.set_viewport_size({"width": 320, "height": 640})
    officer.visit(reverse("disclosure:view", args=[mail.pk]))
    officer.sees("Attached files", "plan.pdf", "An archive is only listed")
    link = officer.page.get_by_role("link", name="plan.pdf", exact=True).get_attribute("href")
    assert link == reverse("disclosure:attachment", args=[mail.pk, Attachment.objects.get(name="plan.pdf").place])
    answer = officer.page.request.get(officer.page.url.split("/documents/")[0] + link)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")
