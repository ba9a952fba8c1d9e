"""Business types as data (domain document "Court listing", Business types).

The type fixes whether a session's capacity is counted in hearings or in minutes.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class BusinessType:
    """What a session is for."""

    code: str
    name: Any
    in_minutes: bool = False
    magistrates_only: bool = False


def _by_code(*types: BusinessType) -> dict[str, BusinessType]:
    return {business.code: business for business in types}


BUSINESS_TYPES: Final[dict[str, BusinessType]] = _by_code(
    BusinessType("TRL", _("Trial"), in_minutes=True),
    BusinessType("IJ", _("International jurisdiction"), in_minutes=True),
    BusinessType("NCPT", _("Trial, not prosecuted by the CPS"), in_minutes=True),
    BusinessType("APP", _("Applications"), magistrates_only=True),
    BusinessType("BAIL", _("Bail")),
    BusinessType("BRE", _("Breaches")),
    BusinessType("CJSSS", _("Simple, speedy, summary justice")),
    BusinessType("CJU", _("Community justice")),
    BusinessType("CON", _("Confiscation")),
    BusinessType("COU", _("Council tax")),
    BusinessType("CRC", _("Crown Court")),
    BusinessType("CUST", _("Custody")),
    BusinessType("DAR", _("Domestic abuse remands")),
    BusinessType("DISQ", _("Disqualification")),
    BusinessType("DRR", _("Drug rehabilitation reviews")),
    BusinessType("DVB", _("Domestic abuse bail")),
    BusinessType("DVLA", _("DVLA")),
    BusinessType("DVP", _("Domestic abuse pre-sentence reports")),
    BusinessType("DVT", _("Domestic abuse trials")),
    BusinessType("EFH", _("Early first hearing")),
    BusinessType("ENF", _("Enforcement")),
    BusinessType("EXT", _("Extradition")),
    BusinessType("G1T", _("Gateway trial 1")),
    BusinessType("G2T", _("Gateway trial 2")),
    BusinessType("GAP", _("Guilty anticipated plea")),
    BusinessType("GEN", _("General")),
    BusinessType("GPO", _("Guilty plea online")),
    BusinessType("GW1", _("Gateway 1, not a trial")),
    BusinessType("GW2", _("Gateway 2, not a trial")),
    BusinessType("LA", _("Local authority")),
    BusinessType("LAE", _("Local authority enforcement")),
    BusinessType("LIC", _("Licensing appeals")),
    BusinessType("MPO", _("Mixed plea online")),
    BusinessType("NCPG", _("General, not prosecuted by the CPS")),
    BusinessType("NGAP", _("Not guilty anticipated plea")),
    BusinessType("NPO", _("No plea online")),
    BusinessType("PIA", _("Plea in absence")),
    BusinessType("POCA", _("Proceeds of crime")),
    BusinessType("PSR", _("Pre-sentence reports")),
    BusinessType("PSV", _("Problem solving")),
    BusinessType("RC", _("Regulatory")),
    BusinessType("REM", _("Remands")),
    BusinessType("TER", _("Terrorism")),
    BusinessType("TFL", _("Transport for London")),
    BusinessType("TPA", _("Trains")),
    BusinessType("TRF", _("Traffic")),
    BusinessType("TRPA", _("Trams")),
    BusinessType("TRT", _("Traffic trials")),
    BusinessType("TVLO", _("TV licensing")),
    BusinessType("VEX", _("Vehicle excise")),
    BusinessType("VIR", _("Virtual")),
    BusinessType("VLT", _("Video link, timed")),
    BusinessType("VTR", _("Video link trial")),
)


def business_name(code: str) -> str:
    """The name of a business type in the page's language; an unknown code is shown as it is."""
    business = BUSINESS_TYPES.get(code)
    return str(business.name) if business else code
