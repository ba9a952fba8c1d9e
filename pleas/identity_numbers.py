"""National Insurance and driver numbers: their shape, and what a driver number says of its holder.

Source: domain document "Online plea", Fields and rules, build rules of page 5.
"""

import re
import unicodedata
from datetime import date

_SEPARATORS = re.compile(r"[\s.\-–/]")
_INSURANCE = re.compile(r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]?")
_DRIVER = re.compile(r"[A-Z0-9]{5}[0-9][0156][0-9](?:0[1-9]|[12][0-9]|3[01])[0-9][A-Z0-9]{3}[A-Z]{2}")
_SURNAME_LENGTH = 5


def insurance_number_of(typed: str) -> str:
    """Without spaces, in capitals; empty when it has not the shape that HMRC gives out."""
    compact = _compact(typed)
    return compact if _INSURANCE.fullmatch(compact) else ""


def driver_number_of(typed: str) -> str:
    """The sixteen characters of the licence in capitals; empty when they have another shape."""
    compact = _compact(typed)
    return compact if _DRIVER.fullmatch(compact) else ""


def driver_number_fits(number: str, *, surname: str, born_on: date | None) -> bool:
    """Whether it may be of somebody with that name and date of birth. Only ever a reason to ask again:
    people marry, and licences hold old names."""
    return number[:_SURNAME_LENGTH] == _surname_part(surname) and (born_on is None or _birth_fits(number, born_on))


def _surname_part(surname: str) -> str:
    decomposed = unicodedata.normalize("NFKD", surname).upper()
    letters = "".join(letter for letter in decomposed if letter.isascii() and letter.isalpha())
    shortened = "MC" + letters[3:] if letters.startswith("MAC") else letters
    return shortened[:_SURNAME_LENGTH].ljust(_SURNAME_LENGTH, "9")


def _birth_fits(number: str, born_on: date) -> bool:
    """Decade, month (with 5 added to its first digit for women), day, last digit of the year."""
    month = f"{int(number[6]) % 5}{number[7]}"
    return (number[5], month, number[8:10], number[10]) == (
        f"{born_on:%Y}"[2],
        f"{born_on:%m}",
        f"{born_on:%d}",
        f"{born_on:%Y}"[3],
    )


def _compact(typed: str) -> str:
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", typed)).upper()
