"""The answer to one charge."""

from dataclasses import dataclass
from datetime import date

from cases.states import PleaChoice


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody the defence wants to call (Criminal Procedure and Investigations Act 1996, section 6C)."""

    name: str
    address: str = ""
    born_on: date | None = None
    needs_interpreter: bool = False
    interpreter_language: str = ""


@dataclass(frozen=True, slots=True)
class ChargeAnswer:
    """A plea and what goes with it; None stands for "not asked yet".

    `statement` is the mitigation of a guilty plea or the reason of a not guilty one (domain
    document "Online plea", Fields and rules, per charge). `other_driver` is who used or kept the
    vehicle: offered for offences of its keeper, never required (the same document, Cross-page rules).
    """

    plea: PleaChoice | None = None
    statement: str = ""
    disputes_evidence: bool | None = None
    disputed_evidence: str = ""
    calls_witnesses: bool | None = None
    witnesses: tuple[Witness, ...] = ()
    other_driver: str = ""
    other_driver_address: str = ""
