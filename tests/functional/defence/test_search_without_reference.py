"""Finding a case without its reference: by name, date of birth and the day of a hearing."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cases.models import Case, Defendant, Hearing, HearingDefendant
from commonplatform.audit.models import Event
from defence.models import SearchAttempt
from tests.functional.defence.steps import SEARCH, search, signed_in_solicitor, solicitor, text_of
from tests.support.world import Person, make_case, make_court, signed_in

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 3)
ON_THE_DAY = {"hearing_on_day": "3", "hearing_on_month": "12", "hearing_on_year": "2026"}
NAMES_THE_DAY = "Enter the case reference or URN, or the date of a hearing"


def hear(case: Case, at: datetime, *, status: str = "listed", position: int = 1) -> Hearing:
    hearing = Hearing.objects.create(
        case=case, type_code="PLE", type_name="Plea", court=case.court or make_court(), starts_at=at, status=status
    )
    defendant = Defendant.objects.get(case=case, position=position)
    HearingDefendant.objects.create(case=case, hearing=hearing, defendant=defendant)
    return hearing


def london(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour, minute))


def look(client: Client, **changed: str) -> object:
    return search(client, "", **{**ON_THE_DAY, **changed})


def test_one_case_of_that_name_is_found_whenever_it_is_heard(client: Client) -> None:
    case = make_case()
    make_case(defendants=(Person(surname="Byron"), Person(born_on=date(1990, 12, 11))))
    signed_in(client, solicitor())
    answer = search(client, "", **ON_THE_DAY)
    assert answer.status_code == 302
    assert case.reference_received in text_of(client.get(answer["Location"]))


def test_of_several_cases_the_only_one_heard_that_day_is_found(client: Client) -> None:
    first, second = make_case(), make_case()
    hear(first, london(DAY, 10))
    hear(second, london(DAY + timedelta(days=1), 10))
    signed_in(client, solicitor())
    answer = search(client, "", **ON_THE_DAY)
    assert first.reference_received in text_of(client.get(answer["Location"]))


def test_the_day_is_a_london_day(client: Client) -> None:
    """Midnight in summer is an hour earlier in UTC: half past midnight belongs to the day that begins then."""
    summer = date(2026, 7, 10)
    asked = {"hearing_on_day": "10", "hearing_on_month": "7", "hearing_on_year": "2026"}
    first, second = make_case(), make_case()
    hear(first, london(summer, 0, 30))
    hear(second, london(summer + timedelta(days=1), 0, 30))
    signed_in(client, solicitor())
    assert first.reference_received in text_of(client.get(search(client, "", **asked)["Location"]))


def test_a_vacated_hearing_does_not_count_and_the_prosecutors_own_date_does(client: Client) -> None:
    vacated, dated = make_case(), make_case()
    hear(vacated, london(DAY, 10), status="vacated")
    Case.objects.filter(pk=dated.pk).update(first_hearing_at=london(DAY, 14))
    signed_in(client, solicitor())
    answer = search(client, "", **ON_THE_DAY)
    assert dated.reference_received in text_of(client.get(answer["Location"]))


def test_a_co_defendants_hearing_is_not_the_defendants(client: Client) -> None:
    pair = (Person(), Person(surname="Babbage"))
    first, second = make_case(defendants=pair), make_case(defendants=pair)
    hear(first, london(DAY, 10), position=2)
    hear(second, london(DAY, 10), position=1)
    signed_in(client, solicitor())
    answer = search(client, "", **ON_THE_DAY)
    assert second.reference_received in text_of(client.get(answer["Location"]))


def test_several_hearings_that_day_are_only_counted_and_the_reference_is_asked_for(client: Client) -> None:
    cases = [make_case() for _ in range(3)]
    for case in cases[:2]:
        hear(case, london(DAY, 10))
    signed_in(client, solicitor())
    answer = search(client, "", **ON_THE_DAY)
    text = text_of(answer)
    assert answer.status_code == 200
    assert "2 cases that fit these details are heard on that day" in text
    assert "3 cases" not in text
    assert "Enter the case reference or URN" in text
    for case in cases:
        assert case.reference_received not in text
        assert str(case.pk) not in answer.content.decode()


def test_no_hearing_that_day_and_only_the_cases_are_counted(client: Client) -> None:
    for _ in range(3):
        hear(make_case(), london(DAY + timedelta(days=9), 10))
    signed_in(client, solicitor())
    text = text_of(search(client, "", **ON_THE_DAY))
    assert "3 cases fit these details" in text
    assert "heard on that day" not in text


def test_what_was_typed_stays_when_only_a_count_comes_back(client: Client) -> None:
    make_case()
    make_case()
    signed_in(client, solicitor())
    page = search(client, "", **ON_THE_DAY).content.decode()
    for typed in ('value="Lovelace"', 'value="Ada"', 'value="1990"', 'value="2026"'):
        assert typed in page


def test_two_defendants_of_the_same_name_in_one_case_are_one_case(client: Client) -> None:
    case = make_case(defendants=(Person(), Person()))
    signed_in(client, solicitor())
    assert case.reference_received in text_of(client.get(search(client, "", **ON_THE_DAY)["Location"]))


@pytest.mark.parametrize("typed", ["difference engines LTD", "  Difference   Engines Ltd ", "Différence Engines Ltd"])
def test_a_company_is_found_by_name_and_hearing_date(client: Client, typed: str) -> None:
    first = make_case(defendants=(Person(organisation_name="Difference Engines Ltd"),))
    second = make_case(defendants=(Person(organisation_name="Difference Engines Ltd"),))
    hear(first, london(DAY, 10))
    hear(second, london(DAY + timedelta(days=1), 10))
    signed_in(client, solicitor())
    asked = {"reference": "", "kind": "organisation", "organisation_name": typed, **ON_THE_DAY}
    answer = client.post(SEARCH, asked)
    assert answer.status_code == 302
    assert first.reference_received in text_of(client.get(answer["Location"]))


def test_a_person_is_never_found_as_a_company_nor_a_company_as_a_person(client: Client) -> None:
    make_case(defendants=(Person(forenames="", surname="Prince"),))
    make_case(defendants=(Person(organisation_name="Lovelace"),))
    signed_in(client, solicitor())
    as_company = {"reference": "", "kind": "organisation", "organisation_name": "Prince", **ON_THE_DAY}
    assert client.post(SEARCH, as_company).status_code == 200
    assert search(client, "", first_name="", **ON_THE_DAY).status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        {"surname": "LOVELACE", "first_name": "ADA"},
        {"surname": "  Lovelace ", "first_name": " Ada "},
        {"surname": "Lövelace", "first_name": "Áda"},
    ],
)
def test_names_are_trimmed_folded_and_collapsed_on_both_sides(client: Client, typed: dict[str, str]) -> None:
    make_case(defendants=(Person(forenames="Ada  Augusta"),))
    signed_in(client, solicitor())
    assert search(client, "", **ON_THE_DAY, **typed).status_code == 302


@pytest.mark.parametrize("wrong", [{"surname": "Lovel"}, {"surname": "Lovelacee"}, {"first_name": "Ad"}])
def test_no_prefix_and_nothing_that_sounds_alike_matches(client: Client, wrong: dict[str, str]) -> None:
    make_case()
    signed_in(client, solicitor())
    assert "No case matches all of these details" in text_of(search(client, "", **{**ON_THE_DAY, **wrong}))


def test_neither_reference_nor_day_is_an_error_that_names_the_field(client: Client) -> None:
    make_case()
    signed_in(client, solicitor())
    answer = search(client, "")
    assert NAMES_THE_DAY in text_of(answer)
    assert 'href="#id_reference"' in answer.content.decode()
    assert not SearchAttempt.objects.exists()


def test_with_a_reference_the_day_makes_no_difference(client: Client) -> None:
    case = make_case()
    signed_in(client, solicitor())
    assert search(client, case.reference_received, **ON_THE_DAY).status_code == 302


def test_counts_stand_against_the_limit_of_searches_that_found_nobody(client: Client) -> None:
    make_case()
    make_case()
    signed_in(client, solicitor())
    for _ in range(20):
        assert search(client, "", **ON_THE_DAY).status_code == 200
    assert search(client, "", **ON_THE_DAY).status_code == 429
    outcomes = set(SearchAttempt.objects.values_list("outcome", flat=True))
    assert outcomes == {"several", "paused"}


def test_each_term_can_be_proved_and_none_can_be_read(client: Client) -> None:
    case = make_case()
    user = solicitor()
    signed_in(client, user)
    search(client, "", **ON_THE_DAY)
    search(signed_in_solicitor(), "", surname=" LOVELACE", first_name="ada", **ON_THE_DAY)
    search(client, case.reference_received)
    by_day, same, by_reference = SearchAttempt.objects.order_by("at")
    assert set(by_day.terms) == {"name", "born_on", "hearing_on"}
    assert by_day.terms == same.terms
    assert set(by_reference.terms) == {"name", "born_on", "reference"}
    assert by_reference.terms["name"] == by_day.terms["name"]
    kept = str([by_day.terms, by_day.digest, by_reference.terms]).lower()
    for clear in ("lovelace", "1990", "2026-12", case.reference.lower()):
        assert clear not in kept


def test_only_a_search_that_finds_is_an_event_of_the_case(client: Client) -> None:
    make_case()
    make_case()
    signed_in(client, solicitor())
    search(client, "", **ON_THE_DAY)
    assert not Event.objects.filter(kind="defence.searched").exists()
