"""What a sound recording or a video is: how long, and a picture of it."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from commonplatform.documents.confinement import MEGABYTE, Limits, run_confined, working_folder
from commonplatform.documents.conversion.results import content_of
from commonplatform.documents.exceptions import ConversionFailed, ConverterMissing, FailureReason

LIMITS = Limits(memory=2048 * MEGABYTE, seconds=30, largest_file=4096 * MEGABYTE)
MADE_BY = "FFmpeg"
_QUIET = ("-nostdin", "-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file")
# No playlists: they name other files.
_FORMATS = "mov,mp4,m4a,3gp,matroska,webm,avi,mp3,wav,ogg,flac,aac,mpegts,mpeg"
_POSTER_WIDTH = 640


@dataclass(frozen=True, slots=True)
class Recording:
    """`poster` is a JPEG; empty for sound. `codecs` are the names that FFmpeg gives them."""

    milliseconds: int
    codecs: tuple[str, ...]
    poster: bytes


def examine_recording(write_to: Callable[[Path], None]) -> Recording:
    """Measure a recording that the caller writes into a file, so that it is never whole in memory.

    Raises `ConversionFailed`, or `ConverterMissing` where FFmpeg is not installed.
    """
    probe, draw = _program("ffprobe"), _program("ffmpeg")
    with working_folder() as folder:
        write_to(folder / "recording")
        run_confined(
            [
                probe,
                *_QUIET[1:],
                "-format_whitelist",
                _FORMATS,
                *("-show_entries", "format=duration:stream=codec_type,codec_name,duration", "-of", "json"),
                "recording",
            ],
            folder=folder,
            limits=LIMITS,
        )
        found = json.loads(content_of(folder / "printed"))
        streams = found.get("streams", [])
        milliseconds = _milliseconds(found)
        if not streams or milliseconds <= 0:
            raise ConversionFailed(FailureReason.UNREADABLE, "no sound and no pictures")
        shows = any(stream.get("codec_type") == "video" for stream in streams)
        return Recording(
            milliseconds=milliseconds,
            codecs=tuple(str(stream.get("codec_name", "")) for stream in streams),
            poster=_poster(draw, folder, milliseconds) if shows else b"",
        )


def _poster(draw: str, folder: Path, milliseconds: int) -> bytes:
    """A picture from the first tenth, at most a second in; a film that cannot be drawn is played without one."""
    at = min(1.0, milliseconds / 10_000)
    try:
        run_confined(
            [
                draw,
                *_QUIET,
                *("-format_whitelist", _FORMATS, "-threads", "1", "-ss", f"{at:.3f}", "-i", "recording"),
                *("-frames:v", "1", "-vf", f"scale='min({_POSTER_WIDTH},iw)':-2", "-f", "image2", "-y", "poster.jpg"),
            ],
            folder=folder,
            limits=LIMITS,
        )
        return content_of(folder / "poster.jpg")
    except ConversionFailed:
        return b""


def _milliseconds(found: dict[str, object]) -> int:
    held = [found.get("format", {}), *found.get("streams", [])]  # type: ignore[misc]
    seconds = [float(each["duration"]) for each in held if _is_a_number(each.get("duration"))]
    return round(max(seconds, default=0.0) * 1000)


def _is_a_number(value: object) -> bool:
    try:
        return 0 < float(str(value)) < 10_000_000
    except ValueError:
        return False


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ConverterMissing(name)
    return found
