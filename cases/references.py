"""Case references: opaque text, normalised once, displayed as the prosecutor printed it.

Source: domain document "Case and evidence intake", Identifiers and formats; "Online plea", URN.
"""

import re
import unicodedata

_NOT_KEPT = re.compile(r"[^0-9A-Z]")
_MANCHESTER = re.compile(r"(06[A-Z]{2})(00)?(.{6,44})")
# Force, unit, serial of five or seven digits, year. In the areas of `_OWN_SHAPES` the unit may be one letter
# and the serial a digit longer, which looks the same and is not.
_SLASHED = re.compile(r"([0-9]{2})([A-Z][A-Z0-9])([0-9]{5}|[0-9]{7})([0-9]{2})")
_OWN_SHAPES = frozenset({"02", "32", "41", "48"})
_SHORT_SERIAL = 5
LONGEST = 50


def normalise_reference(typed: str) -> str:
    """Letters and digits, upper case; slashes, spaces, dots, hyphens and full-width forms folded away.

    Letters outside A–Z cannot be part of a reference: a text that has them gives an empty string,
    as does one that is too long, so that it finds nothing.
    """
    folded = unicodedata.normalize("NFKC", typed).upper()
    if any(character.isalnum() and not character.isascii() for character in folded):
        return ""
    kept = _NOT_KEPT.sub("", folded)
    return kept if len(kept) <= LONGEST else ""


def reference_variants(typed: str) -> tuple[str, ...]:
    """The normalised forms under which a typed reference may be held; the last is the same for all of them.

    Greater Manchester (06) pads a five-digit serial with two zeros on some notices; both forms are
    the same reference (domain document "Online plea", Normalise, then validate).
    """
    kept = normalise_reference(typed)
    if not kept:
        return ()
    padded = _MANCHESTER.fullmatch(kept)
    if padded is None:
        return (kept,)
    unit, _zeros, rest = padded.groups()
    return f"{unit}00{rest}", f"{unit}{rest}"


def held_reference(received: str) -> str:
    """The one normalised form under which a new case is held, so that it is not taken in twice."""
    return (reference_variants(received) or ("",))[-1]


def printed_reference(received: str, *, is_police: bool) -> str:
    """The reference as the notice prints it: as it was received where that shows how it is divided.

    A police reference that came without any division is divided as its area prints it, and left whole
    where its shape is not known (domain document "Online plea", Display).
    """
    text = received.strip()
    if not is_police or text != normalise_reference(text):
        return text
    shape = _SLASHED.fullmatch(text)
    if shape is None or text[:2] in _OWN_SHAPES:
        return text
    force, unit, serial, year = shape.groups()
    padding = "00" if force == "06" and len(serial) == _SHORT_SERIAL else ""
    return f"{force}/{unit}/{padding}{serial}/{year}"


def fold_name(name: str) -> str:
    """A name for comparison: case, accents and repeated spaces folded."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(plain.replace("’", "'").casefold().split())


def compact_postcode(typed: str) -> str:
    """A postcode for comparison: letters and digits, upper case, at most eight."""
    return _NOT_KEPT.sub("", unicodedata.normalize("NFKC", typed).upper())[:8]
