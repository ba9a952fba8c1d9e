"""The documents of a case that is over are about to go; a court officer holds them, and lets them go again."""

from datetime import date

import pytest

from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from tests.functional.retention.deciding import decide
from tests.journeys.conftest import SomebodyWorks
from tests.journeys.world import REFERENCE, Story, make_story
from tests.support.browser import Visitor
from tests.support.live import person_who_signs_in
from tests.support.world import court_staff

pytestmark = pytest.mark.django_db(transaction=True)


def test_documents_that_fall_due_are_held_and_let_go(somebody_works: SomebodyWorks) -> None:
    story = make_story()
    officer = given_an_officer_and_a_case_that_ended_long_ago(story)
    court = somebody_works(officer).is_signed_in()
    when_the_officer_reads_that_its_documents_are_due(court, story)
    when_a_hold_is_placed_with_its_reason(court)
    then_the_case_and_the_list_say_who_holds_it_and_why(court)
    when_the_hold_is_lifted(court)


def given_an_officer_and_a_case_that_ended_long_ago(story: Story) -> User:
    decide(story.case, "FO", on=date(2010, 5, 3))
    return person_who_signs_in(Role.COURT_OFFICER, court_staff(story.court), full_name="Cora Officer")


def when_the_officer_reads_that_its_documents_are_due(court: Visitor, story: Story) -> None:
    court.visit(f"/cases/{story.case.pk}/")
    court.sees("Until 3 May 2017", "No custody: 7 years from 3 May 2010")
    court.follow("Documents falling due")
    court.sees(REFERENCE, "No case is on hold")
    court.follow(REFERENCE)


def when_a_hold_is_placed_with_its_reason(court: Visitor) -> None:
    court.follow("Place a hold")
    court.press("Place a hold")
    court.is_told("Enter why the documents must be kept")
    court.write("Why must the documents be kept?", "A public inquiry has asked for them, INQ/7")
    court.press("Place a hold")
    court.sees("The hold is placed: nothing of this case is disposed of")


def then_the_case_and_the_list_say_who_holds_it_and_why(court: Visitor) -> None:
    court.sees("A public inquiry has asked for them, INQ/7 (placed by Cora Officer on", "Until the hold is lifted")
    court.follow("Documents falling due")
    court.sees("Nothing falls due", REFERENCE, "INQ/7")
    court.follow(REFERENCE)


def when_the_hold_is_lifted(court: Visitor) -> None:
    court.follow("Lift the hold")
    court.write("Why is the hold no longer needed?", "The inquiry has ended")
    court.press("Lift the hold")
    court.sees("The hold is lifted", "Until 3 May 2017", "Place a hold")
