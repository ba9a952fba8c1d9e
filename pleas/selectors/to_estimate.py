"""What the estimate of a fine is worked out from. Needs the scope of the proved defendant."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cases.access.policy import Action, Target
from cases.exceptions import CaseNotFound
from cases.fixed_offer import SurchargeRule, is_under_18
from cases.selectors.case_file import defendants_with_charges
from commonplatform.accounts.types import CITIZEN, Actor
from commonplatform.reference.figures import fine_guidelines, surcharge_rate
from commonplatform.reference.models import FineGuideline, PenaltyLevel
from pleas.fine_estimate import Band, ChargeToEstimate, Guideline
from pleas.permissions import require_own
from pleas.types import ProvedDefendant

if TYPE_CHECKING:
    from cases.models import Defendant, Offence


@dataclass(frozen=True, slots=True)
class ToEstimate:
    """The charges in their order, the surcharge and the costs; None where nothing is known."""

    charges: tuple[ChargeToEstimate, ...]
    surcharge: SurchargeRule | None
    costs: Decimal | None


def to_estimate(proved: ProvedDefendant, *, on: date, actor: Actor = CITIZEN) -> ToEstimate:
    """The guidelines are those in force on the day `on`, the surcharge that of the earliest offence."""
    require_own(actor, Action.VIEW, Target.CASE)
    found = defendants_with_charges(proved.case_id).filter(pk=proved.defendant_id)
    defendant = found.select_related("particulars", "case").first()
    if defendant is None:
        raise CaseNotFound(proved.case_id)
    offences = list(defendant.offences.all())
    guidelines = fine_guidelines([offence.code for offence in offences], on=on)
    return ToEstimate(
        charges=tuple(_charge(offence, guidelines.get(offence.code)) for offence in offences),
        surcharge=_surcharge(defendant, offences),
        costs=defendant.case.prosecution_costs,
    )


def _charge(offence: "Offence", row: FineGuideline | None) -> ChargeToEstimate:
    guideline = Guideline(Band(row.lowest_band), Band(row.highest_band), row.maximum) if row else None
    return ChargeToEstimate(offence.pk, guideline, offence.compensation or Decimal(0))


def _surcharge(defendant: "Defendant", offences: "list[Offence]") -> SurchargeRule | None:
    days = [offence.committed_on for offence in offences]
    row = surcharge_rate(_level(defendant, last=max(days)), committed_on=min(days)) if days else None
    return None if row is None else SurchargeRule(row.fixed_amount, row.percentage, row.minimum, row.maximum)


def _level(defendant: "Defendant", *, last: date) -> PenaltyLevel:
    """Under 18 only if every offence was committed before the birthday (SI 2012/1696, articles 3 to 5)."""
    if defendant.kind == defendant.Kind.ORGANISATION:
        return PenaltyLevel.ORGANISATION
    born_on = defendant.particulars.date_of_birth
    return PenaltyLevel.YOUTH if born_on is not None and is_under_18(born_on, on=last) else PenaltyLevel.ADULT
