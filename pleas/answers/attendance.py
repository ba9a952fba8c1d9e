"""What the court must know to hold a hearing: asked once, when anybody may have to attend."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HearingLanguage(StrEnum):
    """The language of the hearing, or of the court's letters."""

    ENGLISH = "en"
    WELSH = "cy"


@dataclass(frozen=True, slots=True)
class DatesToAvoid:
    """Both days belong to it."""

    first: date
    last: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """None stands for "not asked". `hearing_language` is asked where the court supports Welsh."""

    needs_interpreter: bool | None = None
    interpreter_language: str = ""
    has_disability_needs: bool | None = None
    disability_needs: str = ""
    has_dates_to_avoid: bool | None = None
    dates_to_avoid: tuple[DatesToAvoid, ...] = ()
    hearing_language: HearingLanguage | None = None
