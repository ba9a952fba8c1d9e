"""What is needed of a TrueType file: the glyph of each character and how wide it is.

Only the tables that the typefaces of this folder have are read (character map of format 4).
Source: OpenType specification, tables `cmap`, `head`, `hhea`, `hmtx`.
"""

from __future__ import annotations

import struct


class FontTables:
    """The tables of one font file."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        count = struct.unpack_from(">H", content, 4)[0]
        records = (struct.unpack_from(">4sLLL", content, 12 + 16 * at) for at in range(count))
        self._places = {tag: offset for tag, _checksum, offset, _length in records}
        head, hhea = self._places[b"head"], self._places[b"hhea"]
        self.units_per_em: int = struct.unpack_from(">H", content, head + 18)[0]
        self.box: tuple[int, ...] = struct.unpack_from(">4h", content, head + 36)
        self.ascent, self.descent = struct.unpack_from(">2h", content, hhea + 4)
        self.advances = self._advances(struct.unpack_from(">H", content, hhea + 34)[0])
        self.glyphs = self._glyphs()

    def _advances(self, measured: int) -> list[int]:
        """The width of every glyph; those at the end share the last one."""
        glyphs = struct.unpack_from(">H", self._content, self._places[b"maxp"] + 4)[0]
        pairs = struct.unpack_from(f">{2 * measured}H", self._content, self._places[b"hmtx"])
        widths = list(pairs[::2])
        return widths + [widths[-1]] * (glyphs - measured)

    def _glyphs(self) -> dict[str, int]:
        table = self._character_map()
        segments = struct.unpack_from(">H", self._content, table + 6)[0] // 2
        read = f">{segments}H"
        ends = struct.unpack_from(read, self._content, table + 14)
        starts = struct.unpack_from(read, self._content, table + 16 + 2 * segments)
        deltas = struct.unpack_from(read, self._content, table + 16 + 4 * segments)
        ranges_at = table + 16 + 6 * segments
        ranges = struct.unpack_from(read, self._content, ranges_at)
        glyphs = {}
        for at, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
            for code in range(start, end + 1):
                glyph = code
                if offset:
                    place = ranges_at + 2 * at + offset + 2 * (code - start)
                    glyph = struct.unpack_from(">H", self._content, place)[0] or -delta
                glyph = (glyph + delta) % 65536
                if glyph and code != 0xFFFF:
                    glyphs[chr(code)] = glyph
        return glyphs

    def _character_map(self) -> int:
        """Where the map of Unicode's first plane begins."""
        start = self._places[b"cmap"]
        count = struct.unpack_from(">H", self._content, start + 2)[0]
        for at in range(count):
            offset = start + struct.unpack_from(">HHL", self._content, start + 4 + 8 * at)[2]
            if struct.unpack_from(">H", self._content, offset)[0] == 4:
                return int(offset)
        raise ValueError("the font has no character map of format 4")
