"""Hearing types and their default lengths (domain document "Hearings and results", Hearing types)."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

WHEN_NOTHING_IS_SAID: Final = 20


@dataclass(frozen=True, slots=True)
class HearingType:
    """What a hearing is for. `minutes` of nought: the length must be estimated each time."""

    code: str
    name: Any
    minutes: int = WHEN_NOTHING_IS_SAID

    @property
    def must_be_estimated(self) -> bool:
        return self.minutes == 0


def _by_code(*types: HearingType) -> dict[str, HearingType]:
    return {hearing.code: hearing for hearing in types}


HEARING_TYPES: Final[dict[str, HearingType]] = _by_code(
    HearingType("PLE", _("Plea")),
    HearingType("TRL", _("Trial"), minutes=0),
    HearingType("TNW", _("Trial without witnesses"), minutes=0),
    HearingType("TIS", _("Trial of issue"), minutes=30),
    HearingType("SEN", _("Sentence"), minutes=30),
    HearingType("CSE", _("Committal for sentence"), minutes=30),
    HearingType("DSE", _("Deferred sentence"), minutes=30),
    HearingType("PTR", _("Pre-trial review"), minutes=30),
    HearingType("REV", _("Review")),
    HearingType("PLY", _("Preliminary hearing")),
    HearingType("APN", _("Application")),
    HearingType("BLA", _("Bail application")),
    HearingType("BVA", _("Bail variation"), minutes=10),
    HearingType("EBW", _("Execution of bench warrant")),
    HearingType("CTA", _("Custody time limit application")),
    HearingType("GRH", _("Ground rules hearing")),
    HearingType("JGT", _("Judgment")),
    HearingType("MEN", _("Mention"), minutes=10),
    HearingType("MDA", _("Mention, defendant to attend"), minutes=10),
)


def hearing_type_name(code: str, otherwise: str) -> str:
    """The name in the page's language; for a code that is no longer used, the name it was listed under."""
    known = HEARING_TYPES.get(code)
    return str(known.name) if known else otherwise
