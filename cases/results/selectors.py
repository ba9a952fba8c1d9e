"""Reading results: the defendant's own, and those of a case that staff may see."""

from decimal import Decimal
from itertools import groupby
from uuid import UUID

from django.db.models import Exists, OuterRef

from cases.access.policy import Action, Target
from cases.access.relations import Standing
from cases.results.codes import DISQUALIFICATION, ENDORSEMENT, is_adjourned
from cases.results.models import Imposition, Result
from cases.results.states import ResultState
from cases.results.types import ChargeOutcome, OutcomeLine, OwnResult, Wording


def own_result(case_id: UUID, defendant_id: UUID) -> OwnResult | None:
    """The outcome for a defendant who has proved who they are, or None while there is none.

    Needs the scope of the proved defendant (or of somebody who may see the defendant).
    """
    result = Result.objects.filter(case_id=case_id, defendant_id=defendant_id, replaced=False).first()
    return outcome_of(result) if result else None


def has_result() -> Exists:
    """For a query of defendants: whether the court has decided anything about them yet."""
    return Exists(Result.objects.filter(defendant_id=OuterRef("pk"), replaced=False))


def results_of_case(standing: Standing) -> dict[UUID, OwnResult]:
    """The current result of each defendant that somebody standing so may see, by the defendant's id.

    One query; a decision without any offence has nothing to show.
    """
    standing.require(Action.VIEW, Target.RESULT)
    found = Imposition.objects.filter(case_id=standing.case_id, result__replaced=False)
    if standing.defendants is not None:
        found = found.filter(defendant_id__in=standing.defendants)
    by_result: dict[UUID, list[Imposition]] = {}
    for imposition in found.select_related("result", "offence"):
        by_result.setdefault(imposition.result_id, []).append(imposition)
    return {given[0].defendant_id: _outcome(given[0].result, given) for given in by_result.values()}


def outcome_of(result: Result) -> OwnResult:
    """A result with its charges in the order of the notice and impositions in the order of the court."""
    return _outcome(result, list(result.impositions.select_related("offence")))


def _outcome(result: Result, impositions: list[Imposition]) -> OwnResult:
    by_charge = groupby(impositions, key=lambda each: (each.offence_sequence, each.offence_code))
    return OwnResult(
        result_id=result.pk,
        hearing_on=result.hearing_on,
        state=ResultState(result.state),
        charges=tuple(_charge(list(group)) for _key, group in by_charge),
        total=sum((each.amount for each in impositions if each.amount is not None), Decimal("0.00")),
        endorsements=tuple(_line(each).said for each in impositions if each.code in ENDORSEMENT),
        pay_by=result.pay_by,
        lump_sum=result.lump_sum,
        instalment_amount=result.instalment_amount,
        account_number=result.account_number,
        division=result.division,
    )


def _charge(impositions: list[Imposition]) -> ChargeOutcome:
    codes = [each.code for each in impositions]
    charge = impositions[0].offence
    return ChargeOutcome(
        offence_id=charge.pk if charge else None,
        title=Wording(charge.title, charge.title_welsh) if charge else Wording(impositions[0].offence_code),
        lines=tuple(_line(each) for each in impositions if each.code not in DISQUALIFICATION),
        see_letter=bool(set(codes) & DISQUALIFICATION),
        adjourned=is_adjourned(codes),
    )


def _line(imposition: Imposition) -> OutcomeLine:
    return OutcomeLine(
        code=imposition.code,
        title=Wording(imposition.title, imposition.title_welsh),
        wording=Wording(imposition.wording, imposition.wording_welsh),
        amount=imposition.amount,
    )
