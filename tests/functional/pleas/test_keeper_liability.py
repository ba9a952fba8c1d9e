"""Who else used or kept the vehicle: offered where its keeper is prosecuted, never required."""

import pytest
from django.db import connection
from django.utils import translation

from cases.models import Case, Offence, Plea, TrialMatters
from cases.presenters.given_answers import plea_rows
from commonplatform.reference.models import Offence as Record
from pleas.models import Draft
from tests.functional.pleas.walking import Citizen
from tests.support.world import Person, make_case

pytestmark = pytest.mark.django_db
QUESTION = "Who used or kept the vehicle, if it was somebody else? (optional)"
DRIVER = {"other_driver": "Charles Babbage", "other_driver_address": "1 Mill Lane\nTown"}
DENIES = {"statement": "I had sold it."}


@pytest.fixture
def case() -> Case:
    """The keeper of a vehicle, charged with that and with something else."""
    case = make_case(defendants=[Person(offences=(("VE94094", "Keeper"), ("RT88191", "No insurance")))])
    record = Record.objects.create(code="VE94094", title="Keeper", mode_of_trial="SNONIMP", keeper_liability=True)
    Offence.objects.filter(case=case, code="VE94094").update(record=record)
    return case


@pytest.fixture
def citizen(case: Case) -> Citizen:
    return Citizen(case).finds_the_case()


def test_only_a_charge_of_the_keeper_asks_and_nobody_has_to_say(citizen: Citizen) -> None:
    citizen.reaches("defence/1/", "not_guilty", "not_guilty")
    page = citizen.get("defence/1/")
    assert page.heading.endswith("Your defence")
    assert QUESTION in page.text
    assert citizen.post("defence/1/", **DENIES).status == 302
    citizen.reaches("defence/2/", "not_guilty", "not_guilty")
    assert QUESTION not in citizen.get("defence/2/").text


def test_what_is_sent_for_another_charge_is_discarded(citizen: Citizen) -> None:
    citizen.reaches("defence/2/", "not_guilty", "not_guilty")
    citizen.post("defence/2/", **DENIES, **DRIVER)
    assert "Babbage" not in str(Draft.objects.get().answers)


def test_who_was_named_stands_on_check_answers_on_the_case_and_nowhere_in_the_clear(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("not_guilty", "guilty", **DENIES)
    citizen.post("defence/1/", **DENIES, **DRIVER)
    assert "Who used or kept the vehicle Charles Babbage1 Mill LaneTown" in citizen.get("check/").text
    assert citizen.sends().leads_to == "/plea/receipt/"
    denied = Plea.objects.get(choice="not_guilty")
    assert denied.trial_matters.other_driver == "Charles Babbage\n1 Mill Lane\nTown"
    with translation.override("en"):
        said = {str(row.key): row.value for row in plea_rows(denied)}
    assert said["Who used or kept the vehicle"] == "Charles Babbage, 1 Mill Lane, Town"
    with connection.cursor() as cursor:
        cursor.execute("SELECT other_driver FROM cases_trialmatters")
        assert b"Babbage" not in bytes(cursor.fetchone()[0])


def test_nobody_named_leaves_no_line(case: Case) -> None:
    Citizen(case).has_sent("not_guilty", "guilty")
    assert TrialMatters.objects.get().other_driver == ""
    with translation.override("en"):
        assert "Who used or kept the vehicle" not in {
            str(row.key) for row in plea_rows(Plea.objects.get(choice="not_guilty"))
        }


def test_a_plea_that_changes_to_guilty_forgets_who_was_named(citizen: Citizen) -> None:
    citizen.answers("not_guilty", "guilty")
    citizen.post("defence/1/", **DENIES, **DRIVER)
    citizen.post("charge/1/?change=yes", plea="guilty")
    assert "Babbage" not in str(Draft.objects.get().answers)


def test_a_name_that_is_too_long_is_said_in_words(citizen: Citizen) -> None:
    citizen.reaches("defence/1/", "not_guilty", "not_guilty")
    page = citizen.post("defence/1/", **DENIES, other_driver="x" * 256)
    assert page.errors == {
        "#id_other_driver": "The name of who used or kept the vehicle must be 255 characters or fewer"
    }


@pytest.mark.parametrize("language", ["en", "cy"])
def test_it_is_asked_in_both_languages(case: Case, language: str) -> None:
    citizen = Citizen(case)
    citizen.client.cookies["django_language"] = language
    page = citizen.finds_the_case().reaches("defence/1/", "not_guilty", "not_guilty").get("defence/1/")
    assert (QUESTION in page.text) is (language == "en")
    assert len(page.root.xpath('//*[starts-with(@name, "other_driver")]')) == 2
