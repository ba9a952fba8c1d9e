"""A recording that browsers cannot play gets a copy that they can, by the worker, while its page says how far it is."""

from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.documents.exceptions import ConversionFailed, ConverterMissing, FailureReason
from commonplatform.storage.objects import read_object
from disclosure.models import Material, MaterialRead, Preparation, Rendition
from disclosure.services import make_playing_copy as making
from disclosure.services.check_objects import damaged_documents
from disclosure.services.finish_preparing import finish_preparing
from disclosure.services.long_preparing import MOST_TRIES
from disclosure.services.seal_withdrawn import seal_withdrawn
from disclosure.states import MaterialKind, PreparationReason, PreparationState
from tests.functional.disclosure.preparing import asked_to_prepare, prepare, publish
from tests.functional.disclosure.steps import World, browser, make_world, page
from tests.support.files import fetch
from tests.support.world import make_firm, make_person
from tests.unit.documents import samples

pytestmark = pytest.mark.django_db
AVI = "video/x-msvideo"
WHOLE = {"range": "bytes=0-"}


def film_on(world: World, content: bytes, *, content_type: str = AVI) -> Material:
    return publish(world.case, content, kind=MaterialKind.VIDEO, content_type=content_type, position=1, name="CCTV")


def state_of(material: Material) -> Preparation:
    return Preparation.objects.get(material=material)


def test_an_avi_is_made_ready_in_sight_and_then_played_and_its_original_kept(tmp_path: Path) -> None:
    world = make_world()
    content = samples.film(tmp_path, ending="avi")
    material = film_on(world, content)
    assert "Being made ready for playing" in page(world.solicitor, "play", material_id=material.pk)
    assert prepare(material).status == Effect.Status.DONE
    assert state_of(material).state == PreparationState.MAKING
    assert "Being made ready for playing, 0% done" in page(world.solicitor, "documents", case_id=world.case.pk)
    assert finish_preparing() == 1
    copy = Rendition.objects.get(material=material, kind="playing")
    made = read_object(copy.object_key)
    assert (sha256(made).hexdigest(), len(made), copy.made_by) == (copy.sha256, copy.size, "FFmpeg")
    assert read_object(material.object_key) == content
    assert abs(state_of(material).milliseconds - 2000) < 250
    answer = browser(world.solicitor).get(reverse("disclosure:recording", args=[material.pk]), headers=WHOLE)
    assert (answer.status_code, answer["Content-Type"], answer.content) == (206, "video/mp4", made)
    shown = page(world.solicitor, "play", material_id=material.pk)
    assert "A copy made for playing is played" in shown
    assert "Download the original" in shown
    assert "cannot play" not in shown
    assert Event.objects.get(kind="document.copied_for_playing").data["sha256"] == copy.sha256
    assert MaterialRead.objects.filter(material=material).count() == 1


def test_without_a_range_one_is_led_to_the_copy_by_a_link_of_a_minute_and_downloads_the_original(
    tmp_path: Path,
) -> None:
    world = make_world()
    material = film_on(world, samples.film(tmp_path, ending="avi"))
    prepare(material)
    finish_preparing()
    court = browser(world.officer)
    copy = Rendition.objects.get(material=material, kind="playing")
    given = fetch(court.get(reverse("disclosure:recording", args=[material.pk]))["Location"])
    assert given.body == read_object(copy.object_key)
    kept = fetch(court.get(reverse("disclosure:download", args=[material.pk]))["Location"])
    assert kept.body == read_object(material.object_key)
    assert kept.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("content_type", "ending", "how", "played_as"),
    [
        ("video/mp4", "mp4", (), "video/mp4"),
        ("video/x-matroska", "webm", ("-c:v", "libvpx", "-c:a", "libopus"), "video/webm"),
        ("video/quicktime", "mov", ("-c:v", "libx264"), "video/mp4"),
    ],
)
def test_what_browsers_play_is_played_itself_whatever_it_is_called(
    content_type: str, ending: str, how: tuple[str, ...], played_as: str, tmp_path: Path
) -> None:
    world = make_world()
    content = samples.film(tmp_path, *how, ending=ending)
    material = film_on(world, content, content_type=content_type)
    prepare(material)
    assert state_of(material).state == PreparationState.READY
    assert finish_preparing() == 0
    answer = browser(world.solicitor).get(reverse("disclosure:recording", args=[material.pk]), headers=WHOLE)
    assert (answer["Content-Type"], answer.content) == (played_as, content)


def test_h265_in_an_mp4_is_copied_although_its_name_promises_more(tmp_path: Path) -> None:
    world = make_world()
    film = samples.film(tmp_path, "-c:v", "libx265", "-x265-params", "log-level=none")
    material = film_on(world, film, content_type="video/mp4")
    prepare(material)
    address = reverse("disclosure:recording", args=[material.pk])
    assert browser(world.solicitor).get(address, headers=WHOLE).status_code == 404
    assert finish_preparing() == 1
    assert browser(world.solicitor).get(address, headers=WHOLE).status_code == 206


def test_how_far_it_is_stands_on_the_page(tmp_path: Path) -> None:
    world = make_world()
    material = film_on(world, b"x")
    Preparation.objects.create(
        material=material, case=world.case, defendant_id=material.defendant_id, state="making", percent=42
    )
    for name, where in (("play", {"material_id": material.pk}), ("documents", {"case_id": world.case.pk})):
        assert "Being made ready for playing, 42% done" in page(world.solicitor, name, **where)


def test_each_step_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    material = film_on(world, samples.film(tmp_path, ending="avi"))
    prepare(material)
    seen: list[int] = []

    def slowly(folder: Path, recording: object, *, progress: object) -> object:
        progress(37)  # type: ignore[operator]
        seen.append(state_of(material).percent)
        raise ConversionFailed(FailureReason.UNREADABLE)

    monkeypatch.setattr(making, "make", slowly)
    finish_preparing()
    assert seen == [37]


def test_a_film_that_cannot_be_copied_says_so_and_offers_the_original(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world()
    material = film_on(world, samples.film(tmp_path, ending="avi"))
    prepare(material)
    monkeypatch.setattr("commonplatform.documents.conversion.playing.LARGEST_COPY", 20_000)
    seen = []
    for _try in range(MOST_TRIES):
        finish_preparing()
        seen.append(state_of(material).state)
    assert seen == ["making", "making", "failed"]
    assert finish_preparing() == 0
    assert state_of(material).reason == PreparationReason.TOO_MUCH
    shown = page(world.solicitor, "play", material_id=material.pk)
    assert "No copy for playing; download the original. The file takes too much time or memory to open" in shown
    assert "Download the original and open it with a player" in shown
    assert browser(world.solicitor).get(reverse("disclosure:recording", args=[material.pk])).status_code == 404
    assert browser(world.solicitor).get(reverse("disclosure:download", args=[material.pk])).status_code == 302
    assert Event.objects.filter(kind="document.not_converted").count() == 1


def test_without_ffmpeg_it_waits_visibly_and_is_made_when_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world()
    material = film_on(world, samples.film(tmp_path, ending="avi"))
    effect = asked_to_prepare(material)
    with monkeypatch.context() as without:
        without.setattr("shutil.which", lambda name: None)
        run_effect(effect.pk)
        assert state_of(material).reason == PreparationReason.NO_CONVERTER
        assert "The program that makes reading copies is not available" in page(
            world.solicitor, "play", material_id=material.pk
        )
    run_effect(effect.pk)
    with monkeypatch.context() as without:
        without.setattr(making, "make", _missing)
        assert finish_preparing() == 0
    assert state_of(material).state == PreparationState.MAKING
    assert finish_preparing() == 1
    assert state_of(material).state == PreparationState.READY


def _missing(*args: object, **kwargs: object) -> None:
    raise ConverterMissing("ffmpeg")


def test_a_worker_that_was_stopped_in_the_middle_is_followed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world()
    material = film_on(world, samples.film(tmp_path, ending="avi"))
    prepare(material)

    def stopped(*args: object, **kwargs: object) -> None:
        raise SystemExit

    with monkeypatch.context() as cut:
        cut.setattr(making, "_keep", stopped)
        with pytest.raises(SystemExit):
            finish_preparing()
    assert not Rendition.objects.filter(kind="playing").exists()
    assert finish_preparing() == 1
    assert Rendition.objects.filter(kind="playing").count() == 1


def test_while_one_worker_makes_copies_no_other_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    material = film_on(world, samples.film(tmp_path, ending="avi"))
    prepare(material)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [0x706C6179])
            assert finish_preparing() == 0
            cursor.execute("SELECT pg_advisory_unlock(%s)", [0x706C6179])
    finally:
        other.close()
    assert finish_preparing() == 1


def test_what_was_withdrawn_meanwhile_gets_no_copy_and_a_copy_is_sealed_with_its_document(tmp_path: Path) -> None:
    world = make_world()
    material, other = (film_on(world, samples.film(tmp_path, ending="avi")) for _each in range(2))
    for each in (material, other):
        prepare(each)
    withdrawn = {"status": "withdrawn", "withdrawn_at": timezone.now(), "withdrawn_because": "Wrong case"}
    Material.objects.filter(pk=other.pk).update(**withdrawn)
    assert finish_preparing() == 1
    assert not Rendition.objects.filter(material=other, kind="playing").exists()
    Material.objects.filter(pk=material.pk).update(**withdrawn)
    seal_withdrawn(case_id=world.case.pk, material_id=material.pk, effect_key=material.pk)
    assert Rendition.objects.get(material=material, kind="playing").object_key.startswith("withdrawn/")
    assert list(damaged_documents()) == []


def test_the_copy_is_for_those_alone_who_may_read_the_recording(tmp_path: Path) -> None:
    world = make_world()
    material = film_on(world, samples.film(tmp_path, ending="avi"))
    prepare(material)
    finish_preparing()
    outsider = browser(make_person(Role.SOLICITOR, make_firm()))
    for name in ("recording", "play", "poster", "download"):
        assert outsider.get(reverse(f"disclosure:{name}", args=[material.pk]), headers=WHOLE).status_code == 404
