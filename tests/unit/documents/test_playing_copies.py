"""Copies of recordings for playing, by the real FFmpeg, from small recordings made here."""

import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from commonplatform.documents.conversion import RECORDING, Recording, examine_recording, make_playing_copy, playing
from commonplatform.documents.conversion.browser_formats import Stream, played_as
from commonplatform.documents.exceptions import ConversionFailed, ConverterMissing, FailureReason
from commonplatform.documents.working_folders import working_folder
from tests.unit.documents import samples

_H264, _AAC = Stream("video", "h264", "yuv420p"), Stream("audio", "aac")


@pytest.mark.parametrize(
    ("container", "streams", "expected"),
    [
        ("mov,mp4,m4a,3gp,3g2,mj2", (_H264, _AAC), "video/mp4"),
        ("mov,mp4,m4a,3gp,3g2,mj2", (_AAC,), "audio/mp4"),
        ("mov,mp4,m4a,3gp,3g2,mj2", (Stream("video", "hevc", "yuv420p"), _AAC), ""),
        ("mov,mp4,m4a,3gp,3g2,mj2", (Stream("video", "h264", "yuv422p10le"), _AAC), ""),
        ("mov,mp4,m4a,3gp,3g2,mj2", (_H264, Stream("audio", "amr_nb")), ""),
        ("matroska,webm", (Stream("video", "vp9", "yuv420p"), Stream("audio", "opus")), "video/webm"),
        ("matroska,webm", (_H264, _AAC), ""),
        ("avi", (_H264, _AAC), ""),
        ("wav", (Stream("audio", "pcm_s16le"),), "audio/wav"),
        ("wav", (Stream("audio", "adpcm_ima_wav"),), ""),
        ("mp3", (Stream("audio", "mp3"),), "audio/mpeg"),
        ("mov,mp4,m4a,3gp,3g2,mj2", (Stream("data", "bin_data"),), ""),
    ],
)
def test_what_is_in_a_recording_decides_whether_browsers_play_it(
    container: str, streams: tuple[Stream, ...], expected: str
) -> None:
    assert played_as(container, streams) == expected


@pytest.mark.parametrize(
    ("ending", "how"),
    [
        ("avi", ("-c:v", "mpeg4", "-c:a", "mp3")),
        ("mkv", ("-c:v", "mpeg2video", "-c:a", "mp2")),
        ("mp4", ("-c:v", "libx265", "-x265-params", "log-level=none")),
        ("mov", ("-c:v", "mjpeg", "-c:a", "pcm_s16le")),
    ],
)
def test_a_film_that_browsers_cannot_play_becomes_one_that_they_can(
    ending: str, how: tuple[str, ...], tmp_path: Path
) -> None:
    with recording(samples.film(tmp_path, *how, ending=ending)) as (folder, found):
        assert found.played_as == ""
        made = make_playing_copy(folder, found, progress=ignored)
        assert made.content_type == "video/mp4"
        assert abs(made.milliseconds - 2000) < 250
        content = made.path.read_bytes()
        assert content.index(b"moov") < content.index(b"mdat")
        assert len(content) < 2_000_000
    with recording(content) as (_folder, again):
        assert (again.played_as, again.codecs) == ("video/mp4", ("h264", "aac"))


def test_sound_becomes_sound(tmp_path: Path) -> None:
    with recording(samples.sound(tmp_path, "-c:a", "adpcm_ima_wav")) as (folder, found):
        made = make_playing_copy(folder, found, progress=ignored)
    assert (found.played_as, made.content_type) == ("", "audio/mp4")
    assert abs(made.milliseconds - 2000) < 250


def test_pictures_that_browsers_play_are_taken_over_as_they_are(tmp_path: Path) -> None:
    film = samples.film(tmp_path, "-c:v", "libx264", "-c:a", "pcm_s16le", ending="mkv")
    with recording(film) as (folder, found):
        copied = make_playing_copy(folder, found, progress=ignored).path.read_bytes()
    # The encoder leaves its name in the pictures: it is the one of the film, not of the copy.
    assert b"preset" not in copied
    assert copied.count(b"crf=23.0") == film.count(b"crf=23.0")


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[int] = []
    film = samples.film(tmp_path, "-c:v", "mpeg4", "-s", "1280x720", "-r", "25", seconds=40, ending="avi")
    with recording(film) as (folder, found):
        make_playing_copy(folder, found, progress=told.append)
    assert told == sorted(set(told))
    assert len(told) >= 2
    assert all(0 <= percent < 100 for percent in told)


def test_a_film_that_was_cut_off_is_made_as_far_as_it_goes(tmp_path: Path) -> None:
    film = samples.film(tmp_path, ending="avi", seconds=4)
    began = time.monotonic()
    with recording(film[: len(film) // 2]) as (folder, found):
        made = make_playing_copy(folder, found, progress=ignored)
    assert 500 < made.milliseconds < 3900
    assert time.monotonic() - began < 60


def test_a_film_that_claims_a_thousand_million_pictures_has_those_that_are_there(tmp_path: Path) -> None:
    film = bytearray(samples.film(tmp_path, "-c:v", "mpeg4", ending="avi"))
    struct.pack_into("<I", film, film.index(b"avih") + 8 + 16, 10**9)
    at = film.index(b"strh")
    while at >= 0:
        struct.pack_into("<I", film, at + 8 + 32, 10**9)
        at = film.find(b"strh", at + 4)
    began = time.monotonic()
    try:
        with recording(bytes(film)) as (folder, found):
            assert make_playing_copy(folder, found, progress=ignored).milliseconds < 3000
    except ConversionFailed:
        pass
    assert time.monotonic() - began < 60


@pytest.mark.parametrize("codec", ["rawvideo", "mjpeg"])
def test_a_film_of_a_hundred_thousand_points_across_is_not_opened(codec: str, tmp_path: Path) -> None:
    film = bytearray(samples.film(tmp_path, "-c:v", codec, ending="avi", seconds=1))
    struct.pack_into("<II", film, film.index(b"strf") + 8 + 4, 100_000, 100_000)
    picture = film.find(b"\xff\xc0")
    while picture >= 0:
        struct.pack_into(">HH", film, picture + 5, 65_000, 65_000)
        picture = film.find(b"\xff\xc0", picture + 9)
    began = time.monotonic()
    with pytest.raises(ConversionFailed), recording(bytes(film)) as (folder, found):
        make_playing_copy(folder, found, progress=ignored)
    assert time.monotonic() - began < 60


def test_what_stands_still_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    film = samples.film(tmp_path, "-c:v", "mpeg4", "-s", "1920x1080", "-r", "50", seconds=30, ending="avi")
    monkeypatch.setattr(playing, "STALLED_SECONDS", -1)
    monkeypatch.setattr(playing, "_reached", lambda path: -1)
    with recording(film) as (folder, found), pytest.raises(ConversionFailed) as failed:
        make_playing_copy(folder, found, progress=ignored)
    assert failed.value.reason == FailureReason.TOO_MUCH


def test_a_copy_that_grows_too_large_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "LARGEST_COPY", 20_000)
    with recording(samples.film(tmp_path, ending="avi")) as (folder, found), pytest.raises(ConversionFailed) as failed:
        make_playing_copy(folder, found, progress=ignored)
    assert failed.value.reason == FailureReason.TOO_MUCH


def test_time_grows_with_the_length_up_to_three_hours() -> None:
    assert [playing.limits_for(minutes * 60_000).seconds for minutes in (0, 10, 600)] == [120, 2520, 10_800]


def test_without_ffmpeg_the_converter_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with recording(samples.film(tmp_path, ending="avi")) as (folder, found):
        monkeypatch.setattr("shutil.which", lambda name: None)
        with pytest.raises(ConverterMissing):
            make_playing_copy(folder, found, progress=ignored)


def ignored(percent: int) -> None:
    assert 0 <= percent < 100


@contextmanager
def recording(content: bytes) -> Iterator[tuple[Path, Recording]]:
    """A recording in a folder, and what it was found to be."""
    with working_folder() as folder:
        (folder / RECORDING).write_bytes(content)
        yield folder, examine_recording(folder)
