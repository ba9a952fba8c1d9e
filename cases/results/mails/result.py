"""The result as it is told to the defendant (domain document "Online plea", Results)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.mails.case_contact import COURT_EXAMPLE, CaseContact, contact_words
from cases.results.codes import ENDORSEMENT
from cases.results.paying import how_to_pay
from cases.results.types import OwnResult, Wording
from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail
from commonplatform.ui.formats import long_date, money, page_language


@dataclass(frozen=True, slots=True)
class ToldResult:
    """Who is told what: the outcome with the case and the name on it."""

    outcome: OwnResult
    contact: CaseContact
    defendant_name: str
    welsh_court: bool


def result_mail(told: ToldResult, *, address: str, language: str) -> EffectRequest:
    """One mail. Wording goes along in both languages; the reader's is chosen when it is written."""
    outcome = told.outcome
    lines = [line for charge in outcome.charges for line in charge.lines if line.code not in ENDORSEMENT]
    facts = {
        **told.contact.facts(),
        "name": told.defendant_name,
        "welsh_court": told.welsh_court,
        "hearing_on": outcome.hearing_on.isoformat(),
        "decisions": [_both(line.said) for line in lines],
        "endorsements": [_both(each) for each in outcome.endorsements],
        "total": str(outcome.total),
        "pay_by": outcome.pay_by.isoformat() if outcome.pay_by else "",
        "instalment": str(outcome.instalment_amount) if outcome.instalment_amount else "",
        "lump_sum": str(outcome.lump_sum) if outcome.lump_sum else "",
        "division": outcome.division,
        "account_number": outcome.account_number,
    }
    return mail(RESULT.name, address=address, language=language, facts=facts)


def _both(wording: Wording) -> list[str]:
    return [wording.english, wording.welsh]


def _words(facts: Mapping[str, Any]) -> dict[str, Any]:
    words = contact_words(facts)
    return {
        **words,
        "hearing_on": long_date(date.fromisoformat(facts["hearing_on"])),
        "decisions": [_said(each) for each in facts["decisions"]],
        "endorsements": [_said(each) for each in facts["endorsements"]],
        "total": _money(facts["total"]),
        "instalment": _money(facts["instalment"]),
        "lump_sum": _money(facts["lump_sum"]),
        "pay_by": long_date(date.fromisoformat(facts["pay_by"])) if facts["pay_by"] else "",
        "paying": how_to_pay(
            division=facts["division"],
            account_number=facts["account_number"],
            welsh_court=facts["welsh_court"],
            court_email=facts["court"]["email"],
        ),
    }


def _said(both: list[str]) -> str:
    return Wording(*both).in_language(page_language())


def _money(amount: str) -> str:
    """In words of money; nothing for nothing."""
    return money(Decimal(amount)) if amount and Decimal(amount) else ""


RESULT = MessageTemplate(
    "result",
    _("Result of a case"),
    Audience.DEFENDANT,
    example={
        "case_reference": "62CA1000926",
        "court": COURT_EXAMPLE,
        "name": "Ifan Llwyd",
        "welsh_court": True,
        "hearing_on": "2026-11-16",
        "decisions": [
            ["Fined £220.00.", "Dirwy o £220.00."],
            ["To pay a surcharge of £88.00.", "I dalu gordal o £88.00."],
            ["To pay costs of £90.00.", ""],
        ],
        "endorsements": [["Driving record endorsed with 3 points.", "Cofnod gyrru i’w ardystio â 3 phwynt."]],
        "total": "398.00",
        "pay_by": "2026-12-14",
        "instalment": "",
        "lump_sum": "398.00",
        "division": "077",
        "account_number": "26012345A",
    },
    words=_words,
)
