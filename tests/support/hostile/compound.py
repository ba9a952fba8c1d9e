"""Writes Microsoft's compound files (MS-CFB), as old Word, Excel and Outlook files are."""

import struct
from collections.abc import Mapping

_SECTOR = 512
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SMALLEST_STREAM = 4096


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams; "Storage/Stream" puts one inside a storage.

    Streams are filled up with zeros to a size that needs no second table.
    """
    names: list[str] = ["Root Entry"]
    for path in streams:
        parts = path.split("/")
        names += [
            "/".join(parts[: depth + 1]) for depth in range(len(parts)) if "/".join(parts[: depth + 1]) not in names
        ]
    chains, body = {}, b""
    for path, content in streams.items():
        padded = content.ljust(_SMALLEST_STREAM, b"\0")
        padded += b"\0" * (-len(padded) % _SECTOR)
        chains[path] = (len(body) // _SECTOR, len(padded) // _SECTOR, max(len(content), _SMALLEST_STREAM))
        body += padded
    entries = b"".join(_entry(number, names, chains) for number in range(len(names)))
    entries += _unused() * (-len(names) % 4)
    directory_at, directory_length = len(body) // _SECTOR, len(entries) // _SECTOR
    body += entries
    table_at = len(body) // _SECTOR
    tables = 1 + (table_at + 1) // 128
    table = [_FREE] * (128 * tables)
    for start, length, _size in [*chains.values(), (directory_at, directory_length, 0)]:
        for sector in range(start, start + length):
            table[sector] = sector + 1 if sector + 1 < start + length else _END
    for number in range(tables):
        table[table_at + number] = _FAT
    body += struct.pack(f"<{len(table)}I", *table)
    return _header(directory_at, [table_at + number for number in range(tables)]) + body


def _header(directory_at: int, tables: list[int]) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIII", 0, len(tables), directory_at, 0, _SMALLEST_STREAM)
    head += struct.pack("<IIII", _END, 0, _END, 0)
    return head + struct.pack("<109I", *tables, *[_FREE] * (109 - len(tables)))


def _entry(number: int, names: list[str], chains: Mapping[str, tuple[int, int, int]]) -> bytes:
    path = names[number]
    parent = "" if number == 0 else path.rpartition("/")[0]
    siblings = [other for other in names[1:] if other.rpartition("/")[0] == parent] if number else []
    later = siblings[siblings.index(path) + 1 :] if number else []
    inside = [other for other in names[1:] if other.rpartition("/")[0] == ("" if number == 0 else path)]
    name = path.rpartition("/")[2].encode("utf-16-le") + b"\0\0"
    kind = 5 if number == 0 else 2 if path in chains else 1
    start, _length, size = chains.get(path, (_END if number == 0 else 0, 0, 0))
    return (
        name.ljust(64, b"\0")
        + struct.pack("<HBB", len(name), kind, 1)
        + struct.pack(
            "<III", _NONE, names.index(later[0]) if later else _NONE, names.index(inside[0]) if inside else _NONE
        )
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def _unused() -> bytes:
    return b"\0" * 68 + struct.pack("<III", _NONE, _NONE, _NONE) + b"\0" * 48
