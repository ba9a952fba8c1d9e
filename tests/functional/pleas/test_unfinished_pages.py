"""What is typed on a page before it is answered: nothing of it is lost, and nothing of it counts."""

import pytest
from django.db import connection

from cases.models import Case
from pleas.models import Draft
from tests.functional.pleas.walking import EMAIL, Citizen
from tests.support.world import Person, make_case

pytestmark = pytest.mark.django_db
TWO = (("RT88191", "Speeding"), ("RT88192", "No insurance"))
SAVE = {"save_for_later": "yes"}
TYPED = {"keep_typing": "yes"}
HALF = {"calls_witnesses": "yes", "name_1": "Mary Somerville", "name_2": "", "address_2": "2 Mill Lane"}


@pytest.fixture
def case() -> Case:
    return make_case(defendants=[Person(offences=TWO)])


def test_a_page_saved_for_later_comes_back_with_what_was_typed_and_its_faults(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    citizen.post("contact/", email="not an address", telephone="029 2018 0999", **SAVE)
    later = Citizen(case).finds_the_case()
    page = later.get("contact/")
    assert page.value_of("email") == "not an address"
    assert page.value_of("telephone") == "029 2018 0999"
    assert list(page.errors) == ["#id_email"]
    assert page.title.startswith("Error:")
    assert "You typed this here before" in page.text


def test_rows_that_were_not_finished_come_back_each_in_its_place(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().reaches("witnesses/1/", "not_guilty", "guilty")
    citizen.post("witnesses/1/", **HALF, **SAVE)
    page = Citizen(case).finds_the_case().get("witnesses/1/")
    assert page.value_of("name_1") == "Mary Somerville"
    assert "2 Mill Lane" in page.text
    assert "#id_name_2" in page.errors


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("witnesses/1/", HALF),
        ("evidence/1/", {"disputes_evidence": "yes", "disputed_evidence": ""}),
    ],
)
def test_typing_that_nobody_sent_comes_back_without_faults(case: Case, path: str, typed: dict[str, str]) -> None:
    citizen = Citizen(case).finds_the_case().reaches(path, "not_guilty", "guilty")
    assert citizen.post(path, **typed, **TYPED).status == 204
    page = citizen.get(path)
    assert page.errors == {}
    assert page.checked(next(iter(typed))) == "yes"
    assert "You typed this here before" in page.text


def test_the_first_half_of_a_date_comes_back(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().reaches("dates-to-avoid/", "not_guilty", "guilty")
    citizen.post("dates-to-avoid/", has_dates_to_avoid="yes", first_1_day="4", first_1_month="", **TYPED)
    assert citizen.get("dates-to-avoid/").value_of("first_1_day") == "4"


def test_a_page_that_came_back_with_faults_keeps_its_typing_when_the_browser_closes(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    assert citizen.post("contact/", email="not an address").status == 200
    assert Citizen(case).finds_the_case().get("contact/").value_of("email") == "not an address"


def test_answering_the_page_forgets_what_was_typed_before(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    citizen.post("contact/", email="not an address", **SAVE)
    citizen.post("contact/", email=EMAIL, telephone="029 2018 0999")
    assert citizen.get("contact/").errors == {}
    assert Draft.objects.get().unfinished is None


def test_leaving_without_it_forgets_it(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    citizen.post("contact/", email="ada@", **TYPED)
    citizen.post("contact/", email="ada@", forget_typing="yes")
    assert citizen.get("contact/").value_of("email") == EMAIL


def test_it_is_no_answer_and_check_answers_says_where_it_is(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    assert "did not continue" not in citizen.get("check/").text
    citizen.post("contact/", email="ada@", **TYPED)
    check = citizen.get("check/")
    assert "did not continue" in check.text
    assert EMAIL in check.text
    assert check.links()[0] == "/plea/contact/?change=yes"
    citizen.post("contact/", email="not an address", **SAVE)
    (part,) = [
        item.text_content()
        for item in Citizen(case).finds_the_case().get("tasks/").root.xpath("//li")
        if "Your details" in item.text_content()
    ]
    assert "Not completed yet" in part


def test_it_is_sealed_and_goes_with_the_draft(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    citizen.post("mitigation/1/", statement="My secret", **TYPED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT unfinished FROM pleas_draft")
        assert b"My secret" not in bytes(cursor.fetchone()[0])
    assert citizen.sends().leads_to == "/plea/receipt/"
    assert not Draft.objects.exists()


def test_more_than_any_page_asks_for_is_not_kept_and_that_is_said(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().reaches("mitigation/1/", "guilty", "guilty")
    assert citizen.post("mitigation/1/", statement="x" * 40_001, **SAVE).leads_to == "/plea/saved/"
    assert "what you typed on it was not kept" in citizen.get("saved/").text
    assert Draft.objects.get().unfinished is None


def test_it_does_not_make_a_draft_live_longer(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().reaches("mitigation/1/", "guilty", "guilty")
    before = Draft.objects.get().saved_at
    citizen.post("mitigation/1/", statement="I am", **TYPED)
    assert Draft.objects.get().saved_at == before


def test_without_a_visit_nothing_is_kept(case: Case) -> None:
    Citizen(case).finds_the_case()
    stranger = Citizen(case)
    assert stranger.post("contact/", email="ada@", **TYPED).leads_to == "/plea/ended/"
    assert Draft.objects.get().unfinished is None
