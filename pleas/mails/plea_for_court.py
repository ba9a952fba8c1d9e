"""To the court's own mailbox: a plea is on the case. The case is the record; this only points at it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.page_addresses import page_address
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail
from pleas.receipt_references import grouped
from pleas.types import OwnCase

SINGLE_JUSTICE = "<SJP>"


def plea_for_court(case: OwnCase, *, mailbox: str, receipt_reference: str, hearing_on: date | None) -> EffectRequest:
    """English, as all work of the court: the subject by which its office sorts, and where to look.

    Source: domain document "Online plea", What the court receives, 1.
    """
    facts = {
        "case_id": str(case.proved.case_id),
        "case_reference": case.reference,
        "heard": "" if case.is_single_justice else hearing_on.isoformat() if hearing_on else "",
        "single_justice": case.is_single_justice,
        "name": case.defendant_name if case.is_company else f"{case.surname.upper()} {case.forenames}".strip(),
        "reference": grouped(receipt_reference),
    }
    return mail(PLEA_FOR_COURT.name, address=mailbox, language="en", facts=facts)


def _words(facts: Mapping[str, Any]) -> dict[str, Any]:
    heard = SINGLE_JUSTICE if facts["single_justice"] else f"DOH: {facts['heard'] or '–'}"
    return {**facts, "heard": heard, "page": page_address("cases:summary", case_id=facts["case_id"])}


PLEA_FOR_COURT = MessageTemplate(
    "plea_for_court",
    _("Plea for the court"),
    Audience.COURT,
    example={
        "case_id": str(UUID(int=1)),
        "case_reference": "62CA1000226",
        "heard": "2026-12-08",
        "single_justice": False,
        "name": "PRYDDERCH Gwen Mair",
        "reference": "2345 6789 BCDF",
    },
    words=_words,
)
