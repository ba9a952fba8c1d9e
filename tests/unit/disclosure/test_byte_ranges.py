"""Which part of a recording is given for which Range header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.byte_ranges import PIECE, ByteRange, RangeOutside, asked_range


@pytest.mark.parametrize(
    ("header", "size", "part"),
    [
        ("bytes=0-", 100, ByteRange(0, 99, 100)),
        ("bytes=0-1", 100, ByteRange(0, 1, 100)),
        ("bytes=90-", 100, ByteRange(90, 99, 100)),
        ("bytes=90-500", 100, ByteRange(90, 99, 100)),
        ("bytes=-10", 100, ByteRange(90, 99, 100)),
        ("bytes=-500", 100, ByteRange(0, 99, 100)),
        ("bytes=0-", 10 * PIECE, ByteRange(0, PIECE - 1, 10 * PIECE)),
        (f"bytes={5 * PIECE}-", 10 * PIECE, ByteRange(5 * PIECE, 6 * PIECE - 1, 10 * PIECE)),
        ("", 100, None),
        ("bytes=-", 100, None),
        ("bytes=0-1,5-6", 100, None),
        ("items=0-1", 100, None),
        ("bytes=a-b", 100, None),
    ],
)
def test_the_next_piece_of_what_is_asked_for(header: str, size: int, part: ByteRange | None) -> None:
    assert asked_range(header, size) == part


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=5-4", "bytes=-0", "bytes=999999999999999-"])
def test_outside_of_the_file_there_is_nothing(header: str) -> None:
    with pytest.raises(RangeOutside):
        asked_range(header, 100)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_part_lies_in_the_file_and_is_no_larger_than_a_piece(first: int, last: int, size: int) -> None:
    try:
        part = asked_range(f"bytes={first}-{last}", size)
    except RangeOutside:
        return
    assert part is not None
    assert part.first == first
    assert part.first <= part.last < size
    assert part.last - part.first < PIECE
    assert part.content_range == f"bytes {part.first}-{part.last}/{size}"
