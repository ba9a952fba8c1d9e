"""The reference data that the rules ask, as questions; who answers is passed in."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class CodeSet(StrEnum):
    """The lists of codes that prosecutions are checked against."""

    CASE_MARKER = "case_marker"
    SUMMONS = "summons"
    BAIL_STATUS = "bail_status"
    OBSERVED_ETHNICITY = "observed_ethnicity"
    SELF_DEFINED_ETHNICITY = "self_defined_ethnicity"
    NATIONALITY = "nationality"
    OFFENDER = "offender"
    ALCOHOL_METHOD = "alcohol_method"
    VEHICLE = "vehicle"
    POLICE_SYSTEM = "police_system"


@dataclass(frozen=True, slots=True)
class ProsecutorFacts:
    """What intake needs to know of a prosecuting authority."""

    id: UUID
    ou_code: str
    short_name: str
    name: str
    force_code: str
    is_police: bool
    may_use_sjp: bool
    may_offer_aocp: bool


@dataclass(frozen=True, slots=True)
class CourtFacts:
    """What intake needs to know of a court."""

    id: UUID
    ou_code: str
    name: str
    sits_from: time | None = None
    sits_until: time | None = None


@dataclass(frozen=True, slots=True)
class OffenceFacts:
    """One dated record of an offence."""

    id: UUID
    code: str
    mode_of_trial: str
    title: str = ""
    title_welsh: str = ""
    legislation: str = ""
    legislation_welsh: str = ""
    in_effect_from: date | None = None
    in_effect_until: date | None = None
    time_limit_months: int | None = None
    location_required: bool = False
    drink_or_drugs: bool = False
    back_duty: bool = False

    @property
    def is_summary(self) -> bool:
        """Whether only a magistrates' court can try it."""
        return self.mode_of_trial in {"SNONIMP", "SIMP", "STRAFF"}


class ReferenceData(Protocol):
    """Courts, prosecutors, offences and code lists as they stood when the message was received."""

    def prosecutor(self, ou_code: str) -> ProsecutorFacts | None:
        """The prosecutor with exactly that organisation unit code."""

    def police_force(self, force_code: str) -> ProsecutorFacts | None:
        """The police force with that two-digit code."""

    def court(self, ou_code: str) -> CourtFacts | None:
        """The court of a hearing location: its centre is the first five characters, the rest its room."""

    def court_serving(self, prosecutor: ProsecutorFacts, postcode: str) -> CourtFacts | None:
        """The court to see a case that names none: by prosecutor, else by postcode area."""

    def default_court(self) -> CourtFacts | None:
        """Some court, for a case that no court could be found for."""

    def offence(self, code: str, on: date | None) -> OffenceFacts | None:
        """The record of the offence valid on that day; the latest one when none was valid then."""

    def knows(self, code_set: CodeSet, code: str) -> bool:
        """Whether the list holds the code, compared without regard to case."""

    def sends_clock_time(self, force_code: str) -> bool:
        """Whether the force labels London clock time as universal time."""
