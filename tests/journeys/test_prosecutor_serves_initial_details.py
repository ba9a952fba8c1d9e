"""The prosecutor sees its own cases only, and serves initial details that are checked and scanned."""

import pytest

from commonplatform.storage.scanning import EICAR
from tests.journeys.conftest import SomebodyComes
from tests.journeys.people import Professional
from tests.journeys.world import REFERENCE, make_story
from tests.support.browser import Visitor
from tests.support.live import carry_out_effects
from tests.support.world import make_case
from tests.unit.storage.pdfs import archive, pdf

pytestmark = pytest.mark.django_db(transaction=True)

FILE = "Choose files"


def test_a_clean_pdf_is_published_and_an_infected_one_is_not(somebody_comes: SomebodyComes) -> None:
    story = make_story()
    foreign = make_case(reference="99ZZ9999926")

    prosecutor = Professional(somebody_comes(scripts=False), story.prosecutor).signs_in()
    then_only_the_authoritys_own_cases_are_there(prosecutor, foreign.reference_received, str(foreign.pk))
    when_something_else_is_sent_as_a_pdf_it_is_refused_at_once(prosecutor)
    when_initial_details_are_uploaded_they_are_published_after_the_scan(prosecutor)
    when_an_infected_file_is_uploaded_it_is_refused_and_the_first_stays(prosecutor)


def then_only_the_authoritys_own_cases_are_there(prosecutor: Visitor, foreign: str, foreign_id: str) -> None:
    prosecutor.follow("Cases")
    prosecutor.sees(REFERENCE)
    prosecutor.does_not_see(foreign)
    prosecutor.visit(f"/cases/{foreign_id}/", expecting=404)
    prosecutor.visit("/cases/")


def when_something_else_is_sent_as_a_pdf_it_is_refused_at_once(prosecutor: Visitor) -> None:
    prosecutor.follow(REFERENCE)
    prosecutor.follow("Documents")
    prosecutor.press("Upload initial details")
    prosecutor.press("Continue")
    prosecutor.press("Upload and publish")
    prosecutor.is_told("Select a file")
    prosecutor.attach(FILE, name="initial details.pdf", content=archive())
    prosecutor.press("Upload and publish")
    prosecutor.is_told("initial details.pdf: The selected file contains a program")


def when_initial_details_are_uploaded_they_are_published_after_the_scan(prosecutor: Visitor) -> None:
    prosecutor.attach(FILE, name="initial details.pdf", content=pdf(3, text="first"))
    prosecutor.press("Upload and publish")
    prosecutor.sees("The files were received. They are published as soon as every one has been found clean")
    carry_out_effects()
    prosecutor.follow("Documents")
    prosecutor.sees("Published", "3 pages")
    name, content = prosecutor.download(prosecutor.reads('td[data-label="Download"] a'))
    assert name.endswith(".pdf")
    assert content.startswith(b"%PDF")


def when_an_infected_file_is_uploaded_it_is_refused_and_the_first_stays(prosecutor: Visitor) -> None:
    infected = pdf(1, text="second").replace(b"%%EOF", b"%" + EICAR + b"\n%%EOF")
    prosecutor.press("Upload initial details")
    prosecutor.press("Continue")
    prosecutor.attach(FILE, name="more.pdf", content=infected)
    prosecutor.press("Upload and publish")
    carry_out_effects()
    prosecutor.follow("Documents")
    prosecutor.sees("Refused", "EICAR test file, found by development scanner", "Published")
