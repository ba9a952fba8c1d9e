"""What browsers play, decided by what is in a recording; what it is called has no say.

The list is what every browser in use plays without a plug-in: H.264 with eight bits and AAC in MP4, VP8 and VP9 in
WebM, MP3, and sound as it was sampled in WAV.
"""

from collections.abc import Iterable
from dataclasses import dataclass

PLAYED_POINTS = frozenset({"yuv420p", "yuvj420p"})
_MP4_SOUND = frozenset({"aac", "mp3"})
_WEBM = frozenset({"vp8", "vp9", "opus", "vorbis"})
_SAMPLED = frozenset({"pcm_u8", "pcm_s16le"})


@dataclass(frozen=True, slots=True)
class Stream:
    """One line of sound or pictures, in the words of FFmpeg. `points` is how a picture keeps its colours."""

    kind: str
    codec: str
    points: str = ""

    @property
    def is_played_picture(self) -> bool:
        return self.codec == "h264" and self.points in PLAYED_POINTS

    @property
    def is_played_sound(self) -> bool:
        return self.codec in _MP4_SOUND


def played_as(container: str, streams: Iterable[Stream]) -> str:
    """The type under which browsers play a file of this container; empty where they do not."""
    shown = [stream for stream in streams if stream.kind in ("video", "audio")]
    pictures = [stream for stream in shown if stream.kind == "video"]
    codecs = {stream.codec for stream in shown}
    names = set(container.split(","))
    if not shown:
        return ""
    if names & {"mp3"} and codecs == {"mp3"}:
        return "audio/mpeg"
    if names & {"wav"} and codecs <= _SAMPLED:
        return "audio/wav"
    if names & {"matroska", "webm"} and codecs <= _WEBM:
        return "video/webm" if pictures else "audio/webm"
    if names & {"mp4"} and all(stream.is_played_picture or stream.is_played_sound for stream in shown):
        return "video/mp4" if pictures else "audio/mp4"
    return ""
