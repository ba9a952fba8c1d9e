"""The estimate: the amounts of the pure module on a page, and no trace of what was typed."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.fixed_offer import SurchargeRule
from cases.models import Case, Offence
from commonplatform.reference.models import FineGuideline, SurchargeRate
from pleas.fine_estimate import Band, ChargeToEstimate, Guideline, PleaStage, estimate, relevant_income
from pleas.presenters.estimate_page import range_words
from tests.functional.pleas.walking import Citizen, Page
from tests.support.world import Person, make_case

pytestmark = pytest.mark.django_db
DATED = {"valid_from": date(2017, 4, 24), "source": "The guideline of that day"}
LICENCE, UNKNOWN = ("RC86822", "Number plate"), ("TF05017", "Fail to hold a ticket")
FORTY = SurchargeRule(percentage=Decimal(40), maximum=Decimal(2000))
INCOME = {"living": "income", "amount": "400", "period": "weekly"}


@pytest.fixture(autouse=True)
def _figures() -> None:
    FineGuideline.objects.create(
        offence_code=LICENCE[0], lowest_band="A", highest_band="A", maximum=Decimal(1000), **DATED
    )
    for level in ("adult", "organisation"):
        SurchargeRate.objects.create(level=level, percentage=Decimal(40), maximum=Decimal(2000), **DATED)
    SurchargeRate.objects.create(level="youth", fixed_amount=Decimal(26), **DATED)


def case_with(*offences: tuple[str, str], costs: str | None = "85", **person: object) -> Case:
    case = make_case(defendants=[Person(offences=offences, **person)])  # type: ignore[arg-type]
    Case.objects.filter(pk=case.pk).update(prosecution_costs=costs)
    return case


def amounts(page: Page) -> dict[str, list[str]]:
    """The lines of the table: what, and its amounts."""
    lines = [[" ".join(cell.text_content().split()) for cell in row] for row in page.root.xpath("//main//tbody/tr")]
    return {line[0]: line[1:] for line in lines}


def expected(case: Case, weekly: Decimal | None, *, only_benefits: bool = False) -> list[str]:
    """The totals of the pure module."""
    charges = [
        ChargeToEstimate(
            offence.pk,
            Guideline(Band.A, Band.A, Decimal(1000)) if offence.code == LICENCE[0] else None,
            offence.compensation or Decimal(0),
        )
        for offence in Offence.objects.filter(case=case)
    ]
    income = relevant_income(weekly, only_benefits=only_benefits)
    return [
        range_words(estimate(charges, income=income, stage=stage, surcharge=FORTY, costs=Decimal(85)).total)
        for stage in (PleaStage.FIRST_CHANCE, PleaStage.NO_PLEA)
    ]


@pytest.mark.parametrize(
    ("typed", "weekly"),
    [
        (INCOME, Decimal(400)),
        ({**INCOME, "amount": "£1,733.33", "period": "monthly"}, Decimal("400.00")),
        ({**INCOME, "amount": "800", "period": "fortnightly"}, Decimal(400)),
        ({**INCOME, "amount": "26000", "period": "yearly"}, Decimal(500)),
        ({"living": "not_said"}, None),
    ],
)
def test_the_amounts_are_those_of_the_calculation(typed: dict[str, str], weekly: Decimal | None) -> None:
    case = case_with(LICENCE)
    page = Citizen(case).finds_the_case().post("estimate/", **typed)
    assert amounts(page)["Total"] == expected(case, weekly)
    assert page.root.xpath("//main//svg[@role='img']//*[local-name()='rect']")


def test_the_first_example_of_the_documentation_line_by_line() -> None:
    page = Citizen(case_with(LICENCE)).finds_the_case().post("estimate/", **INCOME)
    assert amounts(page) == {
        "Fine, charge 1: Number plate": ["£67 to £200", "£100 to £300"],
        "Surcharge, which pays for services for victims": ["£27 to £80", "£40 to £120"],
        "Prosecution costs": ["£85", "£85"],
        "Total": ["£179 to £365", "£225 to £505"],
    }


def test_benefits_only_count_as_120_pounds_whatever_was_typed_as_income() -> None:
    case = case_with(LICENCE)
    page = Citizen(case).finds_the_case().post("estimate/", **{**INCOME, "living": "benefits"})
    assert amounts(page)["Total"] == expected(case, None, only_benefits=True)
    assert "Courts count £120 a week" in page.text


def test_a_charge_without_a_band_is_named_and_in_no_sum() -> None:
    case = case_with(LICENCE, UNKNOWN)
    Offence.objects.filter(case=case, code=UNKNOWN[0]).update(compensation="3.40")
    page = Citizen(case).finds_the_case().post("estimate/", **INCOME)
    shown = amounts(page)
    assert shown["Fine, charge 2: Fail to hold a ticket"] == ["Not known", "Not known"]
    assert shown["Compensation"] == ["£3.40", "£3.40"]
    assert shown["Total, without what is not known"] == expected(case, Decimal(400))
    assert "Charge 2: no guideline" in page.text


def test_with_no_band_at_all_only_what_the_case_asks_for_is_shown() -> None:
    page = Citizen(case_with(UNKNOWN, costs=None)).finds_the_case().post("estimate/", **INCOME)
    shown = amounts(page)
    assert shown["Surcharge, which pays for services for victims"] == ["Not known", "Not known"]
    assert shown["Prosecution costs"] == ["Not known", "Not known"]
    assert "The prosecutor has not said what costs they ask for." in page.text
    assert not page.root.xpath("//main//svg")


def test_somebody_who_was_under_18_gets_the_surcharge_of_that_age() -> None:
    case = case_with(LICENCE)
    Offence.objects.filter(case=case).update(committed_on=date(2008, 12, 9))
    SurchargeRate.objects.filter(level="youth").update(valid_from=date(2008, 1, 1))
    page = Citizen(case).finds_the_case().post("estimate/", **INCOME)
    assert amounts(page)["Surcharge, which pays for services for victims"] == ["£26", "£26"]


@pytest.mark.parametrize(
    ("changed", "anchor"),
    [
        ({"living": ""}, "#id_living"),
        ({"living": "rich"}, "#id_living"),
        ({"amount": ""}, "#id_amount"),
        ({"amount": "about 400"}, "#id_amount"),
        ({"amount": "-1"}, "#id_amount"),
        ({"period": "hourly"}, "#id_period"),
    ],
)
def test_bad_input_is_named_kept_and_estimates_nothing(changed: dict[str, str], anchor: str) -> None:
    typed = {**INCOME, **changed}
    page = Citizen(case_with(LICENCE)).finds_the_case().post("estimate/", **typed)
    assert [href.removesuffix("_0") for href in page.errors] == [anchor]
    assert page.value_of("amount") == typed["amount"]
    assert not amounts(page)


def test_nothing_of_it_is_written_anywhere() -> None:
    citizen = Citizen(case_with(LICENCE)).finds_the_case()
    before = dict(citizen.client.session)
    with CaptureQueriesContext(connection) as asked:
        page = citizen.post("estimate/", **{**INCOME, "amount": "417.23"})
    assert amounts(page)
    said = [query["sql"] for query in asked.captured_queries]
    tables = [sql.split()[:3] for sql in said if sql.split()[0].upper() in ("INSERT", "UPDATE", "DELETE")]
    assert not [table for table in tables if "django_session" not in " ".join(table)]
    assert not [sql for sql in said if "417.23" in sql]
    assert dict(citizen.client.session) == before
    assert "no-store" in page.response["Cache-Control"]


def test_a_company_sees_the_largest_fine_and_is_asked_for_no_income() -> None:
    case = make_case(defendants=[Person(offences=(LICENCE, UNKNOWN), organisation_name="Analytical Engines Ltd")])
    Case.objects.filter(pk=case.pk).update(prosecution_costs="85")
    citizen = Citizen(case, born={}).finds_the_case()
    assert citizen.get("case/").links()[1] == "/plea/estimate/"
    page = citizen.get("estimate/")
    assert page.heading == "What might the company have to pay?"
    assert amounts(page) == {
        "Largest fine the law allows, charge 1: Number plate": ["£1,000"],
        "Largest fine the law allows, charge 2: Fail to hold a ticket": ["Not known"],
        "Prosecution costs": ["£85"],
    }
    assert not page.root.xpath("//main//input[@name='amount']")


def test_the_case_the_charge_and_the_means_lead_to_it_and_it_leads_back() -> None:
    citizen = Citizen(case_with(LICENCE)).finds_the_case().answers("guilty")
    for path in ("case/", "charge/1/", "status/"):
        (link,) = {href for href in citizen.get(path).links() if href.startswith("/plea/estimate/")}
        back = citizen.get(link.removeprefix("/plea/")).root.xpath("//a[contains(@class,'govuk-back-link')]/@href")
        assert back == [f"/plea/{path}"]
    for made_up in ("charge-9", "charge-x", "https://example.org"):
        page = citizen.get(f"estimate/?from={made_up}")
        assert page.root.xpath("//a[contains(@class,'govuk-back-link')]/@href") == ["/plea/case/"]


def test_only_the_own_charges_are_estimated() -> None:
    case = make_case(
        defendants=[Person(offences=(LICENCE,)), Person(surname="Byron", postcode="M1 1AA", offences=(UNKNOWN,))]
    )
    page = Citizen(case).finds_the_case().post("estimate/", **INCOME)
    assert "Fail to hold a ticket" not in page.text


def test_without_a_visit_and_after_the_plea_there_is_no_estimate() -> None:
    case = case_with(LICENCE)
    assert Citizen(case).post("estimate/", **INCOME).leads_to == "/plea/ended/"
    assert Citizen(case).has_sent("guilty").get("estimate/").leads_to == "/plea/case/"


def test_in_welsh_everything_is_welsh() -> None:
    citizen = Citizen(case_with(LICENCE)).speaks_welsh().finds_the_case()
    page = citizen.post("estimate/", **INCOME)
    assert page.heading == "Faint allai fod yn rhaid i mi ei dalu?"
    assert amounts(page)["Cyfanswm"] == ["£179 i £365", "£225 i £505"]
    assert page.root.xpath("//main//td//*[@lang='en']/text()") == ["Number plate"], "the title has no Welsh"
