"""Properties of the estimate that hold whatever the figures."""

from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.fixed_offer import SurchargeRule
from pleas.fine_estimate import (
    Band,
    ChargeToEstimate,
    Guideline,
    IncomeRule,
    PleaStage,
    RelevantIncome,
    estimate,
    relevant_income,
)

MONEY = st.decimals(min_value=0, max_value=Decimal("5000"), places=2)
INCOMES = st.builds(relevant_income, st.none() | MONEY)
MAXIMUMS = st.none() | st.sampled_from([Decimal(200), Decimal(500), Decimal(1000), Decimal(2500)])
GUIDELINES = st.tuples(st.sampled_from(Band), st.sampled_from(Band), MAXIMUMS).map(
    lambda it: Guideline(min(it[0], it[1]), max(it[0], it[1]), it[2])
)
CHARGES = st.lists(st.builds(ChargeToEstimate, st.uuids(), st.none() | GUIDELINES, MONEY), max_size=5)
SURCHARGES = st.sampled_from(
    [
        None,
        SurchargeRule(fixed_amount=Decimal(26)),
        SurchargeRule(percentage=Decimal(40), maximum=Decimal(2000)),
        SurchargeRule(percentage=Decimal(10), minimum=Decimal(34), maximum=Decimal(190)),
    ]
)
STAGES = st.sampled_from(PleaStage)


@given(CHARGES, INCOMES, STAGES, SURCHARGES, st.none() | MONEY)
def test_the_least_is_never_more_than_the_most_and_the_parts_make_the_total(
    charges: list[ChargeToEstimate],
    income: RelevantIncome,
    stage: PleaStage,
    surcharge: SurchargeRule | None,
    costs: Decimal | None,
) -> None:
    found = estimate(charges, income=income, stage=stage, surcharge=surcharge, costs=costs)
    for charge in found.charges:
        assert charge.fine.lowest <= charge.starting_point.lowest <= charge.starting_point.highest
        assert charge.starting_point.highest <= charge.fine.highest
        assert charge.guideline.maximum is None or charge.fine.highest <= charge.guideline.maximum
    assert found.fines.lowest == sum(charge.fine.lowest for charge in found.charges)
    fixed = (costs or 0) + sum(charge.compensation for charge in charges)
    assert found.total.lowest == found.fines.lowest + found.surcharge.lowest + fixed
    assert found.total.highest == found.fines.highest + found.surcharge.highest + fixed
    assert len(found.charges) + len(found.unknown) == len(charges)


@given(CHARGES, INCOMES, SURCHARGES)
def test_an_earlier_guilty_plea_never_costs_more(
    charges: list[ChargeToEstimate], income: RelevantIncome, surcharge: SurchargeRule | None
) -> None:
    totals = [
        estimate(charges, income=income, stage=stage, surcharge=surcharge, costs=None).total for stage in PleaStage
    ]
    assert [total.highest for total in totals] == sorted(total.highest for total in totals)
    assert [total.lowest for total in totals] == sorted(total.lowest for total in totals)


@given(GUIDELINES, INCOMES, INCOMES, STAGES)
def test_more_income_is_never_a_smaller_fine(
    guideline: Guideline, one: RelevantIncome, other: RelevantIncome, stage: PleaStage
) -> None:
    poorer, richer = sorted((one, other), key=lambda income: income.amount)
    charge = [ChargeToEstimate(uuid4(), guideline)]
    less = estimate(charge, income=poorer, stage=stage, surcharge=None, costs=None).total
    more = estimate(charge, income=richer, stage=stage, surcharge=None, costs=None).total
    assert less.lowest <= more.lowest
    assert less.highest <= more.highest


@pytest.mark.parametrize(
    ("weekly", "only_benefits", "amount", "rule"),
    [
        (None, False, "440", IncomeRule.UNKNOWN),
        (None, True, "120", IncomeRule.BENEFITS_OR_LOW),
        ("300", True, "120", IncomeRule.BENEFITS_OR_LOW),
        ("120", False, "120", IncomeRule.BENEFITS_OR_LOW),
        ("0", False, "120", IncomeRule.BENEFITS_OR_LOW),
        ("120.01", False, "120.01", IncomeRule.ACTUAL),
    ],
)
def test_relevant_weekly_income(weekly: str | None, only_benefits: bool, amount: str, rule: IncomeRule) -> None:
    found = relevant_income(None if weekly is None else Decimal(weekly), only_benefits=only_benefits)
    assert found == RelevantIncome(Decimal(amount), rule)


def test_without_any_known_fine_there_is_no_surcharge_either() -> None:
    found = estimate(
        [ChargeToEstimate(uuid4(), None)],
        income=relevant_income(None),
        stage=PleaStage.FIRST_CHANCE,
        surcharge=SurchargeRule(percentage=Decimal(10), minimum=Decimal(34)),
        costs=Decimal(80),
    )
    assert found.total.highest == 80
