"""A solicitor searches in the documents of a case, on a telephone's width too, and watches a video in it."""

from pathlib import Path

import pytest
from django.urls import reverse

from cases.models import Case
from disclosure import byte_ranges
from disclosure.states import MaterialKind
from tests.functional.disclosure.preparing import publish, with_text
from tests.journeys.conftest import SomebodyWorks
from tests.journeys.world import REFERENCE, make_story
from tests.support.browser import Visitor
from tests.unit.documents import samples

pytestmark = pytest.mark.django_db(transaction=True)

_STATE = "() => { const film = document.querySelector('video'); return [film.readyState, film.error, film.duration] }"
_SEEK = """(to) => new Promise((seen) => {
    const film = document.querySelector("video");
    film.addEventListener("seeked", () => seen(film.currentTime), { once: true });
    film.currentTime = to;
})"""


def test_words_are_found_and_a_video_plays_in_pieces(
    somebody_works: SomebodyWorks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(byte_ranges, "PIECE", 20_000)
    story = make_story()
    case = Case.objects.get(reference_received=REFERENCE)
    with_text(publish(case, section="WS", name="Statement of PC Jones"), "He had a knife, exhibit JB/1.")
    film = samples.film(tmp_path, seconds=6, ending="webm")
    video = publish(case, film, kind=MaterialKind.VIDEO, content_type="video/webm", section="KE", name="Body camera")
    officer = somebody_works(story.officer).is_signed_in()
    when_a_reference_is_asked_for_its_page_is_found(officer, case)
    when_the_video_is_opened_it_plays_and_seeks(officer, str(video.pk))


def when_a_reference_is_asked_for_its_page_is_found(officer: Visitor, case: Case) -> None:
    officer.visit(reverse("disclosure:search", args=[case.pk]))
    officer.visit(reverse("disclosure:search", args=[case.pk]) + "?q=")
    officer.sees("Enter what to search for")
    officer.page.set_viewport_size({"width": 320, "height": 640})
    officer.visit(reverse("disclosure:search", args=[case.pk]) + "?q=jb%2F1+knife")
    officer.sees("Statement of PC Jones, page 1", "1 result")


def when_the_video_is_opened_it_plays_and_seeks(officer: Visitor, video: str) -> None:
    officer.visit(reverse("disclosure:play", args=[video]))
    officer.page.wait_for_function("() => document.querySelector('video').readyState >= 1")
    _ready, fault, seconds = officer.page.evaluate(_STATE)
    assert fault is None
    assert 5.5 < seconds < 6.5
    assert 4.5 < officer.page.evaluate(_SEEK, 5) < 5.5
