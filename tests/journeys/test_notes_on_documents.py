"""A solicitor notes for herself, for her side and for everybody; each of the others sees what is theirs."""

import pytest
from django.urls import reverse

from commonplatform.accounts.roles import Role
from disclosure.models import Material
from tests.functional.disclosure.preparing import publish
from tests.journeys.conftest import SomebodyWorks
from tests.journeys.world import make_story
from tests.support.browser import Visitor
from tests.support.live import person_who_signs_in
from tests.support.world import represent

pytestmark = pytest.mark.django_db(transaction=True)

STATEMENT = "Statement of PC Jones"
OWN, OF_THE_SIDE, SHARED = "Ask about the lighting", "Call the landlord as a witness", "Page two is missing a line"


def test_notes_are_seen_by_those_they_were_written_for(somebody_works: SomebodyWorks) -> None:
    story = make_story()
    represent(story.case, story.firm)
    statement = publish(story.case, section="WS", name=STATEMENT)
    colleague = person_who_signs_in(Role.SOLICITOR, story.firm, full_name="Cora Colleague")
    solicitor = somebody_works(story.solicitor).is_signed_in()
    opens_the_notes(solicitor, statement)
    is_told_what_is_missing(solicitor)
    writes(solicitor, OWN)
    writes(solicitor, OF_THE_SIDE, seen_by="The defence of Ada Lovelace")
    shares(solicitor, SHARED)
    solicitor.sees(OWN, OF_THE_SIDE, SHARED)
    reads_on_a_telephone(
        somebody_works(colleague).is_signed_in(), statement, sees=(OF_THE_SIDE, SHARED), but_not=(OWN,)
    )
    prosecutor = somebody_works(story.prosecutor).is_signed_in()
    reads_on_a_telephone(prosecutor, statement, sees=(SHARED,), but_not=(OWN, OF_THE_SIDE))
    takes_it_back(solicitor, SHARED)
    reads_on_a_telephone(prosecutor, statement, sees=("No notes",), but_not=(SHARED, OWN, OF_THE_SIDE))


def opens_the_notes(reader: Visitor, statement: Material) -> None:
    reader.visit(reverse("disclosure:documents", args=[statement.case_id]))
    reader.follow(STATEMENT)
    reader.follow("Notes")
    reader.sees("Notes on %(name)s", name=STATEMENT)


def is_told_what_is_missing(writer: Visitor) -> None:
    writer.press("Save the note")
    writer.is_told("Enter your note")


def writes(writer: Visitor, text: str, *, seen_by: str = "Only me", on_page: str = "") -> None:
    writer.write("Note", text)
    writer.write("Page (optional)", on_page)
    writer.choose(seen_by)
    writer.press("Save the note")
    if seen_by == "Only me":
        writer.sees("Your note has been saved")


def shares(writer: Visitor, text: str) -> None:
    """What others will read is asked about once more."""
    writes(writer, text, seen_by="Everybody who may read the document", on_page="1")
    writer.press("Save the note")
    writer.sees("Your note has been saved")


def reads_on_a_telephone(
    reader: Visitor, statement: Material, *, sees: tuple[str, ...], but_not: tuple[str, ...]
) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 640})
    reader.visit(reverse("disclosure:annotations", args=[statement.case_id]))
    reader.sees(*sees)
    reader.does_not_see(*but_not)


def takes_it_back(writer: Visitor, text: str) -> None:
    writer.follow("Change or remove Page 1")
    writer.sees(text)
    writer.press("Remove the note")
    writer.sees("Your note has been removed")
