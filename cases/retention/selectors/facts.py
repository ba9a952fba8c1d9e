"""What the results of a case say about how long its documents are kept.

Source: domain document "Defence portal", Retention. What results hold is read as it was sent: codes, verdict codes,
life, total custodial periods; wordings are never read. There are no results of a defendant as such, only of offences:
a total custodial period counts wherever it stands. What they do not say is not guessed (`NotKnown`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from cases.models import Case, Offence, Verdict
from cases.results.codes import is_adjourned
from cases.results.models import Imposition
from cases.retention.result_codes import CUSTODY, DISCHARGE, KNOWN, NOT_OVER, REMITTAL
from cases.retention.rules import DefendantFacts, OffenceFacts, Period, Term
from cases.retention.states import NotKnown
from cases.retention.types import CaseFacts
from cases.states import OPEN_STATUSES

CONVICTED = "G"


@dataclass(slots=True)
class _Defendant:
    """What was found about one defendant: impositions by charge, None for what answers no charge of the case."""

    charges: dict[UUID | None, list[Imposition]] = field(default_factory=dict)

    @property
    def impositions(self) -> list[Imposition]:
        return [each for given in self.charges.values() for each in given]


def facts_of(case_id: UUID) -> CaseFacts | NotKnown | None:
    """The facts; why there are none; or None for a case that is open. The caller has the case in its scope."""
    if Case.objects.filter(pk=case_id, status__in=OPEN_STATUSES).exists():
        return None
    found, convicted = _found(case_id)
    missing = _not_over(found, convicted) or next((why for each in found.values() if (why := _unsaid(each))), None)
    if missing is not None:
        return missing
    days = [each.result.hearing_on for defendant in found.values() for each in defendant.impositions]
    return CaseFacts(
        defendants=tuple(_facts(defendant, convicted) for defendant in found.values()),
        dealt_with_on=max([*days, *convicted.values()]),
    )


def _found(case_id: UUID) -> tuple[dict[UUID, _Defendant], dict[UUID, date]]:
    """By defendant; and the days of convictions that came about without a hearing, by charge."""
    found: dict[UUID, _Defendant] = {}
    for charge, defendant in Offence.objects.filter(case_id=case_id).values_list("pk", "defendant_id"):
        found.setdefault(defendant, _Defendant()).charges[charge] = []
    current = Imposition.objects.filter(case_id=case_id, result__replaced=False).select_related("result")
    for imposition in current:
        of_defendant = found.setdefault(imposition.defendant_id, _Defendant())
        of_defendant.charges.setdefault(imposition.offence_id, []).append(imposition)
    convicted = dict(Verdict.objects.filter(case_id=case_id).values_list("offence_id", "convicted_on"))
    return found, convicted


def _not_over(found: dict[UUID, _Defendant], convicted: dict[UUID, date]) -> NotKnown | None:
    charges = [(charge, _codes(given)) for each in found.values() for charge, given in each.charges.items()]
    if not charges or any(not codes and charge not in convicted for charge, codes in charges):
        return NotKnown.NO_RESULT
    return NotKnown.NOT_OVER if any(_goes_on(codes) for _charge, codes in charges) else None


def _goes_on(codes: frozenset[str]) -> bool:
    return is_adjourned(codes) or (bool(codes & NOT_OVER) and not codes & REMITTAL)


def _unsaid(defendant: _Defendant) -> NotKnown | None:
    """What results should say about custody and do not."""
    given = defendant.impositions
    if any(each.life or each.total_custodial_period for each in given):
        return None
    codes = _codes(given)
    if codes & CUSTODY:
        return NotKnown.NO_TERM
    return NotKnown.UNKNOWN_CODE if codes - KNOWN else None


def _facts(defendant: _Defendant, convicted: dict[UUID, date]) -> DefendantFacts:
    charges = [(charge, given) for charge, given in defendant.charges.items() if charge is not None]
    return DefendantFacts(
        offences=tuple(_offence(given, is_convicted=charge in convicted) for charge, given in charges),
        has_life=any(each.life for each in defendant.impositions),
        custody=tuple(_custody(defendant.impositions)),
        # On the safe side of the rule, which asks for one such offence: none of them may have ended otherwise.
        is_finally_discharged=bool(charges) and all(_codes(given) & DISCHARGE for _charge, given in charges),
    )


def _offence(given: Sequence[Imposition], *, is_convicted: bool) -> OffenceFacts:
    verdict = next((each.verdict for each in given if each.verdict), CONVICTED if is_convicted else "")
    return OffenceFacts(verdict=verdict, is_remitted=bool(_codes(given) & REMITTAL))


def _custody(given: Iterable[Imposition]) -> Iterable[Period]:
    for each in given:
        if each.total_custodial_period:
            yield Term.read(each.total_custodial_period).counted_from(each.result.hearing_on)


def _codes(given: Iterable[Imposition]) -> frozenset[str]:
    return frozenset(each.code for each in given)
