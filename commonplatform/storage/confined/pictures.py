"""JPEG, PNG and TIFF: whole, not larger than a reader can open, and nothing else behind the picture."""

import struct
import zlib
from io import BytesIO

from .faults import Fault, Refused
from .found import Found, Opened

JPEG, PNG, TIFF = "image/jpeg", "image/png", "image/tiff"
PNG_MARK = b"\x89PNG\r\n\x1a\n"
TIFF_MARKS = (b"II*\0", b"MM\0*")
MOST_PIXELS = 100_000_000
MOST_FRAMES = 2_000
_ROOM_FOR_CAMERAS = 64 * 1024
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})


def inspect(file: Opened) -> Found:
    """Raises `Refused`."""
    content = file.whole()
    if content.startswith(b"\xff\xd8\xff"):
        content_type = JPEG
        _nothing_behind_jpeg(content)
    elif content.startswith(PNG_MARK):
        content_type = PNG
        _chunks_of_png(content)
    else:
        content_type = TIFF
    return Found(content_type, pages=_frames(content, content_type))


def _frames(content: bytes, content_type: str) -> int:
    """Draw every frame: a picture that cannot be drawn to its end is damaged."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # the library refuses at twice this number
    expected = {JPEG: ("JPEG", "MPO"), PNG: ("PNG",), TIFF: ("TIFF",)}[content_type]
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG", "TIFF")) as picture:
            if picture.format not in expected:
                raise Refused(Fault.DAMAGED)
            frames = getattr(picture, "n_frames", 1) if content_type == TIFF else 1
            if frames > MOST_FRAMES:
                raise Refused(Fault.TOO_MANY_PAGES)
            for number in range(frames):
                if frames > 1:
                    picture.seek(number)
                if picture.width * picture.height > MOST_PIXELS:
                    raise Refused(Fault.PICTURE_TOO_LARGE)
                picture.load()
            return int(frames)
    except (Image.DecompressionBombError, MemoryError):
        raise Refused(Fault.PICTURE_TOO_LARGE) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error, KeyError, TypeError):
        raise Refused(Fault.DAMAGED) from None


def _chunks_of_png(content: bytes) -> None:
    """Every chunk with its checksum, up to the last byte (ISO 15948, 5.3)."""
    at = len(PNG_MARK)
    while at + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, at)
        kind, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content):
            raise Refused(Fault.INCOMPLETE)
        if zlib.crc32(content[at + 4 : end - 4]) != struct.unpack_from(">I", content, end - 4)[0]:
            raise Refused(Fault.DAMAGED)
        if kind == b"IEND":
            if content[end:].strip(b"\0\r\n "):
                raise Refused(Fault.ADDED)
            return
        at = end
    raise Refused(Fault.INCOMPLETE)


def _nothing_behind_jpeg(content: bytes) -> None:
    """Behind the end of the picture only further pictures and the short notes of cameras may stand."""
    at = 0
    while content[at : at + 3] == b"\xff\xd8\xff":
        at = _end_of_jpeg(content, at)
        at += len(content[at:]) - len(content[at:].lstrip(b"\0"))
    rest = content[at:].strip(b"\0\r\n ")
    if rest and not (rest.endswith(b"SEFT") and len(rest) <= _ROOM_FOR_CAMERAS):
        raise Refused(Fault.ADDED)


def _end_of_jpeg(content: bytes, start: int) -> int:
    """Walk the markers of one picture (ITU T.81, B.1.1); the place after its end."""
    at = start + 2
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 2 > len(content):
            raise Refused(Fault.INCOMPLETE)
        marker = content[at + 1]
        if marker == _END_OF_IMAGE:
            return at + 2
        if marker in (0x00, 0xFF) or marker in _WITHOUT_LENGTH:
            at += 1 if marker == 0xFF else 2
            continue
        if at + 4 > len(content):
            raise Refused(Fault.INCOMPLETE)
        (length,) = struct.unpack_from(">H", content, at + 2)
        at += 2 + length
