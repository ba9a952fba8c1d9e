"""Roll-out by court: who is not switched on yet is told after the second factor, and not before it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from cases.models import Case
from commonplatform.reference.models import Court, CourtRegion, CourtUnit, Prosecutor
from commonplatform.reference.selectors import court_for_plea
from pleas.models import Draft
from tests.functional.pleas.walking import Citizen, Page
from tests.support.world import make_case, make_court, make_prosecutor

pytestmark = pytest.mark.django_db


def serving(name: str, *, region: str, unit: str = "", ou_code: str = "") -> Court:
    court = make_court(name, ou_code=ou_code)
    CourtRegion.objects.create(court=court, code=region)
    if unit:
        CourtUnit.objects.create(court=court, code=unit)
    return court


def court_of(case: Case) -> QuerySet[Court]:
    return Court.objects.filter(pk=case.court_id or "")


def test_before_the_day_of_its_court_the_paper_form_is_named_and_nothing_is_begun() -> None:
    case = make_case()
    court_of(case).update(online_plea_from=timezone.localdate() + timedelta(days=1))
    citizen = Citizen(case).finds_the_case()
    page = citizen.get("case/")
    assert page.heading == "You cannot answer this case online yet"
    assert "paper form" in page.text
    assert citizen.get("charge/1/").leads_to == "/plea/ended/"
    assert not Draft.objects.exists()


def test_a_prosecutor_that_is_switched_off_has_the_same_page() -> None:
    case = make_case()
    Prosecutor.objects.filter(pk=case.prosecutor_id).update(online_plea=False)
    assert Citizen(case).finds_the_case().get("case/").heading == "You cannot answer this case online yet"


def test_a_wrong_factor_says_the_same_whether_the_court_is_switched_on_or_not() -> None:
    off, on = make_case(), make_case()
    court_of(off).update(online_plea=False)
    pages = []
    for case in (off, on):
        citizen = Citizen(case)
        citizen.gives_reference()
        pages.append(citizen.proves(postcode="ZZ1 1ZZ"))
    assert pages[0].text == pages[1].text
    assert pages[0].status == pages[1].status


def test_a_welsh_journey_at_an_english_court_can_go_on_in_english() -> None:
    case = make_case()
    court_of(case).update(online_plea_languages="en")
    citizen = Citizen(case).speaks_welsh().finds_the_case()
    assert "yn Saesneg" in citizen.get("case/").heading
    citizen.client.cookies["django_language"] = "en"
    assert "charged" in citizen.get("case/").text.lower()


def languages_offered(page: Page) -> list[str]:
    return [str(code) for code in page.root.xpath('//nav[contains(@class, "app-language")]//a/@hreflang')]


def test_after_the_proof_no_language_is_offered_that_the_court_does_not_take() -> None:
    english, both = make_case(), make_case()
    court_of(english).update(online_plea_languages="en")
    citizen = Citizen(english)
    assert languages_offered(citizen.get("reference/")) == ["cy"]
    citizen.finds_the_case()
    assert [languages_offered(citizen.get(path)) for path in ("case/", "charge/1/", "")] == [[], [], ["cy"]]
    assert languages_offered(Citizen(both).finds_the_case().get("case/")) == ["cy"]
    welsh = Citizen(english).speaks_welsh().finds_the_case()
    assert languages_offered(welsh.get("case/")) == ["en"], "the way out of the page that says so"


def test_a_court_may_keep_the_wording_for_the_notice() -> None:
    case = make_case()
    assert "On a day in the past" in Citizen(case).finds_the_case().get("case/").text
    other = make_case()
    court_of(other).update(shows_case_data=False)
    text = Citizen(other).finds_the_case().get("case/").text
    assert "On a day in the past" not in text
    assert "Drive a motor vehicle" in text


def test_the_court_of_a_unit_must_also_serve_the_region() -> None:
    first = serving("First of 06", region="06", ou_code="B06AA00")
    owner = serving("Owner", region="06", unit="B06ZZ", ou_code="B06CC00")
    elsewhere = serving("Elsewhere", region="07", unit="B07ZZ", ou_code="B07AA00")
    assert court_for_plea("06AB1234526", ou_code="b06zz99") == owner
    assert court_for_plea("06AB1234526", ou_code=owner.ou_code) == owner
    assert court_for_plea("06AB1234526", ou_code="B07ZZ00") == first
    assert court_for_plea("07AB1234526", ou_code="B06ZZ00") == elsewhere
    assert court_for_plea("06AB1234526") == first


@pytest.mark.parametrize("reference", ["", "0", "TFL123456", "９９AB12", "99AB1234526"])
def test_a_reference_of_no_region_has_no_court(reference: str) -> None:
    serving("Some court", region="06")
    assert court_for_plea(reference) is None


def test_a_court_that_is_off_or_closed_is_not_chosen() -> None:
    off = serving("Off", region="06", ou_code="B06AA00")
    Court.objects.filter(pk=off.pk).update(online_plea=False)
    closed = serving("Closed", region="06", ou_code="B06BB00")
    Court.objects.filter(pk=closed.pk).update(is_open=False)
    chosen = serving("Chosen", region="06", ou_code="B06CC00")
    assert court_for_plea("06AB1234526", ou_code="B06AA00") == chosen


@pytest.mark.parametrize("typed", ["06", " 06/AB/12345/26 ", "06zz nothing like it", "０６"])
def test_any_text_that_begins_with_the_digits_of_a_region_finds_its_courts(client: Client, typed: str) -> None:
    serving("Of the region", region="06")
    serving("Of another", region="07")
    page = Page(client.post("/courts/", {"reference": typed}))
    assert "Of the region" in page.text
    assert "Of another" not in page.text


def test_a_reference_of_no_court_says_so_whether_or_not_a_case_is_held(client: Client) -> None:
    serving("Of the region", region="06")
    held = make_case(reference="88AB1234526")
    texts = {
        Page(client.post("/courts/", {"reference": text})).text.replace(text, "")
        for text in (held.reference, "88ZZ9999926")
    }
    assert len(texts) == 1
    assert "No court found" in texts.pop()
    assert Page(client.post("/courts/", {"reference": ""})).errors == {
        "#id_reference": "Enter the reference on your notice"
    }


def test_a_unit_belongs_to_one_court_and_codes_have_their_shape() -> None:
    court = serving("One", region="06", unit="B06ZZ")
    other = make_court(ou_code="B06XX00")
    for model, fields in (
        (CourtUnit, {"court": other, "code": "B06ZZ"}),
        (CourtUnit, {"court": other, "code": "b06zz"}),
        (CourtUnit, {"court": other, "code": "B06Z"}),
        (CourtRegion, {"court": court, "code": "06"}),
        (CourtRegion, {"court": court, "code": "6X"}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(**fields)


def test_a_case_without_a_court_goes_by_the_region_of_its_reference() -> None:
    court = serving("Of the region", region="06")
    case = make_case(prosecutor=make_prosecutor(), reference="06AB1234526")
    type(case).objects.filter(pk=case.pk).update(court=None)
    assert court.name in Citizen(case).finds_the_case().get("case/").text
