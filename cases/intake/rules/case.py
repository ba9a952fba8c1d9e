"""Rules of the case as a whole (domain document "Case and evidence intake", "Problem catalogue", Case)."""

import re
from collections.abc import Iterator

from cases.intake.identifiers import is_ou_code, looks_like_police_urn, normalise_reference
from cases.intake.problems import Problem, ProblemValue, problem
from cases.intake.rules.examination import Examination
from cases.intake.rules.reference import CodeSet
from cases.intake.types import Channel

INITIATION_CODES = {
    Channel.SPI: frozenset("CQSJ"),
    Channel.CPPI: frozenset("CQSJ"),
    Channel.MANUAL: frozenset("CQSJRO"),
}
_CPS_UNIT = re.compile(r"A\d{2}[A-Z0-9]{4}", re.IGNORECASE)


def initiation_code(examination: Examination) -> Iterator[Problem]:
    """The initiation code is one the channel may use."""
    code = examination.case.initiation_code
    if code not in INITIATION_CODES[examination.case.channel]:
        yield problem("CASE_INITIATION_CODE_INVALID", code)


def summons_code(examination: Examination) -> Iterator[Problem]:
    """A summons has a known summons code; other cases' summons codes are ignored."""
    case = examination.case
    if case.initiation_code == "S" and not examination.reference.knows(CodeSet.SUMMONS, case.summons_code):
        yield problem("SUMMONS_CODE_INVALID", case.summons_code)


def prosecutor_known(examination: Examination) -> Iterator[Problem]:
    """The prosecuting authority is known to the platform."""
    if examination.prosecutor is None:
        yield problem("PROSECUTOR_OUCODE_NOT_RECOGNISED", examination.case.prosecuting_authority)


def prosecutor_may_use_sjp(examination: Examination) -> Iterator[Problem]:
    """Only an authorised prosecutor starts a case by single justice procedure notice."""
    prosecutor = examination.prosecutor
    if prosecutor is not None and examination.case.is_sjp and not prosecutor.may_use_sjp:
        yield problem(
            "PROSECUTOR_NOT_RECOGNISED_AS_AN_AUTHORISED_SJP_PROSECUTOR",
            examination.case.prosecuting_authority,
        )


def prosecutor_may_offer_aocp(examination: Examination) -> Iterator[Problem]:
    """Only an approved prosecutor offers an automatic online conviction and penalty."""
    prosecutor = examination.prosecutor
    offered = any(offence.offers_aocp for each in examination.case.defendants for offence in each.offences)
    if offered and prosecutor is not None and not prosecutor.may_offer_aocp:
        yield problem("PROSECUTOR_NOT_AOCP_APPROVED", examination.case.prosecuting_authority)


def case_markers(examination: Examination) -> Iterator[Problem]:
    """Every case marker is known; one value per bad marker, its id the marker's place."""
    bad = [
        ProblemValue("caseMarkers", marker, str(index))
        for index, marker in enumerate(examination.case.case_markers)
        if not examination.reference.knows(CodeSet.CASE_MARKER, marker)
    ]
    if bad:
        yield problem("CASE_MARKER_IS_INVALID", *bad)


def reference_usable(examination: Examination) -> Iterator[Problem]:
    """The reference has letters or digits; an unusual police reference is only remarked on."""
    received = examination.case.reference
    if not normalise_reference(received):
        yield problem("URN_INVALID", received)
    elif examination.from_police and not looks_like_police_urn(received):
        yield problem("REFERENCE_SHAPE_UNUSUAL", received)


def police_organisations(examination: Examination) -> Iterator[Problem]:
    """The originating organisation and the CPS organisation of a police case are unit codes."""
    case = examination.case
    if examination.from_police and not is_ou_code(case.prosecuting_authority):
        yield problem("ORIGINATING_ORGANISATION_INVALID", case.prosecuting_authority)
    if case.cps_organisation and _CPS_UNIT.fullmatch(case.cps_organisation) is None:
        yield problem("CPS_ORGANISATION_INVALID", case.cps_organisation)
