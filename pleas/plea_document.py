"""What stands in the plea document (domain document "Online plea", What the court receives)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from commonplatform.audit.types import EffectRefused
from pleas.models import Submission
from pleas.receipt_references import grouped
from pleas.selectors.own_case import own_case
from pleas.types import Bilingual, Charge, OwnCase, ProvedDefendant

NAMES = {"en": "Online plea", "cy": "Ple ar-lein"}


@dataclass(frozen=True, slots=True)
class PleaDocument:
    """One document to render."""

    language: str
    name: str
    defendant_id: UUID
    facts: dict[str, Any]


def plea_documents(submission_id: UUID) -> list[PleaDocument]:
    """The English document and, for a Welsh journey, the Welsh one. Needs a scope that holds the case."""
    submission = Submission.objects.filter(pk=submission_id).first()
    if submission is None:
        raise EffectRefused("the submission is not in this case")
    case = own_case(ProvedDefendant(submission.case_id, submission.defendant_id))
    languages = ("en", "cy") if submission.language == "cy" else ("en",)
    return [
        PleaDocument(
            language=language,
            name=NAMES[language],
            defendant_id=submission.defendant_id,
            facts=_facts(submission, case, language),
        )
        for language in languages
    ]


def _facts(submission: Submission, case: OwnCase, language: str) -> dict[str, Any]:
    return {
        "receipt_reference": grouped(submission.reference),
        "case_reference": case.reference,
        "defendant": case.defendant_name,
        "is_company": case.is_company,
        "prosecutor": case.prosecutor.in_language(language),
        "court": case.court.name.in_language(language) if case.court else "",
        "is_single_justice": case.is_single_justice,
        "posting_date": case.posting_date,
        "first_hearing_at": case.first_hearing_at,
        "submitted_at": submission.submitted_at,
        "welsh_journey": submission.language == "cy",
        "email": submission.email,
        "telephone": submission.telephone,
        "charges": [_charge(charge, language) for charge in case.charges],
    }


def _charge(charge: Charge, language: str) -> dict[str, Any]:
    return {
        "number": charge.number,
        "title": _said(charge.title, language),
        "wording": _said(charge.wording, language),
        "legislation": _said(charge.legislation, language),
        "plea": charge.plea,
    }


def _said(text: Bilingual, language: str) -> dict[str, str]:
    return {"text": text.in_language(language), "lang": text.foreign_to(language)}
