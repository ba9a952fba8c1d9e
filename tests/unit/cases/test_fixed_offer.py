"""The fixed offer: who gets one, at which level, and what it comes to."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.fixed_offer import (
    Assessment,
    ChargeFacts,
    OfferOutcome,
    SurchargeRule,
    assess_offer,
    convicted_from,
    is_cooling_off,
    last_day_to_change,
    offer_level,
    offer_surcharge,
    pay_by,
)
from commonplatform.env import PROJECT_FOLDER
from commonplatform.reference.models import PenaltyLevel

POSTED = date(2026, 11, 2)
PENALTIES = {"TF05017": Decimal("100.00"), "RR89005": Decimal("120.00")}
FORTY_PERCENT = SurchargeRule(percentage=Decimal(40), maximum=Decimal(2000))
MONEY = st.decimals(min_value=0, max_value=Decimal("99999.99"), places=2)


def charge(code: str = "TF05017", *, is_offered: bool = True, compensation: str | None = None) -> ChargeFacts:
    return ChargeFacts(uuid4(), code, is_offered, None if compensation is None else Decimal(compensation))


def assessed(*charges: ChargeFacts, approved: bool = True, costs: str | None = "80.00") -> Assessment:
    return assess_offer(
        prosecutor_is_approved=approved,
        level=PenaltyLevel.ADULT,
        charges=charges,
        standard_penalties=PENALTIES,
        surcharge=FORTY_PERCENT,
        costs=None if costs is None else Decimal(costs),
    )


@pytest.mark.parametrize(
    ("charges", "approved", "outcome"),
    [
        ([charge()], True, OfferOutcome.OFFERED),
        ([charge(), charge("RR89005")], True, OfferOutcome.OFFERED),
        ([charge(compensation="10.00")], True, OfferOutcome.OFFERED),
        ([charge(compensation="10.01")], True, OfferOutcome.NOT_ALL_QUALIFY),
        ([charge("RT88191")], True, OfferOutcome.NOT_ALL_QUALIFY),
        ([charge(), charge("RT88191")], True, OfferOutcome.NOT_ALL_QUALIFY),
        ([charge(), charge("RR89005", is_offered=False)], True, OfferOutcome.NOT_ALL_QUALIFY),
        ([charge(is_offered=False)], True, OfferOutcome.NONE_MADE),
        ([], True, OfferOutcome.NONE_MADE),
        ([charge()], False, OfferOutcome.NONE_MADE),
    ],
)
def test_there_is_an_offer_only_when_everything_qualifies(
    charges: list[ChargeFacts], approved: bool, outcome: OfferOutcome
) -> None:
    found = assessed(*charges, approved=approved)
    assert found.outcome == outcome
    assert (found.offer is not None) == (outcome is OfferOutcome.OFFERED)


@pytest.mark.parametrize(
    ("organisation", "born_on", "level"),
    [
        (False, date(2008, 11, 2), PenaltyLevel.ADULT),
        (False, date(2008, 11, 3), PenaltyLevel.YOUTH),
        (False, date(2008, 2, 29), PenaltyLevel.ADULT),
        (False, None, PenaltyLevel.ADULT),
        (True, None, PenaltyLevel.ORGANISATION),
        (True, date(2010, 1, 1), PenaltyLevel.ORGANISATION),
    ],
)
def test_the_level_is_that_of_the_day_the_notice_was_posted(
    organisation: bool, born_on: date | None, level: PenaltyLevel
) -> None:
    assert offer_level(is_organisation=organisation, born_on=born_on, posted_on=POSTED) == level


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)))
def test_everybody_is_a_youth_until_the_day_before_the_eighteenth_birthday(born_on: date) -> None:
    birthday = (
        date(born_on.year + 18, 3, 1)
        if (born_on.month, born_on.day) == (2, 29)
        else born_on.replace(year=born_on.year + 18)
    )
    if (born_on.month, born_on.day) == (2, 29) and birthday.year % 4 == 0:
        birthday = date(birthday.year, 2, 29)
    eve = birthday - timedelta(days=1)
    assert offer_level(is_organisation=False, born_on=born_on, posted_on=birthday) == PenaltyLevel.ADULT
    assert offer_level(is_organisation=False, born_on=born_on, posted_on=eve) == PenaltyLevel.YOUTH


@pytest.mark.parametrize(
    ("rule", "penalties", "surcharge"),
    [
        (None, ["100"], "0.00"),
        (SurchargeRule(fixed_amount=Decimal("26")), ["100", "300"], "26.00"),
        (SurchargeRule(percentage=Decimal(40)), ["100"], "40.00"),
        (SurchargeRule(percentage=Decimal(40), maximum=Decimal(2000)), ["4000", "4000"], "2000.00"),
        (SurchargeRule(percentage=Decimal(10), minimum=Decimal(34), maximum=Decimal(190)), ["100"], "34.00"),
        (SurchargeRule(percentage=Decimal(10), minimum=Decimal(34), maximum=Decimal(190)), ["1000"], "100.00"),
        (SurchargeRule(percentage=Decimal("33.33")), ["0.05"], "0.01"),
        (SurchargeRule(percentage=Decimal("40")), ["0.04"], "0.01"),
    ],
)
def test_the_surcharge_is_fixed_or_a_percentage_within_limits_and_never_rounded_up(
    rule: SurchargeRule | None, penalties: list[str], surcharge: str
) -> None:
    assert str(offer_surcharge(rule, [Decimal(penalty) for penalty in penalties])) == surcharge


@given(
    st.lists(MONEY, min_size=1, max_size=5),
    st.decimals(min_value=0, max_value=100, places=2),
    st.none() | MONEY,
    st.none() | MONEY,
)
def test_the_surcharge_is_whole_pence_within_its_limits_and_less_than_a_penny_too_low(
    penalties: list[Decimal], percentage: Decimal, minimum: Decimal | None, above: Decimal | None
) -> None:
    maximum = None if above is None else (minimum or Decimal()) + above
    found = offer_surcharge(SurchargeRule(None, percentage, minimum, maximum), penalties)
    assert found == found.quantize(Decimal("0.01"))
    assert minimum is None or found >= minimum
    assert maximum is None or found <= maximum
    exact = sum(penalties, Decimal()) * percentage / 100
    if (minimum is None or exact >= minimum) and (maximum is None or exact <= maximum):
        assert Decimal() <= exact - found < Decimal("0.01")


def test_the_total_is_penalties_compensation_costs_and_surcharge() -> None:
    offer = assessed(charge(compensation="1.50"), charge("RR89005")).offer
    assert offer is not None
    assert (offer.penalties, offer.compensation, offer.costs) == (Decimal(220), Decimal("1.50"), Decimal(80))
    assert offer.surcharge == Decimal(88)
    assert str(offer.total) == "389.50"


@given(MONEY, st.decimals(min_value=0, max_value=10, places=2) | st.none(), st.none() | MONEY)
def test_a_total_never_loses_or_gains_anything(
    penalty: Decimal, compensation: Decimal | None, costs: Decimal | None
) -> None:
    offence = UUID(int=1)
    offer = assess_offer(
        prosecutor_is_approved=True,
        level=PenaltyLevel.ADULT,
        charges=[ChargeFacts(offence, "X", True, compensation)],
        standard_penalties={"X": penalty},
        surcharge=None,
        costs=costs,
    ).offer
    assert offer is not None
    assert offer.total == penalty + (compensation or 0) + (costs or 0)


RULES = st.one_of(
    st.none(),
    st.builds(SurchargeRule, fixed_amount=MONEY),
    st.builds(
        lambda percentage, low, above: SurchargeRule(
            None, percentage, low, None if above is None else (low or Decimal()) + above
        ),
        st.decimals(min_value=0, max_value=100, places=2),
        st.none() | MONEY,
        st.none() | MONEY,
    ),
)
CHARGES = st.lists(
    st.tuples(MONEY, st.none() | st.decimals(min_value=0, max_value=10, places=2)), min_size=1, max_size=6
)


def in_pence(rule: SurchargeRule | None, penalties: list[Decimal]) -> int:
    """The surcharge worked out another way: in whole pence, with fractions."""
    if rule is None:
        return 0
    if rule.fixed_amount is not None:
        return int(Fraction(rule.fixed_amount) * 100)
    exact = Fraction(sum(penalties, Decimal())) * Fraction(rule.percentage or 0)
    exact = max(exact, Fraction(rule.minimum) * 100) if rule.minimum is not None else exact
    exact = min(exact, Fraction(rule.maximum) * 100) if rule.maximum is not None else exact
    return int(exact)


@given(CHARGES, RULES, st.none() | MONEY, st.randoms(use_true_random=False))
def test_the_total_agrees_with_whole_pence_and_not_with_the_order_of_the_charges(
    charges: list[tuple[Decimal, Decimal | None]], rule: SurchargeRule | None, costs: Decimal | None, shuffle: Random
) -> None:
    facts = [ChargeFacts(uuid4(), f"C{number}", True, owed) for number, (_penalty, owed) in enumerate(charges)]
    penalties = {f"C{number}": penalty for number, (penalty, _owed) in enumerate(charges)}
    expected = in_pence(rule, list(penalties.values()))
    expected += sum(int(penalty * 100) + int((owed or 0) * 100) for penalty, owed in charges) + int((costs or 0) * 100)
    for _twice in range(2):
        offer = assess_offer(
            prosecutor_is_approved=True,
            level=PenaltyLevel.ADULT,
            charges=facts,
            standard_penalties=penalties,
            surcharge=rule,
            costs=costs,
        ).offer
        assert offer is not None
        assert int(offer.total * 100) == expected
        assert offer.total == offer.penalties + offer.compensation + offer.costs + offer.surcharge
        shuffle.shuffle(facts)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.none() | MONEY), max_size=6), st.booleans())
def test_one_charge_that_does_not_qualify_is_enough_to_have_no_offer(
    charges: list[tuple[bool, bool, Decimal | None]], approved: bool
) -> None:
    """Each charge: whether it is offered, whether it is on the list, and what compensation is asked."""
    found = assessed(
        *(
            charge(
                "TF05017" if listed else "RT88191", is_offered=offered, compensation=None if owed is None else str(owed)
            )
            for offered, listed, owed in charges
        ),
        approved=approved,
    )
    anything_offered = approved and any(offered for offered, _listed, _owed in charges)
    everything = all(offered and listed and (owed or 0) <= 10 for offered, listed, owed in charges)
    expected = OfferOutcome.OFFERED if everything else OfferOutcome.NOT_ALL_QUALIFY
    assert found.outcome == (expected if anything_offered else OfferOutcome.NONE_MADE)


INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


@given(INSTANTS, st.timedeltas(timedelta(), timedelta(days=8)))
def test_the_cooling_off_lasts_to_the_end_of_the_fifth_day_in_london(accepted_at: datetime, later: timedelta) -> None:
    london = ZoneInfo("Europe/London")
    day = accepted_at.astimezone(london).date() + timedelta(days=6)
    over = datetime(day.year, day.month, day.day, tzinfo=london)
    last_day, now = last_day_to_change(accepted_at), accepted_at + later
    assert is_cooling_off(last_day, now=now) == (now < over)
    assert convicted_from(last_day) == day
    assert over - accepted_at > timedelta(days=5) - timedelta(hours=1)


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_night_in_which_the_clocks_change_has_no_gap(night: date) -> None:
    london = ZoneInfo("Europe/London")
    midnight = datetime(night.year, night.month, night.day, tzinfo=london).astimezone(UTC)
    following = (midnight + timedelta(hours=36)).astimezone(london).replace(hour=0, minute=0).astimezone(UTC)
    assert is_cooling_off(night, now=following - timedelta(seconds=1))
    assert not is_cooling_off(night, now=following)


def test_the_payment_is_due_28_days_after_the_conviction() -> None:
    assert pay_by(date(2026, 12, 7)) == date(2027, 1, 4)


def test_the_example_of_the_documentation_comes_out() -> None:
    offer = assess_offer(
        prosecutor_is_approved=True,
        level=PenaltyLevel.ADULT,
        charges=[charge(compensation="2.80"), charge()],
        standard_penalties={"TF05017": Decimal("50.00")},
        surcharge=FORTY_PERCENT,
        costs=Decimal("85.00"),
    ).offer
    assert offer is not None
    assert f"**£{offer.total}**" in (PROJECT_FOLDER / "docs" / "fixed-offers.md").read_text()
