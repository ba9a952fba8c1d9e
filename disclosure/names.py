"""What documents are called (domain document "Defence portal", Receipt and publication)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.models import Defendant

FALLBACK = "IDPC.pdf"


def idpc_name(defendant: Defendant, reference: str) -> str:
    """LASTNAME FIRSTNAME URN IDPC, upper case; for an organisation its name, the URN and IDPC."""
    first_name = defendant.forenames.partition(" ")[0]
    parts = [defendant.organisation_name or defendant.surname, first_name, reference, "IDPC"]
    return " ".join(" ".join(parts).upper().split())


def download_name(name: str) -> str:
    """The file name a reader's browser keeps: spaces become underscores."""
    joined = "_".join(name.split())
    return f"{joined}.pdf" if joined else FALLBACK
