"""The report of a run to the staff of the service: counts, and what was left to the post and why."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.results.report import RunReport
from cases.results.states import SkipReason
from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail


def run_report_mail(report: RunReport, *, address: str) -> EffectRequest:
    """English, as all staff mail. Cases by reference, no names."""
    facts = {
        "mailed": report.mailed,
        "skipped": [{"reference": line.reference, "why": line.skipped} for line in report.lines if line.skipped],
    }
    return mail(RESULT_RUN_REPORT.name, address=address, language="en", facts=facts)


def _words(facts: Mapping[str, Any]) -> dict[str, Any]:
    skipped = [{**each, "why": str(SkipReason(each["why"]).label)} for each in facts["skipped"]]
    return {**facts, "skipped": skipped, "processed": facts["mailed"] + len(skipped)}


RESULT_RUN_REPORT = MessageTemplate(
    "result_run_report",
    _("Report of the results run"),
    Audience.SERVICE,
    example={
        "mailed": 41,
        "skipped": [
            {"reference": "01TW1000126", "why": "account_missing"},
            {"reference": "62CA1000226", "why": "disqualified"},
        ],
    },
    words=_words,
)
