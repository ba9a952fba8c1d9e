"""The copy of a recording that browsers play: MP4 with H.264 and AAC, its index in front."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from commonplatform.documents.confinement import MEGABYTE, Limits, run_confined
from commonplatform.documents.conversion.recordings import (
    MOST_POINTS,
    RECORDING,
    SAFELY,
    Recording,
    milliseconds_of,
    probed,
    program,
)
from commonplatform.documents.exceptions import ConversionFailed, FailureReason

MADE = "playing.mp4"
LARGEST_COPY = 2_000 * MEGABYTE
STALLED_SECONDS = 40
_PROGRESS = "progress"
_MOST_SECONDS = 3 * 3600
# Containers that say when each picture is due: only out of these can it be taken over.
_TIMED = frozenset({"mp4", "matroska"})
# At most as large as a full television picture, either way up; half-pictures of old cameras put together.
_PICTURE = (
    "yadif=deint=interlaced,scale=w='min(1920,iw)':h='min(1920,ih)'"
    ":force_original_aspect_ratio=decrease:force_divisible_by=2,format=yuv420p"
)


@dataclass(frozen=True, slots=True)
class PlayingCopy:
    """A file in the folder of the run, its type and its length."""

    path: Path
    content_type: str
    milliseconds: int


def make_playing_copy(folder: Path, recording: Recording, *, progress: Callable[[int], None]) -> PlayingCopy:
    """Make it of the file `RECORDING` in the folder; `progress` is told the hundredths that are done.

    The first line of pictures and the first of sound are taken; what browsers play already is taken over as it is.
    Raises `ConversionFailed`, with `TOO_MUCH` also when
    nothing more of it comes, or `ConverterMissing`.
    """
    watch = _Watch(folder / _PROGRESS, recording.milliseconds, progress)
    limits = limits_for(recording.milliseconds)
    run_confined(_command(recording), folder=folder, limits=limits, watch=watch)
    found = probed(folder, MADE)
    made = milliseconds_of(found)
    if made <= 0:
        raise ConversionFailed(FailureReason.UNREADABLE, "nothing to play was made")
    shows = any(stream.get("codec_type") == "video" for stream in found.get("streams", []))
    return PlayingCopy(folder / MADE, "video/mp4" if shows else "audio/mp4", made)


def limits_for(milliseconds: int) -> Limits:
    """Four times its length and two minutes; three hours at most."""
    seconds = min(120 + 4 * milliseconds // 1000, _MOST_SECONDS)
    return Limits(memory=3072 * MEGABYTE, seconds=seconds, largest_file=LARGEST_COPY)


def _command(recording: Recording) -> list[str]:
    return [
        *(program("ffmpeg"), "-nostdin", *SAFELY, "-progress", _PROGRESS, "-threads", "2"),
        *("-max_pixels", str(MOST_POINTS), "-i", RECORDING, "-map", "0:V:0?", "-map", "0:a:0?"),
        *("-map_metadata", "-1", "-sn", "-dn", *_pictures(recording), *_sound(recording)),
        *("-movflags", "+faststart", "-f", "mp4", "-y", MADE),
    ]


def _pictures(recording: Recording) -> tuple[str, ...]:
    first = next((stream for stream in recording.streams if stream.kind == "video"), None)
    if first is not None and first.is_played_picture and _TIMED & set(recording.container.split(",")):
        return ("-c:v", "copy")
    drawn = ("-c:v", "libx264", "-profile:v", "main", "-preset", "veryfast", "-crf", "23", "-threads", "2")
    return ("-fps_mode", "vfr", "-vf", _PICTURE, *drawn)


def _sound(recording: Recording) -> tuple[str, ...]:
    first = next((stream for stream in recording.streams if stream.kind == "audio"), None)
    if first is not None and first.codec == "aac" and _TIMED & set(recording.container.split(",")):
        return ("-c:a", "copy")
    return ("-c:a", "aac", "-b:a", "128k", "-ac", "2")


@dataclass(slots=True)
class _Watch:
    """Tells how far it is, and ends what stands still."""

    path: Path
    milliseconds: int
    progress: Callable[[int], None]
    reached: int = -1
    told: int = -1
    moved_at: float = field(default_factory=time.monotonic)

    def __call__(self) -> None:
        reached = _reached(self.path)
        if reached > self.reached:
            self.reached, self.moved_at = reached, time.monotonic()
        elif time.monotonic() - self.moved_at > STALLED_SECONDS:
            raise ConversionFailed(FailureReason.TOO_MUCH, "stands still")
        percent = min(99, max(0, reached) * 100 // max(1, self.milliseconds))
        if percent > self.told:
            self.told = percent
            self.progress(percent)


def _reached(path: Path) -> int:
    """Milliseconds of the recording that are done, from the last lines that FFmpeg has written."""
    if path.is_symlink() or not path.is_file():
        return -1
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 2_000))
        said = [line for line in file.read().split(b"\n")[:-1] if line.startswith(b"out_time_ms=")]
    told = said[-1].partition(b"=")[2] if said else b""
    return int(told) // 1000 if told.isdigit() else -1
