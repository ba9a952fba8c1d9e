"""What files are called inside a case archive: safe on every disk, and no two alike (the peer overwrote the first).

Source: domain document "Defence portal", Materials and storage: characters that are not allowed, no dot or space at
the end. Names come from people: none of them makes a folder, leaves the archive or turns the reading direction.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Final

from django.utils import timezone

from commonplatform.storage.content import safe_file_name
from disclosure.names import download_name

DOCUMENTS: Final = "Documents"
LONGEST: Final = 120
_FORBIDDEN: Final = re.compile(r'["*\\><?/:|]')
_DOTS: Final = re.compile(r"\.{2,}")
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)


def archive_name(reference: str, at: datetime) -> str:
    """CaseArchive-<URN>-<timestamp>.zip; the reference as it is normalised: letters and digits."""
    return f"CaseArchive-{reference}-{timezone.localtime(at):%Y%m%d%H%M%S}.zip"


class EntryNames:
    """Gives out names, each once; capital letters tell no two files apart on many disks."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name_for(self, name: str, *, section: str, file_name: str) -> str:
        """`Documents/KWS_Statement_of_A_B.pdf`, and `… (2).pdf` for the next that would be called the same."""
        typed, dot, ending = download_name(name, file_name=file_name).rpartition(".")
        stem = f"{section}_{safe_name(typed)}"[: LONGEST - len(ending) - 8].rstrip(" .")
        number, wanted = 1, f"{stem}{dot}{ending}"
        while wanted.casefold() in self._given:
            number += 1
            wanted = f"{stem} ({number}){dot}{ending}"
        self._given.add(wanted.casefold())
        return f"{DOCUMENTS}/{wanted}"


def safe_name(name: str) -> str:
    """One part of a path, from whatever somebody typed."""
    seen = "".join("_" if _FORBIDDEN.match(each) else each for each in unicodedata.normalize("NFC", name))
    visible = "".join(each for each in seen if unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
    kept = _DOTS.sub(".", safe_file_name(visible, otherwise="document"))
    stem, _dot, _ending = kept.partition(".")
    return f"_{kept}" if _DEVICES.fullmatch(stem.strip()) else kept
