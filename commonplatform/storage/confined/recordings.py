"""Sound and video: the container is whole and of a kind that body-worn cameras, CCTV and telephones write.

The containers are walked by their outer parts only, whatever their size: a recording of two gigabytes costs no more
than one of two megabytes.
"""

import struct

from .faults import Fault, Refused
from .found import Found, Opened

MP3, WAV, M4A = "audio/mpeg", "audio/wav", "audio/mp4"
MP4, MOV, AVI, MKV = "video/mp4", "video/quicktime", "video/x-msvideo", "video/x-matroska"
EBML_MARK = b"\x1a\x45\xdf\xa3"
MOST_PARTS = 200_000
_BOXES = frozenset(
    {
        *(b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot", b"udta", b"uuid", b"moof", b"mfra", b"sidx"),
        *(b"styp", b"meta", b"ssix", b"prft", b"emsg", b"pdin", b"PICT", b"mdta", b"beam", b"junk"),
    }
)
_PICTURES = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis", b"hevc")
_SEGMENT, _TRACKS, _CLUSTER = 0x18538067, 0x1654AE6B, 0x1F43B675
_RATES = {
    (3, 3): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (3, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (3, 1): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 3): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (2, 1): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_FREQUENCIES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_FRAMES_TO_SEE = 4


def inspect(file: Opened) -> Found:
    """Raises `Refused`."""
    head = file.head
    if head.startswith(b"RIFF"):
        return Found(_of_riff(file))
    if head.startswith(EBML_MARK):
        return Found(_of_ebml(file))
    if head[4:8] in _BOXES:
        return Found(_of_boxes(file))
    return Found(_of_mpeg_audio(file))


def _of_riff(file: Opened) -> str:
    """WAV and AVI: chunks with their sizes; long AVIs have several in a row."""
    kind = file.head[8:12]
    wanted = {b"WAVE": (WAV, {b"fmt ", b"data"}), b"AVI ": (AVI, {b"hdrl", b"movi"})}.get(kind)
    if wanted is None:
        raise Refused(Fault.NOT_TAKEN)
    (size,) = struct.unpack_from("<I", file.head, 4)
    if size + 8 > file.size:
        raise Refused(Fault.INCOMPLETE)
    seen: set[bytes] = set()
    at = 12
    for _ in range(MOST_PARTS):
        if at + 8 > size + 8:
            break
        part = file.read(at, 12)
        seen.add(part[8:12] if part[:4] == b"LIST" else part[:4])
        (length,) = struct.unpack_from("<I", part, 4)
        at += 8 + length + length % 2
    if at > size + 9:
        raise Refused(Fault.INCOMPLETE)
    if not wanted[1] <= seen:
        raise Refused(Fault.DAMAGED)
    _only_more_of_the_same(file, size + 8 + size % 2)
    return wanted[0]


def _only_more_of_the_same(file: Opened, at: int) -> None:
    while at + 8 <= file.size:
        part = file.read(at, 12)
        if part[:4] != b"RIFF" or part[8:12] != b"AVIX":
            raise Refused(Fault.ADDED)
        (length,) = struct.unpack_from("<I", part, 4)
        at += 8 + length + length % 2
        if at > file.size + 1:
            raise Refused(Fault.INCOMPLETE)


def _of_boxes(file: Opened) -> str:
    """MP4, M4A and MOV: boxes that end where the file ends (ISO 14496-12, 4.2)."""
    seen: set[bytes] = set()
    at = 0
    brand = file.head[8:12] if file.head[4:8] == b"ftyp" else b"qt  "
    if brand in _PICTURES:
        raise Refused(Fault.NOT_TAKEN)
    for _ in range(MOST_PARTS):
        if at >= file.size:
            break
        part = file.read(at, 16)
        if len(part) < 8:
            raise Refused(Fault.INCOMPLETE)
        (length,), kind = struct.unpack_from(">I", part), part[4:8]
        if kind not in _BOXES:
            raise Refused(Fault.ADDED if seen >= {b"moov"} else Fault.DAMAGED)
        if length == 1:
            if len(part) < 16:
                raise Refused(Fault.INCOMPLETE)
            (length,) = struct.unpack_from(">Q", part, 8)
        length = length or file.size - at
        if length < 8:
            raise Refused(Fault.DAMAGED)
        seen.add(kind)
        at += length
    if at != file.size or b"moov" not in seen:
        raise Refused(Fault.INCOMPLETE)
    if not seen & {b"mdat", b"moof"}:
        raise Refused(Fault.DAMAGED)
    if brand == b"qt  ":
        return MOV
    return M4A if brand in (b"M4A ", b"M4B ") else MP4


def _of_ebml(file: Opened) -> str:
    """Matroska and WebM: a header that says so, then one segment with tracks and at least one cluster."""
    _, header, size = _element(file, 0)
    after = header + (size or 0)
    if b"matroska" not in file.head[:after] and b"webm" not in file.head[:after]:
        raise Refused(Fault.NOT_TAKEN)
    kind, at, size = _element(file, after)
    if kind != _SEGMENT:
        raise Refused(Fault.DAMAGED)
    end = file.size if size is None else at + size
    if end > file.size:
        raise Refused(Fault.INCOMPLETE)
    if end < file.size:
        raise Refused(Fault.ADDED)
    seen: set[int] = set()
    for _ in range(MOST_PARTS):
        if at >= end:
            break
        kind, begin, length = _element(file, at)
        seen.add(kind)
        if length is None:
            break
        at = begin + length
        if at > end:
            raise Refused(Fault.INCOMPLETE)
    if not {_TRACKS, _CLUSTER} <= seen:
        raise Refused(Fault.INCOMPLETE)
    return MKV


def _element(file: Opened, at: int) -> tuple[int, int, int | None]:
    """Id, place of the content and its length (None when left open) of the EBML element at this place."""
    part = file.read(at, 12)
    if len(part) < 2 or not part[0] or part[0] < 0x08:
        raise Refused(Fault.DAMAGED)
    width = 9 - part[0].bit_length()
    rest = part[width:]
    if not rest or not rest[0]:
        raise Refused(Fault.DAMAGED)
    length_width = 9 - rest[0].bit_length()
    raw = int.from_bytes(rest[:length_width], "big")
    value = raw & ((1 << (7 * length_width)) - 1)
    unknown = value == (1 << (7 * length_width)) - 1
    return int.from_bytes(part[:width], "big"), at + width + length_width, None if unknown else value


def _of_mpeg_audio(file: Opened) -> str:
    """MP3: a tag or none, then frames that follow each other (ISO 11172-3, 2.4.1)."""
    at = 0
    if file.head.startswith(b"ID3"):
        a, b, c, d = file.head[6:10]
        at = 10 + (a << 21 | b << 14 | c << 7 | d)
    while at < file.size and file.read(at, 1) == b"\0":
        at += 1
    for _ in range(_FRAMES_TO_SEE):
        length = _frame_length(file.read(at, 4))
        if length is None:
            raise Refused(Fault.INCOMPLETE if at + 4 > file.size else Fault.NOT_TAKEN)
        at += length
    if at > file.size:
        raise Refused(Fault.INCOMPLETE)
    return MP3


def _frame_length(header: bytes) -> int | None:
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return None
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    rate, frequency, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if version == 1 or layer == 0 or rate in (0, 15) or frequency == 3:
        return None
    bits = _RATES[3 if version == 3 else 2, layer][rate] * 1000
    hertz = _FREQUENCIES[version][frequency]
    if layer == 3:
        return (12 * bits // hertz + padding) * 4
    samples = 72 if layer == 1 and version != 3 else 144
    return samples * bits // hertz + padding
