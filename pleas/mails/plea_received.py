"""The confirmation: what happens next, whom to contact and what to quote, never what was answered."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.mails.case_contact import COURT_EXAMPLE, case_contact, contact_words
from cases.selectors.answering import AnsweringDefendant
from cases.states import InitiationCode, PleaChoice
from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.page_addresses import page_address
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail
from commonplatform.ui.formats import date_and_time, long_date, page_language
from pleas.help_lines import help_line
from pleas.mails.next_steps import Outcome, next_steps
from pleas.receipt_references import grouped
from pleas.types import Receipt

# Domain document "Online plea", Date windows: the reply window of a single justice procedure notice.
REPLY_WINDOW = timedelta(days=28)


def plea_received(receipt: Receipt, defendant: AnsweringDefendant, choices: Sequence[PleaChoice]) -> EffectRequest:
    """One mail, in the language of the journey. Facts are raw: words are found when it is sent."""
    facts = {
        **case_contact(defendant.case_reference, defendant.court).facts(),
        "reference": grouped(receipt.reference),
        "submitted_at": receipt.submitted_at.isoformat(),
        "single_justice": defendant.initiation_code == InitiationCode.SINGLE_JUSTICE,
        "company": defendant.is_company,
        "guilty": PleaChoice.NOT_GUILTY not in choices,
        "denied": all(choice == PleaChoice.NOT_GUILTY for choice in choices),
        "attending": PleaChoice.GUILTY_ATTENDING in choices,
        "hearing_on": _day(defendant.hearing_on),
        "change_until": _day(_change_until(defendant)),
    }
    return mail(PLEA_RECEIVED.name, address=receipt.email, language=receipt.language, facts=facts)


def _change_until(defendant: AnsweringDefendant) -> date | None:
    """Domain document "Online plea", Date windows: the contact and change deadline."""
    if defendant.initiation_code != InitiationCode.SINGLE_JUSTICE:
        return defendant.hearing_on
    return defendant.posting_date + REPLY_WINDOW if defendant.posting_date else None


def _words(facts: Mapping[str, Any]) -> dict[str, Any]:
    outcome = Outcome(
        single_justice=facts["single_justice"],
        company=facts["company"],
        guilty=facts["guilty"],
        denied=facts["denied"],
        attending=facts["attending"],
        hearing_on=_read(facts["hearing_on"]),
    )
    return {
        **contact_words(facts),
        "sent": date_and_time(datetime.fromisoformat(facts["submitted_at"])),
        "next_steps": next_steps(outcome),
        "change_until": long_date(_read(facts["change_until"])),
        "help_line": help_line(page_language()),
        "feedback": page_address("public:feedback"),
        "privacy": page_address("public:privacy"),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _read(day: str) -> date | None:
    return date.fromisoformat(day) if day else None


PLEA_RECEIVED = MessageTemplate(
    "plea_received",
    _("Plea received"),
    Audience.DEFENDANT,
    example={
        "case_reference": "62CA1000226",
        "court": COURT_EXAMPLE,
        "reference": "2345 6789 BCDF",
        "submitted_at": datetime(2026, 11, 20, 19, 12, tzinfo=timezone.get_fixed_timezone(0)).isoformat(),
        "single_justice": True,
        "company": False,
        "guilty": False,
        "denied": False,
        "attending": False,
        "hearing_on": "",
        "change_until": "2026-12-08",
    },
    words=_words,
)
