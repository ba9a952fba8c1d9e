"""`docs/fine-estimate.md` says what the code does: every table and every worked example of it is run."""

import csv
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from uuid import uuid4

import pytest

from cases.fixed_offer import SurchargeRule
from commonplatform.reference.services.load_reference import DATA
from pleas.fine_estimate import (
    BANDS,
    CREDIT,
    DEEMED_ON_BENEFITS,
    DEEMED_UNKNOWN,
    LEVEL_MAXIMUMS,
    Band,
    ChargeToEstimate,
    Guideline,
    PleaStage,
    estimate,
    relevant_income,
)

PAGE = (Path(__file__).parents[4] / "docs" / "fine-estimate.md").read_text()


def table(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, without its head."""
    section = PAGE.split(f"\n## {heading}")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def rows_of(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def pounds(text: str) -> Decimal | None:
    return None if text == "unlimited" else Decimal(text.strip("£").replace(",", ""))


def rule(level: str, on: date) -> SurchargeRule:
    (row,) = (
        row
        for row in rows_of("surcharges.csv")
        if row["level"] == level
        and row["valid_from"] <= on.isoformat()
        and (not row["valid_to"] or row["valid_to"] >= on.isoformat())
    )
    figures = (row["fixed_amount"], row["percentage"], row["minimum"], row["maximum"])
    return SurchargeRule(*(Decimal(figure) if figure else None for figure in figures))


def guideline(code: str) -> Guideline | None:
    for row in rows_of("fine_guidelines.csv"):
        if row["offence_code"] == code:
            maximum = Decimal(row["maximum"]) if row["maximum"] else None
            return Guideline(Band(row["lowest_band"]), Band(row["highest_band"]), maximum)
    return None


def test_the_bands_are_those_of_the_page() -> None:
    said = {Band(name): tuple(map(int, figures)) for name, *figures in table("2.")}
    assert said == {band: (it.lowest, it.starting_point, it.highest) for band, it in BANDS.items()}


def test_the_largest_fines_are_those_of_the_page() -> None:
    assert {int(level): pounds(amount) for level, amount in table("3.")} == LEVEL_MAXIMUMS


def test_the_reductions_are_those_of_the_page() -> None:
    said = [Fraction(0) if amount == "none" else Fraction(amount.split()[-1]) for _when, amount in table("4.")]
    assert said == list(CREDIT.values())


def test_the_deemed_incomes_are_those_of_the_page() -> None:
    assert [pounds(amount) for _known, amount in table("1.")[1:]] == [DEEMED_ON_BENEFITS, DEEMED_UNKNOWN]


def test_the_surcharges_are_those_of_the_page() -> None:
    said = table("5.")
    for level, column in (("adult", 1), ("organisation", 1), ("youth", 2)):
        kept = [row for row in rows_of("surcharges.csv") if row["level"] == level]
        assert [row["valid_from"] for row in kept] == [line[0] for line in said]
        for row, line in zip(kept, said, strict=True):
            figures = [row["fixed_amount"], row["percentage"], row["minimum"], row["maximum"]]
            numbers = re.findall(r"\d[\d,]*\d|\d", line[column])
            assert [figure for figure in figures if figure] == [number.replace(",", "") for number in numbers]
            assert line[3] in row["source"]


def test_each_period_of_the_surcharge_ends_the_day_before_the_next() -> None:
    for level in ("adult", "organisation", "youth"):
        rows = [row for row in rows_of("surcharges.csv") if row["level"] == level]
        ends = [date.fromisoformat(row["valid_to"]).toordinal() + 1 for row in rows[:-1]]
        assert ends == [date.fromisoformat(row["valid_from"]).toordinal() for row in rows[1:]]
        assert rows[-1]["valid_to"] == ""


def test_the_bands_of_the_offences_are_those_of_the_page() -> None:
    said = {(code, bands, pounds(amount), source) for code, bands, amount, source in table("7.")}
    kept = {
        (
            row["offence_code"],
            f"{row['lowest_band']}–{row['highest_band']}",
            Decimal(row["maximum"]) if row["maximum"] else None,
            row["source"].removeprefix("Sentencing Council, "),
        )
        for row in rows_of("fine_guidelines.csv")
    }
    assert said == kept


@pytest.mark.parametrize("example", table("9."), ids=" ".join)
def test_a_worked_example_comes_out_as_it_says(example: list[str]) -> None:
    income, codes, plea, on, costs, lowest, highest = example
    found = estimate(
        [ChargeToEstimate(uuid4(), guideline(code)) for code in codes.split()],
        income=relevant_income(Decimal(income) if income.isdigit() else None, only_benefits=income == "benefits"),
        stage=PleaStage(plea),
        surcharge=rule("adult", date.fromisoformat(on)),
        costs=Decimal(costs),
    )
    assert (found.total.lowest, found.total.highest) == (Decimal(lowest), Decimal(highest))
