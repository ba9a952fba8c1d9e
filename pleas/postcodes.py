"""Postcodes as the courts keep them (domain document "Online plea", Fields and rules, corrected address)."""

import re
import unicodedata

OVERSEAS = frozenset(
    f"{place} 1ZZ" for place in ("ASCN", "BBND", "BIQQ", "FIQQ", "PCRN", "SIQQ", "STHL", "TDCU", "TKCA")
)
_GIROBANK = "GIR 0AA"
_UNITED_KINGDOM = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][ABD-HJLNP-UW-Z]{2}")
_SEPARATORS = re.compile(r"[\s.\-–]")


def postcode_of(typed: str) -> str:
    """Upper case with one space before the last three characters; empty when it is no postcode."""
    compact = _SEPARATORS.sub("", unicodedata.normalize("NFKC", typed)).upper()
    spaced = f"{compact[:-3]} {compact[-3:]}"
    known = spaced in OVERSEAS or spaced == _GIROBANK or _UNITED_KINGDOM.fullmatch(spaced)
    return spaced if known else ""
