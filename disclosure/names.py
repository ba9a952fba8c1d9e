"""What documents are called (domain document "Defence portal", Receipt and publication)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.models import Defendant

FALLBACK = "IDPC.pdf"
_ENDING = re.compile(r"[A-Za-z0-9]{1,8}")


def idpc_name(defendant: Defendant, reference: str) -> str:
    """LASTNAME FIRSTNAME URN IDPC, upper case; for an organisation its name, the URN and IDPC."""
    first_name = defendant.forenames.partition(" ")[0]
    parts = [defendant.organisation_name or defendant.surname, first_name, reference, "IDPC"]
    return " ".join(" ".join(parts).upper().split())


def download_name(name: str, *, file_name: str = "") -> str:
    """The file name a reader's browser keeps: spaces become underscores, the ending is that of the file as sent."""
    joined = "_".join(name.split())
    _stem, dot, ending = file_name.rpartition(".")
    ending = ending.casefold() if dot and _ENDING.fullmatch(ending) else "pdf"
    if not joined:
        return FALLBACK
    return joined if joined.casefold().endswith(f".{ending}") else f"{joined}.{ending}"
