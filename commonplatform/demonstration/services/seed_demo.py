"""The whole demonstration world, built through the services so that every rule held for it."""

from collections.abc import Callable

from django.utils import timezone

from cases.intake.reference_snapshot import ReferenceSnapshot
from cases.selectors import case_page
from cases.types import CaseListFilter
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.demonstration.services.build_world import (
    build_world,
    organisation_standing_for,
    person_acting,
)
from commonplatform.demonstration.services.hold_sessions import hold_sessions, issue_first_list
from commonplatform.demonstration.services.tell_case import tell_case
from commonplatform.demonstration.services.tell_custody import tell_custody
from commonplatform.demonstration.services.tell_figures import tell_figures
from commonplatform.demonstration.services.tell_offers import tell_offers
from commonplatform.demonstration.services.tell_results import tell_results
from commonplatform.demonstration.told import cases, rows


def seed_demo(say: Callable[[str], None]) -> None:
    """Build what is missing; an interrupted run is taken up where it stopped."""
    today = timezone.localdate()
    build_world()
    say("courts, organisations, people")
    sessions = hold_sessions(today=today)
    say(f"{len(sessions)} court sessions")
    reference = ReferenceSnapshot()
    for told, case in enumerate(cases(), start=1):
        tell_case(case, today=today, sessions=sessions, reference=reference)
        if told % 20 == 0:
            say(f"{told} cases")
    tell_custody(today=today)
    tell_offers(today=today)
    tell_results(today=today)
    say("fixed offers and results")
    issue_first_list(today=today)
    say(f"{tell_figures(today=today):,} answers behind the figures")


def is_told() -> bool:
    """Is the last case of the story there?"""
    last = cases()[-1]
    if not User.objects.filter(email=next(rows("people"))["email"]).exists():
        return False
    prosecutor = person_acting(Role.PROSECUTOR, organisation_standing_for(last.sender))
    with actor_scope(prosecutor):
        return bool(case_page(prosecutor, CaseListFilter(text=last.reference)).lines)
