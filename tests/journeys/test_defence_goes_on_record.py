"""A solicitor finds the case, goes on record, reads the initial details; the prosecutor sees who read them."""

from datetime import date

import pytest

from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.storage.tickets import files_origin
from tests.functional.disclosure.steps import World, upload
from tests.journeys.conftest import SomebodyWorks
from tests.journeys.world import ADA, BORN, CHARLES, REFERENCE, Story, make_story
from tests.support.browser import Visitor
from tests.support.live import Outbox, carry_out_effects, person_who_signs_in, words_of
from tests.support.world import make_firm, prosecution_office
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db(transaction=True)


def another_solicitor() -> User:
    return person_who_signs_in(Role.SOLICITOR, make_firm("Heron Law LLP"), full_name="Other Icitor")


def searches(solicitor: Visitor, *, reference: str = REFERENCE, born_on: date = BORN) -> None:
    solicitor.follow("Find a case")
    solicitor.write("Case reference or URN", reference)
    solicitor.write("Surname", "lovelace")
    solicitor.write("First name", "Ada")
    solicitor.write_date("Date of birth", born_on)
    solicitor.press("Search")


def test_on_record_initial_details_read_and_everybody_who_may_know_knows(
    somebody_works: SomebodyWorks, outbox: Outbox
) -> None:
    story = make_story(defendants=(ADA, CHARLES))
    given_initial_details_were_served(story)

    solicitor = somebody_works(story.solicitor).signs_in()
    when_the_date_of_birth_is_wrong_nothing_is_found(solicitor)
    when_all_details_are_right_the_firm_goes_on_record(solicitor)
    then_only_its_own_defendant_can_be_read(solicitor)
    when_the_initial_details_are_downloaded(solicitor)
    carry_out_effects()
    then_the_prosecutor_sees_who_opened_them(somebody_works(story.prosecutor).is_signed_in(), story)
    then_the_prosecutor_was_told_by_mail(outbox, story)
    then_another_firm_is_told_who_is_on_record_and_finds_nothing_else(
        somebody_works(another_solicitor()).is_signed_in(), story
    )
    when_the_representation_ends_the_case_is_gone(solicitor, story)


def given_initial_details_were_served(story: Story) -> None:
    world = World(
        case=story.case,
        office=prosecution_office(story.authority),
        prosecutor=story.prosecutor,
        officer=story.officer,
        firm=story.firm,
        solicitor=story.solicitor,
        defendant=story.case.defendants.get(position=1),
    )
    assert upload(world, pdf(2, text="initial details")).status_code == 302
    carry_out_effects()


def when_the_date_of_birth_is_wrong_nothing_is_found(solicitor: Visitor) -> None:
    searches(solicitor, born_on=date(1990, 12, 11))
    solicitor.is_told("No case matches all of these details")


def when_all_details_are_right_the_firm_goes_on_record(solicitor: Visitor) -> None:
    searches(solicitor, reference=" 42-ab-12345/26 ")
    solicitor.is_at("Go on record")
    solicitor.does_not_see("SW1A 2AA")
    solicitor.choose("Representation order")
    solicitor.press("Go on record")
    solicitor.sees("You are on record for %(defendant)s", defendant="Ada Lovelace")


def then_only_its_own_defendant_can_be_read(solicitor: Visitor) -> None:
    solicitor.follow("Defendants and charges")
    solicitor.sees("Ada Lovelace", "SW1A 2AA")
    solicitor.does_not_see("Babbage")


def when_the_initial_details_are_downloaded(solicitor: Visitor) -> None:
    solicitor.follow("Documents")
    solicitor.follow(solicitor.reads("table a"))
    solicitor.sees("Open the document", "Ada Lovelace")
    framed = [frame.url for frame in solicitor.page.frames[1:]]
    assert any(url.startswith(f"{files_origin()}/") for url in framed), framed
    name, content = solicitor.download("Download the original")
    assert name.endswith(".pdf")
    assert content.startswith(b"%PDF")


def then_the_prosecutor_sees_who_opened_them(prosecutor: Visitor, story: Story) -> None:
    prosecutor.visit(f"/documents/case/{story.case.pk}/")
    prosecutor.follow("Who has opened documents")
    prosecutor.sees("Quill & Partners", "Sol Icitor", "Version 1")


def then_the_prosecutor_was_told_by_mail(outbox: Outbox, story: Story) -> None:
    mails = outbox.to(story.authority.email)
    assert len(mails) == 2, "of the representation and of the reading"
    assert all("Quill & Partners" in words_of(mail) for mail in mails)


def then_another_firm_is_told_who_is_on_record_and_finds_nothing_else(other: Visitor, story: Story) -> None:
    other.visit("/cases/work/")
    searches(other)
    other.is_at("Already represented")
    other.sees("%(firm)s already associated", firm="Quill & Partners")
    for place in ("", "defendants/", "hearings/", "timeline/", "access/"):
        other.visit(f"/cases/{story.case.pk}/{place}", expecting=404)
    other.visit(f"/documents/case/{story.case.pk}/", expecting=404)
    other.visit(f"/defence/cases/{story.case.pk}/representation/", expecting=404)


def when_the_representation_ends_the_case_is_gone(solicitor: Visitor, story: Story) -> None:
    solicitor.follow("Summary")
    solicitor.press("Representation")
    solicitor.follow("End representation of %(defendant)s", defendant="Ada Lovelace")
    solicitor.write("Why does the representation end?", "The client has instructed another firm")
    solicitor.press("End representation")
    solicitor.visit(f"/cases/{story.case.pk}/", expecting=404)
