"""An instructed firm reads charges and initial details; two firms go on record for two defendants; an order for a firm
that nobody knows locks one of them; the court unlocks; the firm comes back and goes off record."""

from datetime import date

import pytest
from django.utils import timezone

from cases.models import Defendant
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from tests.functional.defence.steps import make_legal_aid_statuses, message, received
from tests.functional.disclosure.steps import World, upload
from tests.journeys.conftest import SomebodyWorks
from tests.journeys.world import ADA, BORN, CHARLES, REFERENCE, Story, make_story
from tests.support.browser import Visitor
from tests.support.live import carry_out_effects, person_who_signs_in
from tests.support.world import make_firm, prosecution_office
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db(transaction=True)

REASON = "The Legal Aid Agency says that the order was for another case"
ARREST = "11/0000/00/1234567A"


def solicitor_of(firm: str, name: str) -> User:
    return person_who_signs_in(Role.SOLICITOR, make_firm(firm), full_name=name)


def searches_by_reference(person: Visitor, surname: str, first_name: str, born_on: date) -> None:
    person.visit("/defence/search/")
    person.write("Case reference or URN", REFERENCE)
    person.write("Surname", surname)
    person.write("First name", first_name)
    person.write_date("Date of birth", born_on)
    person.press("Search")


def searches_by_hearing(person: Visitor) -> None:
    person.visit("/defence/search/")
    person.press("Search")
    person.is_told("Enter the case reference or URN, or the date of a hearing")
    person.write_date("Date of a hearing, if you have no reference", date(2026, 12, 3))
    person.write("Surname", "Lovelace")
    person.write("First name", "Ada")
    person.write_date("Date of birth", BORN)
    person.press("Search")


def goes_on_record(person: Visitor, defendant: str) -> None:
    person.is_at("Go on record")
    person.choose("Privately paid")
    person.press("Go on record")
    person.sees("You are on record for %(defendant)s", defendant=defendant)


def test_instructed_on_record_locked_unlocked_and_off_record(somebody_works: SomebodyWorks) -> None:
    story = make_story(defendants=(ADA, CHARLES))
    given_initial_details_and_the_words_of_legal_aid(story)
    case_page = f"/cases/{story.case.pk}/"

    instructed = somebody_works(solicitor_of("Heron Law LLP", "Ines Tructed")).is_signed_in()
    when_a_firm_says_that_it_is_instructed(instructed)
    then_it_reads_charges_and_initial_details_and_nothing_else(instructed, story)

    own = somebody_works(story.solicitor).is_signed_in()
    searches_by_reference(own, "Lovelace", "Ada", BORN)
    own.sees("Heron Law LLP")
    goes_on_record(own, "Ada Lovelace")
    other = somebody_works(solicitor_of("Wren & Daughters", "Olga Ther")).is_signed_in()
    searches_by_reference(other, "Babbage", "Charles", date(1991, 12, 26))
    goes_on_record(other, "Charles Babbage")
    then_each_sees_its_own_defendant_only(own, other, case_page)

    when_an_order_names_a_firm_that_nobody_knows(story)
    own.visit(case_page, expecting=404)
    instructed.visit(case_page, expecting=404)
    other.visit(case_page)
    searches_by_reference(own, "Lovelace", "Ada", BORN)
    own.sees("User does not have access to case")

    when_the_court_unlocks(somebody_works(story.officer).is_signed_in())
    searches_by_reference(own, "Lovelace", "Ada", BORN)
    goes_on_record(own, "Ada Lovelace")
    when_it_goes_off_record(own)
    own.visit(case_page, expecting=404)
    other.visit(case_page)


def given_initial_details_and_the_words_of_legal_aid(story: Story) -> None:
    make_legal_aid_statuses()
    ada = story.case.defendants.get(position=1)
    Defendant.objects.filter(pk=ada.pk).update(prosecutor_reference=ARREST)
    world = World(
        case=story.case,
        office=prosecution_office(story.authority),
        prosecutor=story.prosecutor,
        officer=story.officer,
        firm=story.firm,
        solicitor=story.solicitor,
        defendant=ada,
    )
    assert upload(world, pdf(2, text="initial details")).status_code == 302
    carry_out_effects()


def when_a_firm_says_that_it_is_instructed(person: Visitor) -> None:
    searches_by_hearing(person)
    person.does_not_see("SW1A 2AA")
    person.press("I have been instructed")
    person.press("Record the instruction")
    person.is_told("Enter the date on which you were instructed")
    person.write_date("When were you instructed?", timezone.localdate())
    person.press("Record the instruction")
    person.sees("Your instruction for %(defendant)s is recorded", defendant="Ada Lovelace")


def then_it_reads_charges_and_initial_details_and_nothing_else(person: Visitor, story: Story) -> None:
    person.sees("You see the charges and the initial details only, until your organisation goes on record.")
    person.follow("Defendants and charges")
    person.sees("Drive a motor vehicle over the speed limit")
    person.does_not_see("SW1A 2AA", "Babbage", "Hearings", "Timeline", "Next hearing")
    person.follow("Documents")
    name, content = person.download(person.reads('td[data-label="Download"] a'))
    assert name.endswith(".pdf")
    assert content.startswith(b"%PDF")
    for place in ("hearings/", "timeline/", "access/"):
        person.visit(f"/cases/{story.case.pk}/{place}", expecting=403)


def then_each_sees_its_own_defendant_only(own: Visitor, other: Visitor, case_page: str) -> None:
    for person, mine, theirs in ((own, "Ada Lovelace", "Babbage"), (other, "Charles Babbage", "Lovelace")):
        person.visit(f"{case_page}defendants/")
        person.sees(mine)
        person.does_not_see(theirs)


def when_an_order_names_a_firm_that_nobody_knows(story: Story) -> None:
    outcome = received(message(story.case, prosecutor_reference=ARREST, contract_number="9Z999Z"))
    assert outcome.reference_id is not None, outcome
    carry_out_effects()


def when_the_court_unlocks(officer: Visitor) -> None:
    officer.visit("/cases/work/")
    officer.sees("Locked: representation order for a firm that is not known")
    officer.follow(REFERENCE)
    officer.follow("Locked: representation order for a firm that is not known (Ada Lovelace)")
    officer.follow("All locked defendants of this court")
    officer.sees("9Z999Z")
    officer.follow("Unlock %(defendant)s", defendant="Ada Lovelace")
    officer.write("Why do you unlock this defendant?", REASON)
    officer.press("Unlock")
    officer.sees("%(defendant)s is unlocked", defendant="Ada Lovelace")


def when_it_goes_off_record(person: Visitor) -> None:
    person.press("Representation")
    person.sees("Active Barrister/Solicitor of record")
    person.follow("End representation of %(defendant)s", defendant="Ada Lovelace")
    person.write("Why does the representation end?", "The client has instructed another firm")
    person.press("End representation")
