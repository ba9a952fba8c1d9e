"""What a sound recording or a video is: how long, whether browsers play it as it is, and a picture of it."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonplatform.documents.confinement import MEGABYTE, Limits, run_confined
from commonplatform.documents.conversion.browser_formats import Stream, played_as
from commonplatform.documents.conversion.results import content_of
from commonplatform.documents.exceptions import ConversionFailed, ConverterMissing, FailureReason

LIMITS = Limits(memory=2048 * MEGABYTE, seconds=30, largest_file=4096 * MEGABYTE)
MADE_BY = "FFmpeg"
# A file in this folder, wherever it is named; no playlists: they name other files.
RECORDING = "recording"
FORMATS = "mov,mp4,m4a,3gp,matroska,webm,avi,mp3,wav,ogg,flac,aac,mpegts,mpeg"
SAFELY = ("-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file", "-format_whitelist", FORMATS)
# A picture of eight thousand points across; whoever claims more is not believed.
MOST_POINTS = 7680 * 4320
LONGEST_SECONDS = 2_000_000
_POSTER_WIDTH = 640
_STREAM = "codec_type,codec_name,duration,width,height,pix_fmt"


@dataclass(frozen=True, slots=True)
class Recording:
    """`poster` is a JPEG; empty for sound. `played_as`: the type under which browsers play the file itself, empty
    where they cannot."""

    milliseconds: int
    container: str
    streams: tuple[Stream, ...]
    played_as: str
    poster: bytes

    @property
    def codecs(self) -> tuple[str, ...]:
        """The names that FFmpeg gives them."""
        return tuple(stream.codec for stream in self.streams)


def examine_recording(folder: Path) -> Recording:
    """Measure the file `RECORDING` in the folder of a run, so that it is never whole in memory.

    Raises `ConversionFailed`, or `ConverterMissing` where FFmpeg is not installed.
    """
    draw = program("ffmpeg")
    found = probed(folder, RECORDING)
    streams = tuple(_stream(each) for each in found.get("streams", []) if not _is_cover(each))
    milliseconds = milliseconds_of(found)
    if not streams or milliseconds <= 0:
        raise ConversionFailed(FailureReason.UNREADABLE, "no sound and no pictures")
    shows = any(stream.kind == "video" for stream in streams)
    container = str(found.get("format", {}).get("format_name", ""))
    return Recording(
        milliseconds=milliseconds,
        container=container,
        streams=streams,
        played_as=played_as(container, streams),
        poster=_poster(draw, folder, milliseconds) if shows else b"",
    )


def probed(folder: Path, name: str) -> dict[str, Any]:
    """What FFmpeg finds in a file of the folder. Raises as `examine_recording`."""
    entries = f"format=duration,format_name:stream={_STREAM}:stream_disposition=attached_pic"
    run_confined(
        [program("ffprobe"), *SAFELY, "-max_pixels", str(MOST_POINTS), "-show_entries", entries, "-of", "json", name],
        folder=folder,
        limits=LIMITS,
    )
    found: dict[str, Any] = json.loads(content_of(folder / "printed"))
    if any(_points(each) > MOST_POINTS for each in found.get("streams", [])):
        raise ConversionFailed(FailureReason.TOO_MUCH, "more points than a picture has")
    return found


def milliseconds_of(found: dict[str, Any]) -> int:
    """How long what was probed is; none where nothing says so."""
    held = [found.get("format", {}), *found.get("streams", [])]
    seconds = [float(each["duration"]) for each in held if _is_a_length(each.get("duration"))]
    return round(max(seconds, default=0.0) * 1000)


def program(name: str) -> str:
    """Where it is. Raises `ConverterMissing`."""
    found = shutil.which(name)
    if found is None:
        raise ConverterMissing(name)
    return found


def _stream(found: dict[str, Any]) -> Stream:
    return Stream(
        kind=str(found.get("codec_type", "")),
        codec=str(found.get("codec_name", "")),
        points=str(found.get("pix_fmt", "")),
    )


def _is_cover(found: dict[str, Any]) -> bool:
    """The picture on the sleeve of a sound recording is no video."""
    return bool(found.get("disposition", {}).get("attached_pic"))


def _points(found: dict[str, Any]) -> int:
    return int(found.get("width") or 0) * int(found.get("height") or 0)


def _poster(draw: str, folder: Path, milliseconds: int) -> bytes:
    """A picture from the first tenth, at most a second in; a film that cannot be drawn is played without one."""
    at = min(1.0, milliseconds / 10_000)
    try:
        run_confined(
            [
                *(draw, "-nostdin", *SAFELY, "-threads", "1", "-max_pixels", str(MOST_POINTS)),
                *("-ss", f"{at:.3f}", "-i", RECORDING),
                *("-frames:v", "1", "-vf", f"scale='min({_POSTER_WIDTH},iw)':-2", "-f", "image2", "-y", "poster.jpg"),
            ],
            folder=folder,
            limits=LIMITS,
        )
        return content_of(folder / "poster.jpg")
    except ConversionFailed:
        return b""


def _is_a_length(value: object) -> bool:
    try:
        return 0 < float(str(value)) < LONGEST_SECONDS
    except ValueError:
        return False
