"""The lines of the pages of the plea journey, made from its table: a new step needs no line of its own."""

from uuid import uuid4

from django.utils import timezone

from cases.access.policy import Action, Target
from cases.states import PleaChoice
from commonplatform.accounts.types import CITIZEN
from pleas.journey import STEPS, CaseFacts, Step, facts_of, has_page
from pleas.permissions import proved_scope
from pleas.selectors import own_case
from pleas.services import save_answers
from pleas.types import Visit
from tests.support.matrix_cases import CHARGES
from tests.support.matrix_rules import ELSEWHERE, OPEN, Line, the_defendant
from tests.support.plea_answers import Choices, walked

CHOICES = Choices({1: PleaChoice.NOT_GUILTY, 2: PleaChoice.GUILTY}, hardship=True)
WITHOUT_FORM = ("case", "check")


def answer_everything(visit: Visit) -> None:
    """The matrix's defendant is at the end of the journey: whatever is asked of them stands open."""
    with proved_scope(visit.proved):
        facts = facts_of(own_case(visit.proved), today=timezone.localdate())
        save_answers(actor=CITIZEN, visit=visit, change=lambda answers: walked(facts, CHOICES, answers).answers)


def journey_lines() -> dict[str, Line]:
    """A line for every step after the proof that has a page."""
    facts = CaseFacts(tuple(uuid4() for _ in CHARGES), timezone.localdate(), has_motoring_charge=True)
    asked = {place.name for place in walked(facts, CHOICES).places if place.number in (0, 1)}
    made = [step for step in STEPS if not step.before_proof and has_page(step.name)]
    return {f"public:plea:{step.name}": _line(step, asked=step.name in asked) for step in made}


def _line(step: Step, *, asked: bool) -> Line:
    writes = step.name == "charge"
    return Line(
        the_defendant(Action.VIEW, Target.CASE, allowed=OPEN if asked else ELSEWHERE),
        {"number": "charge"} if step.once_per_charge else {},
        posts=step.name not in WITHOUT_FORM,
        sending=the_defendant(Action.CREATE, Target.PLEA, allowed=ELSEWHERE) if writes else None,
        sends={"plea": "plea"} if writes else {},
    )
