"""The estimate of a fine in a browser: on a small phone, in both languages, without scripts."""

from datetime import date
from decimal import Decimal

import pytest

from cases.models import Case
from commonplatform.reference.models import FineGuideline, SurchargeRate
from tests.functional.pleas.walking import Citizen
from tests.journeys.conftest import SomebodyComes
from tests.journeys.plea_pages import brings_visit_of
from tests.support.browser import SMALL_PHONE
from tests.support.world import Person, make_case, make_court

pytestmark = pytest.mark.django_db(transaction=True)
DATED = {"valid_from": date(2017, 4, 24), "source": "The guideline of that day"}
TWO = (("RT88191", "Drive without third party insurance"), ("TF05017", "Fail to hold a ticket"))


@pytest.mark.parametrize(("language", "total"), [("en", "£169 to £281"), ("cy", "£169 i £281")])
def test_somebody_on_benefits_sees_what_they_might_pay(
    somebody_comes: SomebodyComes, language: str, total: str
) -> None:
    FineGuideline.objects.create(offence_code="RT88191", lowest_band="B", highest_band="C", **DATED)
    SurchargeRate.objects.create(level="adult", percentage=Decimal(40), maximum=Decimal(2000), **DATED)
    case = make_case(court=make_court("Caernarfon", is_welsh=True), defendants=[Person(offences=TWO)])
    Case.objects.filter(pk=case.pk).update(prosecution_costs=Decimal(85))
    browser = somebody_comes(language=language, viewport=SMALL_PHONE, scripts=False)
    brings_visit_of(browser, Citizen(case).finds_the_case())
    browser.visit("/plea/case/")
    browser.follow("What might I have to pay?")
    browser.press("Show the estimate")
    browser.sees("There is a problem")
    browser.choose("I live on benefits only")
    browser.press("Show the estimate")
    browser.sees("The estimate", total)
