"""What stands in the document of an answer (domain document "Online plea", What the court receives)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import translation

from cases.fixed_offer import convicted_from
from cases.offer_lines import figures_of, offer_lines
from cases.presenters.given_answers import needs_rows, plea_rows
from cases.presenters.means import means_sections
from cases.selectors.given_answers import RecordedWithPlea, recorded_with_plea
from commonplatform.audit.types import EffectRefused
from pleas.details_in_document import details_rows
from pleas.models import Submission
from pleas.receipt_references import grouped
from pleas.selectors.own_case import own_case
from pleas.types import Bilingual, Charge, OwnCase, ProvedDefendant

NAMES = {
    "plea": {"en": "Online plea", "cy": "Ple ar-lein"},
    "fixed_offer": {"en": "Fixed offer accepted", "cy": "Derbyn cynnig penodedig"},
    "means": {"en": "Means form", "cy": "Ffurflen modd ariannol"},
}


@dataclass(frozen=True, slots=True)
class PleaDocument:
    """One document to render from `template` and to file in `section`."""

    template: str
    section: str
    language: str
    name: str
    defendant_id: UUID
    facts: dict[str, Any]


def plea_documents(submission_id: UUID) -> list[PleaDocument]:
    """The plea and, where means were given, the means form, or the acceptance of a fixed offer: in English
    for the court and, for a Welsh journey, in Welsh beside it. Needs a scope that holds the case."""
    submission = Submission.objects.filter(pk=submission_id).first()
    if submission is None:
        raise EffectRefused("the submission is not in this case")
    case = own_case(ProvedDefendant(submission.case_id, submission.defendant_id))
    recorded = recorded_with_plea(submission.case_id, submission.defendant_id)
    made = []
    for language in ("en", "cy") if submission.language == "cy" else ("en",):
        with translation.override(language):
            facts = _facts(submission, case, language)
            if submission.kind == Submission.Kind.OFFER:
                made.append(("fixed_offer", "PL", language, {**facts, **_accepted(case, language)}))
                continue
            made.append(("plea", "PL", language, {**facts, **_said_with_pleas(case, recorded, language)}))
            if recorded.means is not None:
                made.append(("means", "MF", language, {**facts, "sections": means_sections(recorded.means)}))
    return [
        PleaDocument(template, section, language, NAMES[template][language], submission.defendant_id, facts)
        for template, section, language, facts in made
    ]


def _said_with_pleas(case: OwnCase, recorded: RecordedWithPlea, language: str) -> dict[str, Any]:
    """Prosecutors read this document: needs stand in it without reasons, which tell of health."""
    entered = recorded.pleas
    return {
        "charges": [
            {
                **_charge(charge, language),
                "plea": entered[charge.offence_id].choice,
                "said": plea_rows(entered[charge.offence_id]),
            }
            for charge in case.charges
            if charge.offence_id in entered
        ],
        "pleaded_by": next((plea.recorded_by for plea in entered.values()), case.defendant_name),
        "needs": needs_rows(recorded.needs, with_reasons=False) if recorded.needs else (),
        "needs_means_at_hearing": recorded.means is None,
    }


def _accepted(case: OwnCase, language: str) -> dict[str, Any]:
    """The offer as it was accepted, whatever became of it since."""
    accepted = case.accepted_offer
    if accepted is None:
        raise EffectRefused("nothing was accepted in this case")
    return {
        "charges": [_charge(charge, language) for charge in case.charges],
        "accepted_by": accepted.accepted_by,
        "lines": offer_lines(figures_of(accepted)),
        "can_change_until": accepted.can_change_until,
        "convicted_from": convicted_from(accepted.can_change_until),
    }


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
        "details": details_rows(submission),
    }


def _charge(charge: Charge, language: str) -> dict[str, Any]:
    return {
        "number": charge.number,
        "title": _said(charge.title, language),
        "wording": _said(charge.wording, language),
        "legislation": _said(charge.legislation, language),
    }


def _said(text: Bilingual, language: str) -> dict[str, str]:
    return {"text": text.in_language(language), "lang": text.foreign_to(language)}
