"""How far the journeys of abandoned drafts came."""

from collections.abc import Iterator, Sequence

import structlog
from django.utils import timezone
from pydantic import ValidationError

from cases.selectors.answering_many import Asked, asked
from pleas.answers import Answers
from pleas.counted import given_up
from pleas.figures.types import GivenUp
from pleas.journey import CaseFacts
from pleas.models import Draft
from pleas.motoring import is_motoring

logger = structlog.get_logger(__name__)


def given_up_in(drafts: Sequence[Draft]) -> Iterator[GivenUp]:
    """One per draft, on the day of its last answer; a draft that cannot be read is left out and logged."""
    known = asked([draft.defendant_id for draft in drafts])
    for draft in drafts:
        facts = known.get(draft.defendant_id)
        try:
            answers = Answers.from_json(draft.answers)
        except ValidationError:
            logger.warning("draft_not_readable")
            continue
        if facts is not None:
            yield _given_up(draft, facts, answers)


def _given_up(draft: Draft, case: Asked, answers: Answers) -> GivenUp:
    day = timezone.localdate(draft.saved_at)
    facts = CaseFacts(
        charges=case.charges,
        today=day,
        is_company=case.is_company,
        court_supports_welsh=case.court_is_welsh,
        has_motoring_charge=any(is_motoring(code) for code in case.codes),
        birth_is_known=case.birth_is_known,
        has_fixed_offer=answers.offer is not None,
    )
    return given_up(GivenUp(draft.case_id, draft.defendant_id, day, (), ""), facts, answers)
