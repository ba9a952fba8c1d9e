"""Which part of a recording a browser asks for (RFC 9110, Range), and how much of it is given at a time."""

import re
from dataclasses import dataclass

# A player asks for everything from some place on; it is given the next piece and asks again. No request is long,
# and every piece is decided afresh.
PIECE = 2 * 1024 * 1024
_ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


class RangeOutside(Exception):
    """There is nothing of the file in that range (answered with 416)."""


@dataclass(frozen=True, slots=True)
class ByteRange:
    """From `first` to `last`, both included, of `size`."""

    first: int
    last: int
    size: int

    @property
    def content_range(self) -> str:
        return f"bytes {self.first}-{self.last}/{self.size}"


def asked_range(header: str, size: int) -> ByteRange | None:
    """The part to give, at most one piece. None where no single range is asked for. Raises `RangeOutside`."""
    asked = _ONE_RANGE.fullmatch(header.strip())
    if asked is None or asked.group(1) == asked.group(2) == "":
        return None
    start, end = asked.groups()
    if not start:
        first, last = max(0, size - int(end)), size - 1
    else:
        first, last = int(start), min(int(end) if end else size - 1, size - 1)
    if first > last or first >= size:
        raise RangeOutside
    return ByteRange(first, min(last, first + PIECE - 1), size)
