"""The page "your case": what one is charged with, or why it cannot be answered online."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from commonplatform.ui.formats import page_language
from pleas.help_lines import help_line
from pleas.presenters.texts import CourtView, Said, court_view, said
from pleas.rollout import last_day
from pleas.types import Charge, OwnCase

Text = str | Promise


@dataclass(frozen=True, slots=True)
class ChargeView:
    """One charge as it is read."""

    number: int
    title: Said
    wording: Said
    legislation: Said


@dataclass(frozen=True, slots=True)
class OwnCaseView:
    """The case in the language of the page."""

    reference: str
    prosecutor: Said
    defendant: str
    is_single_justice: bool
    posting_date: date | None
    first_hearing_at: datetime | None
    charges: tuple[ChargeView, ...]
    court: CourtView | None
    help_line: str
    answer_by: date | None = None
    offer_accepted_until: date | None = None
    is_company: bool = False


def own_case_view(case: OwnCase) -> OwnCaseView:
    """The case as its defendant reads it."""
    return OwnCaseView(
        reference=case.reference,
        prosecutor=said(case.prosecutor),
        defendant=case.defendant_name,
        is_single_justice=case.is_single_justice,
        posting_date=case.posting_date,
        first_hearing_at=case.first_hearing_at,
        charges=tuple(charge_view(charge) for charge in case.charges),
        court=court_view(case.court) if case.court else None,
        help_line=help_line(page_language()),
        answer_by=last_day(case) if case.is_single_justice else None,
        offer_accepted_until=_pending_until(case),
        is_company=case.is_company,
    )


def charge_view(charge: Charge) -> ChargeView:
    """One charge in the language of the page, or in English and marked so."""
    return ChargeView(
        number=charge.number,
        title=said(charge.title),
        wording=said(charge.wording),
        legislation=said(charge.legislation),
    )


def _pending_until(case: OwnCase) -> date | None:
    accepted = case.accepted_offer
    return accepted.can_change_until if accepted is not None and accepted.is_pending else None
