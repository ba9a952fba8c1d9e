"""From the remand in court to the solicitor's list, and on to the extension of the limit."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.models import Offence
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.reference.models import Offence as Record
from commonplatform.ui.formats import long_date, short_date, weekday_date
from tests.functional.defence.steps import put_on_record
from tests.journeys.conftest import SomebodyWorks
from tests.journeys.world import ADA, CHARLES, REFERENCE, Story, make_story
from tests.support.browser import Visitor
from tests.support.custody import plant_figures
from tests.support.live import carry_out_effects, person_who_signs_in
from tests.support.world import court_staff

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_remand_is_recorded_minded_by_the_defence_and_extended(somebody_works: SomebodyWorks) -> None:
    story = make_story(defendants=(ADA, CHARLES))
    adviser = given_an_either_way_charge_and_a_legal_adviser(story)
    court = somebody_works(adviser).is_signed_in()
    when_the_remand_is_checked_and_recorded(court, story)
    solicitor = somebody_works(story.solicitor).is_signed_in()
    then_the_solicitor_sees_how_many_days_are_left_and_why(solicitor, story)
    when_the_limit_is_extended(court, story)
    then_the_solicitor_sees_the_new_limit(solicitor)


def given_an_either_way_charge_and_a_legal_adviser(story: Story) -> User:
    plant_figures()
    record = Record.objects.create(code="RT88191", title="Charge", mode_of_trial="EWAY")
    Offence.objects.filter(case=story.case).update(record=record)
    put_on_record(story.case, story.firm)
    carry_out_effects()
    return person_who_signs_in(Role.LEGAL_ADVISER, court_staff(story.court), full_name="Lena Adviser")


def when_the_remand_is_checked_and_recorded(court: Visitor, story: Story) -> None:
    today = timezone.localdate()
    court.visit(f"/cases/{story.case.pk}/defendants/")
    court.follow("Record remand : Ada Lovelace")
    court.choose("In custody")
    court.write_date("Day of the hearing", today)
    court.write_date("Held without a break since (optional)", today - timedelta(days=2))
    court.write("Days held before that (optional)", "many")
    court.press("See what follows")
    court.is_told("Days held before that must be a whole number, like 12")
    court.write("Days held before that (optional)", "40")
    court.press("See what follows")
    court.sees("56 days: Either way, allocation not decided", "40 days", "Nothing is recorded yet.")
    court.press("Record the remand")
    court.sees("The remand is recorded", "In custody, decided on", "How this was worked out")


def then_the_solicitor_sees_how_many_days_are_left_and_why(solicitor: Visitor, story: Story) -> None:
    limit_on = Offence.objects.get(defendant__case=story.case, defendant__position=1).custody_limit.limit_on
    left = (limit_on - timezone.localdate()).days
    assert 0 < left <= 14, "near"
    solicitor.visit("/defence/my-cases/?custody=near")
    solicitor.sees(REFERENCE, short_date(limit_on), f"{left} days left")
    solicitor.follow(REFERENCE)
    solicitor.sees(f"Custody time limit {short_date(limit_on)}: {left} days left")
    solicitor.follow("Defendants and charges")
    solicitor.sees(weekday_date(limit_on), "How this was worked out")
    solicitor.does_not_see("Babbage", "Extend the limit")


def when_the_limit_is_extended(court: Visitor, story: Story) -> None:
    today = timezone.localdate()
    court.follow("Extend the limit : Drive a motor vehicle over the speed limit, Ada Lovelace")
    court.write_date("New custody time limit", today + timedelta(days=70))
    court.write_date("Day of the hearing at which it was extended", today)
    court.write("Why did the court extend it?", "A witness is ill")
    court.press("Extend the custody time limit")
    court.sees("The custody time limit is extended", f"Extended by the court on {long_date(today)}")


def then_the_solicitor_sees_the_new_limit(solicitor: Visitor) -> None:
    solicitor.visit("/defence/my-cases/?sort=custody")
    solicitor.sees(short_date(timezone.localdate() + timedelta(days=70)), "70 days left")
    solicitor.visit("/defence/my-cases/?custody=near")
    solicitor.sees("No case fits these filters")
