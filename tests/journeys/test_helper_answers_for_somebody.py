"""A helper answers for a caller, or from a paper form: the same pages, the helper's name on everything, and
nothing else of the case."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.models import Plea
from commonplatform.accounts.roles import Role
from pleas.models import Submission
from tests.journeys.conftest import SomebodyWorks
from tests.journeys.plea_pages import answers_every_page, sends_it
from tests.journeys.test_citizen_pleads import GWEN, REFERENCE, a_case_with_two_charges, finds_the_case
from tests.support.browser import Visitor
from tests.support.effects import effects_asking
from tests.support.world import make_organisation, make_person

pytestmark = pytest.mark.django_db(transaction=True)
BIRTH_IS_HELD = {f"born_on_{box}": "" for box in ("day", "month", "year")}


def a_helper_begins(somebody_works: SomebodyWorks, how: str) -> Visitor:
    centre = make_organisation("hmcts", name="Plea service centre")
    helper = somebody_works(make_person(Role.PLEA_HELPER, centre, full_name="Hal Helper")).is_signed_in()
    helper.visit("/assisted/")
    helper.is_at("Answer for somebody")
    helper.press("Continue")
    helper.sees("Select how the answer has come")
    helper.choose(how)
    return helper


@pytest.mark.parametrize("language", ["en", "cy"], ids=["English", "Welsh"])
def test_a_caller_without_an_e_mail_address_is_helped_from_the_first_page_to_the_receipt(
    somebody_works: SomebodyWorks, language: str
) -> None:
    case = a_case_with_two_charges()
    helper = a_helper_begins(somebody_works, "Somebody is on the telephone or here with me")
    helper.write("Name of the person who answers", "Gwen Prydderch")
    helper.types_into("language", language)
    helper.press("Continue", into=language)  # the caller's pages; the helper's own stay in English
    finds_the_case(helper, reference=REFERENCE)
    helper.sees(
        "You are entering the answer of %(name)s. It is recorded under your name, %(helper)s.",
        name="Gwen Prydderch",
        helper="Hal Helper",
    )
    answers_every_page(helper, pleas=("guilty", "not_guilty"), email="", **GWEN, **BIRTH_IS_HELD)
    sends_it(helper)
    helper.sees(
        "No e-mail address was given, so no confirmation is sent by e-mail. Write down the receipt reference, "
        "or print or save this page."
    )
    helper.language = "en"
    sent = Submission.objects.get()
    assert (sent.channel, sent.helped_by, sent.on_behalf_of) == ("assisted", "Hal Helper", "Gwen Prydderch")
    assert sent.email == ""
    assert not effects_asking(kind="notifications.send_mail", template="plea_received")
    assert set(Plea.objects.filter(case=case).values_list("method", flat=True)) == {"assisted"}
    helper.visit(f"/cases/{case.pk}/", expecting=404)
    helper.visit("/cases/", expecting=403)


def test_a_paper_form_is_entered_with_its_date(somebody_works: SomebodyWorks) -> None:
    case = a_case_with_two_charges()
    dated = timezone.localdate() - timedelta(days=3)
    helper = a_helper_begins(somebody_works, "A paper form has come in")
    helper.write_date("Date on the paper form", dated)
    helper.write("Name of the person who answers", "Gwen Prydderch")
    helper.press("Continue")
    finds_the_case(helper, reference=REFERENCE)
    answers_every_page(helper, pleas=("guilty", "not_guilty"), email="", **GWEN, **BIRTH_IS_HELD)
    sends_it(helper)
    sent = Submission.objects.get()
    assert (sent.channel, sent.form_dated) == ("postal", dated)
    assert set(Plea.objects.filter(case=case).values_list("method", flat=True)) == {"postal"}
