"""Reference data in memory, for rules without a database."""

from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from cases.intake.rules.code_sets import known_by_default
from cases.intake.rules.reference import CodeSet, CourtFacts, OffenceFacts, ProsecutorFacts

FORCE = ProsecutorFacts(UUID(int=1), "0420000", "ESSEX", "Essex Police", "42", True, True, False)
LICENSING = ProsecutorFacts(UUID(int=2), "GAEAA01", "TVL", "TV Licensing", "", False, True, True)
DVLA = ProsecutorFacts(UUID(int=3), "GAFDL00", "DVLA", "DVLA", "", False, True, False)
COURT = CourtFacts(UUID(int=4), "B42AZ00", "Basildon", time(9, 30), time(17))
SPEEDING = OffenceFacts(
    UUID(int=5),
    "RT88191",
    "SNONIMP",
    title="Speeding",
    in_effect_from=date(1988, 1, 1),
    time_limit_months=6,
)
THEFT = OffenceFacts(UUID(int=6), "TH68010", "EWAY", title="Theft")


@dataclass
class FakeReference:
    """Answers from what the test put in."""

    prosecutors: tuple[ProsecutorFacts, ...] = (FORCE, LICENSING, DVLA)
    courts: tuple[CourtFacts, ...] = (COURT,)
    offences: dict[str, OffenceFacts] = field(default_factory=lambda: {"RT88191": SPEEDING, "TH68010": THEFT})
    clock_forces: frozenset[str] = frozenset({"42"})
    police_systems: frozenset[str] = frozenset({"04201POLICECASESYSTEM"})

    def prosecutor(self, ou_code: str) -> ProsecutorFacts | None:
        return next((each for each in self.prosecutors if each.ou_code == ou_code), None)

    def police_force(self, force_code: str) -> ProsecutorFacts | None:
        return next((each for each in self.prosecutors if force_code and each.force_code == force_code), None)

    def court(self, ou_code: str) -> CourtFacts | None:
        return next((each for each in self.courts if each.ou_code[:5] == ou_code[:5]), None)

    def court_serving(self, prosecutor: ProsecutorFacts, postcode: str) -> CourtFacts | None:
        return None

    def default_court(self) -> CourtFacts | None:
        return self.courts[0] if self.courts else None

    def offence(self, code: str, on: date | None) -> OffenceFacts | None:
        return self.offences.get(code)

    def knows(self, code_set: CodeSet, code: str) -> bool:
        if code_set is CodeSet.POLICE_SYSTEM:
            return code.upper() in self.police_systems
        return known_by_default(code_set, code)

    def sends_clock_time(self, force_code: str) -> bool:
        return force_code in self.clock_forces
