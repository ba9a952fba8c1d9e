"""What the court decided, and how to pay (domain document "Online plea", Results)."""

from dataclasses import dataclass

from cases.results.paying import HowToPay, how_to_pay
from cases.results.types import ChargeOutcome, OwnResult, Wording
from commonplatform.ui.formats import long_date, money, page_language
from pleas.presenters.texts import Said
from pleas.types import OwnCase


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """One charge. A disqualification is told by post: `see_letter`."""

    title: Said
    lines: tuple[Said, ...]
    see_letter: bool
    adjourned: bool


@dataclass(frozen=True, slots=True)
class ResultView:
    """The outcome in the language of the page; `paying` where there is an account."""

    decided_on: str
    charges: tuple[OutcomeView, ...]
    total: str
    pay_by: str
    endorsements: tuple[Said, ...]
    paying: HowToPay | None


def result_view(result: OwnResult, case: OwnCase) -> ResultView:
    """For the proved defendant only."""
    court = case.court
    paying = how_to_pay(
        division=result.division,
        account_number=result.account_number,
        welsh_court=court is not None and court.supports_welsh,
        court_email=court.email if court else "",
    )
    return ResultView(
        decided_on=long_date(result.hearing_on),
        charges=tuple(_charge(charge) for charge in result.charges),
        total=money(result.total) if result.total else "",
        pay_by=long_date(result.pay_by),
        endorsements=tuple(_said(wording) for wording in result.endorsements),
        paying=paying if result.can_be_paid else None,
    )


def _charge(charge: ChargeOutcome) -> OutcomeView:
    lines = tuple(_said(line.said) for line in charge.lines)
    return OutcomeView(_said(charge.title), lines, charge.see_letter, charge.adjourned)


def _said(wording: Wording) -> Said:
    language = page_language()
    return Said(wording.in_language(language), wording.foreign_to(language))
