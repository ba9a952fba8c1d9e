"""Keep a message about legal aid that could not be taken in, where people see it."""

from collections.abc import Mapping
from typing import Any

import structlog
from django.db import transaction
from django.utils import translation

from cases.selectors.legal_aid import Charged
from cases.services import add_work
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.models import LegalAidProblem
from defence.permissions import require_system
from defence.states import OrderRefusal
from defence.types import LegalAidOutcome

WORK = "legal_aid_message"
_LONGEST = 255

logger = structlog.get_logger(__name__)


def keep_legal_aid_problem(
    *, actor: Actor, value: Any, problem: OrderRefusal, detail: str, found: Charged | None = None
) -> LegalAidOutcome:
    """Write the problem down once, log it, put it on the court's work list where the case is held.

    The same message sent again adds nothing."""
    require_system(actor)
    found = found or Charged()
    named = value if isinstance(value, Mapping) else {}
    facts: dict[str, Any] = {
        "case_id": found.case_id,
        "reference": _text(named.get("urn"), 50),
        "application_reference": _text(named.get("application_reference"), 30),
        "problem": problem,
        "detail": detail[:_LONGEST],
    }
    logger.warning("legal_aid_message_refused", problem=str(problem))
    with transaction.atomic():
        if not LegalAidProblem.objects.filter(**facts).exists():
            kept = LegalAidProblem.objects.create(received_from=actor.display_name, **facts)
            record(
                "legal_aid.refused",
                actor=actor,
                case_id=found.case_id,
                defendant_id=found.defendant_id,
                subject_id=kept.pk,
                data={"why": _in_english(problem), "detail": facts["detail"]},
            )
            if found.case_id is not None and found.court_id is not None:
                add_work(principal_id=found.court_id, case_id=found.case_id, defendant_id=found.defendant_id, kind=WORK)
    return LegalAidOutcome(None, problem, facts["detail"])


def _in_english(problem: OrderRefusal) -> str:
    """For the court's timeline, which is in English."""
    with translation.override("en"):
        return str(problem.label)


def _text(value: Any, longest: int) -> str:
    return value.strip()[:longest] if isinstance(value, str) else ""
