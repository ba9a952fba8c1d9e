"""Which rules run for which initiation and channel (domain document "Case and evidence intake", "Which rules run")."""

from dataclasses import dataclass
from functools import lru_cache

from cases.intake.rules import case as case_rules
from cases.intake.rules import defendant as defendant_rules
from cases.intake.rules import hearing, offence, warnings
from cases.intake.rules.examination import CaseRule, DefendantRule, OffenceRule
from cases.intake.types import Channel


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules one prosecution is put under, in the order their problems are answered."""

    case: tuple[CaseRule, ...]
    defendant: tuple[DefendantRule, ...]
    offence: tuple[OffenceRule, ...]


_EVERY_CASE = (
    case_rules.initiation_code,
    case_rules.prosecutor_known,
    case_rules.reference_usable,
    case_rules.police_organisations,
)
_SJP_CASE = (
    case_rules.summons_code,
    case_rules.prosecutor_may_use_sjp,
    case_rules.prosecutor_may_offer_aocp,
)
_COURT_CASE = (case_rules.case_markers, hearing.hearing_time)

_EVERY_DEFENDANT = (
    defendant_rules.emails,
    defendant_rules.guardian,
    defendant_rules.ethnicity,
    defendant_rules.date_of_birth,
    defendant_rules.nationality,
    defendant_rules.perceived_birth_year,
    defendant_rules.postcodes,
    defendant_rules.sequence_numbers,
    defendant_rules.languages,
    defendant_rules.telephones,
)
_COURT_DEFENDANT = (
    hearing.hearing_location,
    hearing.hearing_after_offences,
    defendant_rules.offender_code,
)
_HEARING_AHEAD = (hearing.hearing_not_past, defendant_rules.additional_nationality)

_EVERY_OFFENCE = (
    offence.offence_code,
    offence.wording,
    offence.location,
    offence.alcohol_method,
    offence.back_duty,
    offence.date_code,
)
_COURT_OFFENCE = (offence.alcohol_level, offence.vehicle_code)
_TIME_WARNINGS = (warnings.out_of_time, warnings.not_in_effect)
_SJP_WARNINGS = (*_TIME_WARNINGS, warnings.youth, warnings.imprisonable, warnings.not_summary)

_MORE_BY_INITIATION: dict[str, RuleSet] = {
    "S": RuleSet((case_rules.summons_code,), _HEARING_AHEAD, (offence.statement_of_facts,)),
    "C": RuleSet(
        (),
        (*_HEARING_AHEAD, defendant_rules.bail_conditions, defendant_rules.custody_status),
        (offence.arrest_date, offence.charge_date, *_TIME_WARNINGS),
    ),
    "Q": RuleSet((), _HEARING_AHEAD, (offence.charge_date, *_TIME_WARNINGS)),
    "O": RuleSet((), (defendant_rules.custody_status,), ()),
    "R": RuleSet((), (), ()),
}
_UNKNOWN_INITIATION = RuleSet((), (defendant_rules.custody_status,), (offence.arrest_date, offence.charge_date))


@lru_cache(maxsize=64)
def rules_for(initiation_code: str, channel: Channel) -> RuleSet:
    """The rules of one initiation code on one channel."""
    police = channel is Channel.SPI
    if initiation_code == "J":
        return RuleSet(
            (*_EVERY_CASE, *_SJP_CASE),
            (
                *_EVERY_DEFENDANT,
                defendant_rules.additional_nationality,
                *((defendant_rules.defendant_initiation_code,) if police else ()),
            ),
            (*_EVERY_OFFENCE, offence.generic_code, offence.charge_date, *_SJP_WARNINGS),
        )
    more = _MORE_BY_INITIATION.get(initiation_code, _UNKNOWN_INITIATION)
    return RuleSet(
        (*_EVERY_CASE, *_COURT_CASE, *more.case),
        (
            *_COURT_DEFENDANT,
            *_EVERY_DEFENDANT,
            *more.defendant,
            defendant_rules.police_numbers,
            defendant_rules.defendant_initiation_code,
        ),
        (
            *_EVERY_OFFENCE,
            *_COURT_OFFENCE,
            *more.offence,
            *((offence.generic_code,) if police else ()),
        ),
    )
