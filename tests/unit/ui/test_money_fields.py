"""Amounts of money as people type them."""

from decimal import Decimal

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from commonplatform.ui.money_fields import MoneyField


class Wages(forms.Form):
    pay = MoneyField(label="Pay", subject="Your pay", missing="Enter your pay")
    tips = MoneyField(label="Tips", subject="Your tips")


def read(typed: str) -> Decimal | str:
    """The amount, or the message."""
    form = Wages({"pay": typed, "tips": ""})
    if not form.is_valid():
        return str(form.errors["pay"][0])
    amount: Decimal = form.cleaned_data["pay"]
    return amount


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("400", "400.00"),
        ("400.5", "400.50"),
        ("1,250.50", "1250.50"),
        ("£1,250", "1250.00"),
        (" £ 1 250.50 ", "1250.50"),
        ("１２５０", "1250.00"),
        ("0", "0.00"),
        ("0.01", "0.01"),
        ("999,999.99", "999999.99"),
        ("007", "7.00"),
        ("-0", "0.00"),
    ],
)
def test_an_amount_is_read_however_it_is_written(typed: str, amount: str) -> None:
    assert str(read(typed)) == amount


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Enter your pay"),
        ("   ", "Enter your pay"),
        ("1,23", "Your pay must be an amount of money, like 1250 or 1,250.50"),
        ("1,2500", "Your pay must be an amount of money, like 1250 or 1,250.50"),
        ("12.", "Your pay must be an amount of money, like 1250 or 1,250.50"),
        (".50", "Your pay must be an amount of money, like 1250 or 1,250.50"),
        ("££5", "Your pay must be an amount of money, like 1250 or 1,250.50"),
        ("400 a week", "Your pay must be an amount of money, like 1250 or 1,250.50"),
        ("1e5", "Your pay must be an amount of money, like 1250 or 1,250.50"),
        ("NaN", "Your pay must be an amount of money, like 1250 or 1,250.50"),
        ("٤٠٠", "Your pay must be an amount of money, like 1250 or 1,250.50"),
        ("400.123", "Your pay must have no more than 2 decimal places"),
        ("-1", "Your pay must be £0 or more"),
        ("-£1", "Your pay must be £0 or more"),
        ("1000000", "Your pay must be £999,999.99 or less"),
        ("9" * 60, "Your pay must be £999,999.99 or less"),
    ],
)
def test_what_is_no_amount_is_said_in_words_that_name_the_field(typed: str, says: str) -> None:
    assert read(typed) == says


def test_in_welsh_too() -> None:
    with translation.override("cy"):
        assert "0 neu fwy" in str(read("-1"))


@given(st.decimals(min_value=0, max_value=Decimal("999999.99"), places=2))
def test_every_amount_that_is_shown_again_is_read_back(amount: Decimal) -> None:
    shown = MoneyField(subject="Pay").prepare_value(amount)
    assert read(str(shown)) == amount
    assert read(f"£{amount:,.2f}") == amount


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_whatever_is_typed_is_an_amount_within_the_limits_or_a_message(typed: str) -> None:
    found = read(typed)
    assert isinstance(found, str) or Decimal() <= found <= Decimal("999999.99")


def test_a_blank_optional_amount_is_none_and_what_was_typed_is_kept() -> None:
    form = Wages({"pay": "lots", "tips": ""})
    assert not form.is_valid()
    assert form.cleaned_data["tips"] is None
    assert form["pay"].value() == "lots"
