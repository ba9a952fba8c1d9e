"""A defendant answers the charges: in English and Welsh, without scripts, by keyboard, on a small phone."""

from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from cases.models import Case
from commonplatform.storage.objects import read_object
from disclosure.models import Material
from pleas.receipt_references import is_receipt_reference
from tests.journeys.conftest import SomebodyComes
from tests.journeys.plea_pages import answers_every_page, sends_it, the_receipt_reference_on
from tests.support.browser import DESKTOP, SMALL_PHONE, KeyboardVisitor, Visitor
from tests.support.live import Outbox, carry_out_effects, words_of
from tests.support.world import Person, make_case, make_court

pytestmark = pytest.mark.django_db(transaction=True)

BORN = date(1984, 2, 29)
REFERENCE = "62AB1234526"
TWO_CHARGES = (
    ("RT88191", "Drive a motor vehicle over the speed limit"),
    ("RT88026", "Drive without third party insurance"),
)
GWEN = {"first_name": "Gwen", "last_name": "Prydderch", "driver_number": "PRYDD 852294 A99AB"}
NOTHING_FOUND = "We could not find a case with the details you entered"


def a_case_with_two_charges() -> Case:
    court = make_court("Cardiff Magistrates’ Court", is_welsh=True)
    gwen = Person("Gwen", "Prydderch", born_on=BORN, postcode="CF10 1AA", offences=TWO_CHARGES)
    return make_case(court=court, defendants=(gwen,), reference=REFERENCE)


def comes_to_the_first_question(citizen: Visitor) -> None:
    citizen.visit("/")
    citizen.follow("Respond to a charge")
    citizen.press("Start now")


def finds_the_case(citizen: Visitor, *, reference: str, postcode: str = "cf101aa", born_on: date = BORN) -> None:
    if citizen.page.url == "about:blank":
        citizen.visit("/plea/reference/")
    citizen.write("What is the reference on your notice?", reference)
    citizen.press("Continue")
    citizen.write("Postcode on the notice", postcode)
    citizen.write_date("Your date of birth", born_on)
    citizen.press("Continue")


def answers_both_charges(citizen: Visitor, *, email: str) -> None:
    answers_every_page(citizen, pleas=("guilty", "not_guilty"), email=email, **GWEN)


@pytest.mark.parametrize(
    ("language", "scripts", "hands", "viewport"),
    [
        pytest.param("en", True, Visitor, DESKTOP, id="English"),
        pytest.param("cy", True, Visitor, DESKTOP, id="Welsh"),
        pytest.param("en", False, Visitor, DESKTOP, id="without-scripts"),
        pytest.param("en", True, KeyboardVisitor, DESKTOP, id="keyboard-only"),
        pytest.param("cy", False, KeyboardVisitor, SMALL_PHONE, id="Welsh-small-phone-keyboard-without-scripts"),
    ],
)
def test_a_defendant_answers_two_charges_and_gets_a_reference_a_document_and_a_mail(
    somebody_comes: SomebodyComes,
    outbox: Outbox,
    language: str,
    scripts: bool,
    hands: type[Visitor],
    viewport: Any,
) -> None:
    case = a_case_with_two_charges()
    citizen = somebody_comes(language=language, scripts=scripts, hands=hands, viewport=viewport)

    given_the_notice_is_at_hand_the_case_is_found(citizen)
    reference = when_both_charges_are_answered_and_sent(citizen, email="gwen@example.org")

    assert is_receipt_reference(reference)
    carry_out_effects()
    then_a_mail_in_their_language_quotes_the_reference(outbox, citizen, reference)
    then_the_plea_documents_are_on_the_case(case, languages={"en", language})


def test_a_wrong_factor_an_unknown_reference_and_a_malformed_one_look_alike(
    somebody_comes: SomebodyComes,
) -> None:
    a_case_with_two_charges()
    pages = []
    for wrong in (
        {"postcode": "CF10 1AB"},
        {"born_on": date(1984, 2, 28)},
        {"reference": "62AB7654326"},
        {"reference": "?!"},
    ):
        citizen = somebody_comes()
        finds_the_case(citizen, **{"reference": REFERENCE, **wrong})  # type: ignore[arg-type]
        citizen.is_told(NOTHING_FOUND)
        pages.append((citizen.page.title(), citizen.words))
    assert len(set(pages)) == 1


@pytest.mark.parametrize("language", ["en", "cy"], ids=["English", "Welsh"])
def test_after_five_wrong_attempts_the_right_details_open_nothing_and_no_page_looks_different(
    somebody_comes: SomebodyComes, language: str
) -> None:
    a_case_with_two_charges()
    stranger, citizen, unknown = (somebody_comes(language=language) for _ in range(3))
    finds_the_case(unknown, reference="62AB7654326")
    unknown.is_told(NOTHING_FOUND)
    finds_the_case(stranger, reference=REFERENCE, postcode="CF10 1AB")
    for _ in range(4):
        stranger.is_told(NOTHING_FOUND)
        stranger.press("Continue")
    finds_the_case(citizen, reference=REFERENCE)
    citizen.is_told(NOTHING_FOUND)
    citizen.sees("By post: fill in the paper form that came with your notice and send it to the address on the form.")
    looks = {(page.page.title(), page.words) for page in (stranger, citizen, unknown)}
    assert len(looks) == 1, "the lock, a wrong factor and an unknown reference"


def test_answers_can_be_changed_before_sending_and_the_receipt_is_found_again(
    somebody_comes: SomebodyComes,
) -> None:
    a_case_with_two_charges()
    citizen = somebody_comes()
    finds_the_case(citizen, reference=REFERENCE)
    answers_both_charges(citizen, email="gwen@example.org")
    citizen.page.get_by_role("link", name="Change your plea to charge 2").click()
    citizen.choose("Guilty")
    citizen.press("Continue")
    citizen.is_at("Is there anything that you want the court to take into account? (optional)")
    citizen.press("Continue")
    citizen.is_at("Check your answers")
    assert citizen.words.count("Not guilty") == 0
    reference = sends_it(citizen)

    later = somebody_comes()
    finds_the_case(later, reference="62/ab/12345/26")
    later.is_at("This case has already been answered")
    assert the_receipt_reference_on(later) == reference


def test_language_can_be_chosen_on_any_page_and_stays(somebody_comes: SomebodyComes) -> None:
    citizen = somebody_comes()
    citizen.visit("/plea/")
    citizen.language = "cy"
    citizen.follow("Cymraeg")
    citizen.press("Start now")
    citizen.is_at("What is the reference on your notice?")
    citizen.press("Continue")
    citizen.is_told("Enter the reference on your notice")


def test_pages_that_need_nothing(somebody_comes: SomebodyComes) -> None:
    make_court("Caernarfon Magistrates’ Court", is_welsh=True)
    for language, viewport in (("en", DESKTOP), ("cy", SMALL_PHONE)):
        anybody = somebody_comes(language=language, viewport=viewport)
        for address in ("/", "/courts/", "/accessibility/", "/cookies/", "/privacy/", "/contact/", "/plea/ended/"):
            anybody.visit(address)
        anybody.visit("/no-such-page/", expecting=404)


def given_the_notice_is_at_hand_the_case_is_found(citizen: Visitor) -> None:
    comes_to_the_first_question(citizen)
    finds_the_case(citizen, reference="62 ab 12345 26")
    citizen.is_at("Your case")
    citizen.sees("Gwen Prydderch", REFERENCE)


def when_both_charges_are_answered_and_sent(citizen: Visitor, *, email: str) -> str:
    answers_both_charges(citizen, email=email)
    citizen.sees("Guilty", "Not guilty")
    return sends_it(citizen)


def then_a_mail_in_their_language_quotes_the_reference(outbox: Outbox, citizen: Visitor, reference: str) -> None:
    mail = outbox.the_mail_to("gwen@example.org")
    spaced = " ".join(reference[start : start + 4] for start in range(0, len(reference), 4))
    subject = citizen.said("We have received your plea: receipt %(reference)s", reference=spaced)
    assert mail["Subject"] == subject
    text = words_of(mail)
    assert REFERENCE in text
    assert "guilty" not in text.casefold(), "a mail may be read by others: it does not repeat the answers"


def then_the_plea_documents_are_on_the_case(case: Case, *, languages: set[str]) -> None:
    documents = Material.objects.filter(case=case, section="PL", status="published")
    assert documents.count() == len(languages)
    for document in documents:
        with pikepdf.open(BytesIO(read_object(document.object_key))) as pdf:
            assert len(pdf.pages) == document.pages
            assert pdf.Root.MarkInfo.Marked, "the PDF is tagged"
            assert str(pdf.Root.Lang) in languages
