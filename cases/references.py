"""Case references: opaque text, normalised once, displayed as the prosecutor printed it.

Source: domain document "Case and evidence intake", Identifiers and formats; "Online plea", URN.
"""

import re
import unicodedata

_NOT_KEPT = re.compile(r"[^0-9A-Z]")
_MANCHESTER_PADDING = re.compile(r"^(06[A-Z]{2})00(.{6,})$")
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
    """The normalised forms under which a typed reference may be held, most literal first.

    Greater Manchester (06) pads a five-digit serial with two zeros on some notices; both forms are
    the same reference (domain document "Online plea", Normalise, then validate).
    """
    kept = normalise_reference(typed)
    if not kept:
        return ()
    padded = _MANCHESTER_PADDING.match(kept)
    return (kept, padded[1] + padded[2]) if padded else (kept,)


def fold_name(name: str) -> str:
    """A name for comparison: case, accents and repeated spaces folded."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(plain.replace("’", "'").casefold().split())


def compact_postcode(typed: str) -> str:
    """A postcode for comparison: letters and digits, upper case, at most eight."""
    return _NOT_KEPT.sub("", unicodedata.normalize("NFKC", typed).upper())[:8]
