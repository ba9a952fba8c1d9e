"""How a whole file becomes a broken one: by chance that can be repeated."""

import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from random import Random

LARGEST = 4 * 1024 * 1024
# Most files change once: what changes a lot is refused by the first look.
_HOW_OFTEN = (1, 1, 1, 2, 3)
_NUMBER = re.compile(rb"(?<![0-9])[0-9]{1,10}(?![0-9])")
_WRITTEN = (b"0", b"-1", b"1", b"65536", b"2147483647", b"4294967296", b"99999999999999999999")


@dataclass(frozen=True, slots=True)
class Original:
    """A file of the corpus that was made by hand."""

    name: str
    content: bytes

    @property
    def ending(self) -> str:
        return self.name.rpartition(".")[2].lower() if "." in self.name else ""


@dataclass(frozen=True, slots=True)
class Mutated:
    """What became of one: its number repeats it."""

    number: int
    name: str
    content: bytes
    original: Original
    changes: tuple[str, ...]


Change = Callable[[Random, bytes, Sequence[Original]], bytes]


def mutated(originals: Sequence[Original], *, seed: int, number: int) -> Mutated:
    """The file with this number: the same for the same seed and the same originals."""
    chance = Random(f"{seed}-{number}")  # noqa: S311 – chance that can be repeated, nothing secret
    original = chance.choice(originals)
    content, names = original.content, chance.choices(list(CHANGES), WEIGHTS, k=chance.choice(_HOW_OFTEN))
    for name in names:
        content = CHANGES[name](chance, content, originals)[:LARGEST]
    other = chance.choice(originals).name if chance.random() < 0.05 else original.name
    return Mutated(number, other, content, original, tuple(names))


def _flip_bits(chance: Random, content: bytes, others: Sequence[Original]) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 2, 8, 64)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(chance: Random, content: bytes, others: Sequence[Original]) -> bytes:
    """The end, the beginning or a piece in the middle is gone."""
    first, last = sorted(chance.randint(0, len(content)) for _ in range(2))
    return chance.choice((content[:last], content[first:], content[:first] + content[last:]))


def _swap_blocks(chance: Random, content: bytes, others: Sequence[Original]) -> bytes:
    a, b, c, d = sorted(chance.randint(0, len(content)) for _ in range(4))
    return content[:a] + content[c:d] + content[b:c] + content[a:b] + content[d:]


def _repeat_block(chance: Random, content: bytes, others: Sequence[Original]) -> bytes:
    first, last = sorted(chance.randint(0, len(content)) for _ in range(2))
    times = min(chance.choice((2, 3, 50, 2000)), 1 + LARGEST // max(1, last - first))
    return content[:first] + content[first:last] * times + content[last:]


def _splice(chance: Random, content: bytes, others: Sequence[Original]) -> bytes:
    """The beginning of one file and the end of another, or the other in the middle of this one."""
    other = chance.choice(others).content
    at = chance.randint(0, len(content))
    return content[:at] + other[chance.randint(0, len(other)) :] + chance.choice((b"", content[at:]))


def _replace_header(chance: Random, content: bytes, others: Sequence[Original]) -> bytes:
    length = chance.choice((4, 8, 16, 64, 512))
    return chance.choice(others).content[:length] + content[length:]


def _edit_length(chance: Random, content: bytes, others: Sequence[Original]) -> bytes:
    """A number that could be a length or a place, in either order of bytes, becomes another."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 10))):
        width, order = chance.choice((2, 4, 8)), chance.choice(("big", "little"))
        at = _place_of_a_length(chance, content, width, order)
        if at is not None:
            most = (1 << 8 * width) - 1
            size = len(content)
            wanted = chance.choice((0, 1, size, size + 1, max(0, size - 1), most, most >> 1, chance.randint(0, most)))
            changed[at : at + width] = min(wanted, most).to_bytes(width, order)  # type: ignore[arg-type]
    return bytes(changed)


def _place_of_a_length(chance: Random, content: bytes, width: int, order: str) -> int | None:
    """A place whose number lies within the file, found in a few tries."""
    if len(content) < width:
        return None
    for _ in range(20):
        at = chance.randint(0, len(content) - width)
        number = int.from_bytes(content[at : at + width], order)  # type: ignore[arg-type]
        if 0 < number <= len(content):
            return at
    return chance.randint(0, len(content) - width)


def _edit_written_number(chance: Random, content: bytes, others: Sequence[Original]) -> bytes:
    """The same for numbers in letters, as PDF and RTF have them."""
    places = [found.span() for found in _NUMBER.finditer(content[:200_000])]
    for first, last in sorted(chance.sample(places, min(len(places), chance.choice((1, 2, 6)))), reverse=True):
        content = content[:first] + chance.choice(_WRITTEN) + content[last:]
    return content


def _inside(chance: Random, content: bytes, others: Sequence[Original]) -> bytes:
    """One file within a package changes, and the package is whole."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            held = [(entry.filename, packed.read(entry)) for entry in packed.infolist() if entry.file_size < LARGEST]
    except Exception:
        return _flip_bits(chance, content, others)
    if not held or len(held) > 200:
        return _flip_bits(chance, content, others)
    which, within = chance.randrange(len(held)), [change for name, change in CHANGES.items() if name != "inside"]
    name, entry = held[which]
    held[which] = (name, chance.choice(within)(chance, entry, others)[:LARGEST])
    return _packed(held)


def _packed(held: Sequence[tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in held:
            entry = zipfile.ZipInfo(name[:60_000] or "x", (2026, 1, 1, 0, 0, 0))
            archive.writestr(entry, content, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


CHANGES: dict[str, Change] = {
    "flip bits": _flip_bits,
    "cut": _cut,
    "swap blocks": _swap_blocks,
    "repeat a block": _repeat_block,
    "splice two": _splice,
    "replace the header": _replace_header,
    "edit a length": _edit_length,
    "edit a written number": _edit_written_number,
    "inside": _inside,
}
_SMALL = ("flip bits", "edit a length", "edit a written number", "inside")
WEIGHTS = [4 if name in _SMALL else 1 for name in CHANGES]
