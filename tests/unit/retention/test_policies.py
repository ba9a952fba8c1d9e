"""Which policy keeps the documents of a case, and for how long (domain document "Defence portal", Retention)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.retention.rules import (
    AppliedPolicy,
    DefendantFacts,
    OffenceFacts,
    Period,
    Policy,
    policy_for,
    policy_of_case,
)

NOT_GUILTY = OffenceFacts(verdict="N")
TEN_YEARS = Period(years=10)

periods = st.builds(Period, years=st.integers(0, 40), months=st.integers(0, 11), days=st.integers(0, 30))
offences = st.builds(
    OffenceFacts, verdict=st.sampled_from(["", "G", "N", "NGJU", "NGJA", "NGJJ"]), is_remitted=st.booleans()
)
facts = st.builds(
    DefendantFacts,
    offences=st.lists(offences, max_size=3).map(tuple),
    has_life=st.booleans(),
    custody=st.lists(periods, max_size=3).map(tuple),
    is_finally_discharged=st.booleans(),
)


@pytest.mark.parametrize(
    ("policy", "code", "rank", "period"),
    [
        (Policy.LIFE, 4, 1, "99Y0M0D"),
        (Policy.CUSTODIAL, 3, 2, "7Y0M0D"),
        (Policy.NON_CUSTODIAL, 2, 3, "7Y0M0D"),
        (Policy.REMITTAL, 2, 4, "7Y0M0D"),
        (Policy.ACQUITTAL, 1, 5, "1Y0M0D"),
        (Policy.NOT_GUILTY, 1, 6, "1Y0M0D"),
    ],
)
def test_every_policy_has_its_code_its_rank_and_its_period(policy: Policy, code: int, rank: int, period: str) -> None:
    assert (policy.code, policy.rank, str(policy.period)) == (code, rank, period)


def test_a_life_sentence_keeps_documents_for_99_years_whatever_else_was_decided() -> None:
    everything = DefendantFacts(
        offences=(OffenceFacts(verdict="N", is_remitted=True),),
        has_life=True,
        custody=(TEN_YEARS,),
        is_finally_discharged=True,
    )
    assert policy_for(everything) == AppliedPolicy(Policy.LIFE, Period(years=99))


def test_custody_keeps_documents_for_as_long_as_it_lasts_and_for_seven_years_at_least() -> None:
    assert policy_for(DefendantFacts(custody=(TEN_YEARS,))) == AppliedPolicy(Policy.CUSTODIAL, TEN_YEARS)
    assert policy_for(DefendantFacts(custody=(Period(months=6),))).period == Period(years=7)
    assert policy_for(DefendantFacts(custody=(Period(),))) == AppliedPolicy(Policy.CUSTODIAL, Period(years=7))


def test_of_several_total_custodial_periods_the_longest_counts() -> None:
    assert policy_for(DefendantFacts(custody=(Period(years=8), TEN_YEARS, Period(months=3)))).period == TEN_YEARS


def test_custody_goes_before_remittal_and_remittal_before_discharge_and_verdicts() -> None:
    remitted = (OffenceFacts(verdict="N", is_remitted=True), NOT_GUILTY)
    assert policy_for(DefendantFacts(offences=remitted, custody=(Period(),))).policy == Policy.CUSTODIAL
    assert policy_for(DefendantFacts(offences=remitted, is_finally_discharged=True)).policy == Policy.REMITTAL


def test_a_final_discharge_goes_before_verdicts_of_not_guilty() -> None:
    assert policy_for(DefendantFacts(offences=(NOT_GUILTY,), is_finally_discharged=True)).policy == Policy.ACQUITTAL


@pytest.mark.parametrize("verdict", ["N", "NGJU", "NGJA", "NGJJ"])
def test_not_guilty_of_everything_keeps_documents_for_a_year(verdict: str) -> None:
    applied = policy_for(DefendantFacts(offences=(OffenceFacts(verdict=verdict), NOT_GUILTY)))
    assert applied == AppliedPolicy(Policy.NOT_GUILTY, Period(years=1))


@pytest.mark.parametrize("verdict", ["", "G", "NG", "n"])
def test_one_offence_without_a_verdict_of_not_guilty_defeats_it(verdict: str) -> None:
    assert policy_for(DefendantFacts(offences=(NOT_GUILTY, OffenceFacts(verdict)))).policy == Policy.NON_CUSTODIAL


def test_where_nothing_else_applies_documents_are_kept_for_seven_years() -> None:
    assert policy_for(DefendantFacts()) == AppliedPolicy(Policy.NON_CUSTODIAL, Period(years=7))


def test_across_defendants_the_best_rank_wins_even_where_its_period_is_not_longer() -> None:
    fined, remitted = policy_for(DefendantFacts()), policy_for(DefendantFacts(offences=(OffenceFacts("", True),)))
    acquitted = policy_for(DefendantFacts(is_finally_discharged=True))
    assert policy_of_case([acquitted, remitted, fined]) == fined
    assert policy_of_case([acquitted, remitted]) == remitted


@pytest.mark.parametrize("policy", [Policy.CUSTODIAL, Policy.REMITTAL])
def test_of_two_defendants_with_custody_or_remittal_the_longer_period_counts(policy: Policy) -> None:
    shorter, longer = AppliedPolicy(policy, Period(years=7)), AppliedPolicy(policy, Period(years=7, days=1))
    assert policy_of_case([shorter, longer]) == policy_of_case([longer, shorter]) == longer


def test_a_case_without_defendants_has_no_policy() -> None:
    with pytest.raises(ValueError, match="empty"):
        policy_of_case([])


@given(facts)
def test_no_defendant_keeps_documents_for_less_than_their_policy_does(defendant: DefendantFacts) -> None:
    applied = policy_for(defendant)
    assert applied.period.length >= applied.policy.period.length


@given(st.lists(facts, min_size=1, max_size=5), facts)
def test_another_defendant_never_shortens_what_is_kept_by_rank(
    case: list[DefendantFacts], other: DefendantFacts
) -> None:
    before = policy_of_case(policy_for(each) for each in case)
    after = policy_of_case(policy_for(each) for each in [*case, other])
    assert after.policy.rank <= before.policy.rank
    if after.policy == before.policy:
        assert after.period.length >= before.period.length


@given(st.lists(facts, min_size=1, max_size=5), st.randoms())
def test_the_order_of_defendants_decides_nothing(case: list[DefendantFacts], shuffling: object) -> None:
    applied = [policy_for(each) for each in case]
    again = list(applied)
    shuffling.shuffle(again)  # type: ignore[attr-defined]
    one, other = policy_of_case(applied), policy_of_case(again)
    assert (one.policy, one.period.length) == (other.policy, other.period.length)
