"""Who is held in the story: recorded by an officer of the court, as at a hearing."""

from datetime import date, time, timedelta

from cases.custody.selectors import custody_held
from cases.custody.services import record_remand
from cases.custody.states import RemandStatus
from cases.custody.types import RemandDecision
from cases.selectors import case_page, open_case
from cases.types import CaseListFilter
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.demonstration.dates import moment, the_clock_at
from commonplatform.demonstration.services.build_world import organisation_standing_for, person_acting
from commonplatform.demonstration.told import RemandTold, cases, remands


def tell_custody(*, today: date) -> None:
    """Each remand once; one that is recorded stays as it is."""
    courts = {case.reference: case.court for case in cases()}
    for told in remands():
        _tell(told, courts[told.reference], today)


def _tell(told: RemandTold, court: str, today: date) -> None:
    officer = person_acting(Role.COURT_OFFICER, organisation_standing_for(court))
    with the_clock_at(moment(today, told.hearing_days_ago, time(11, 40))), actor_scope(officer):
        (line,) = case_page(officer, CaseListFilter(text=told.reference)).lines
        held = {each.display_name: each.pk for each in open_case(officer, line.case_id).defendants}
        defendant_id = held[told.defendant]
        custody = custody_held([defendant_id]).get(defendant_id)
        if custody is not None and custody.remand is not None:
            return
        decision = RemandDecision(
            code=RemandStatus(told.status),
            hearing_on=today - timedelta(days=told.hearing_days_ago),
            held_since=today - timedelta(days=told.held_since_days_ago),
            days_before=told.days_before,
        )
        record_remand(actor=officer, defendant_id=defendant_id, decision=decision)
