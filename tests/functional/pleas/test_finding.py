"""Getting into the case: typing, neutrality, the lock (domain document "Online plea", Getting into the case)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from cases.models import Case
from cases.selectors import find_for_plea
from cases.types import FoundDefendant
from commonplatform.audit.models import Event
from pleas.models import Draft, LookupAttempt
from tests.functional.pleas.walking import Citizen, Page, defendant_id
from tests.support.world import Person, make_case, make_prosecutor

pytestmark = pytest.mark.django_db
SLOW = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def case() -> Case:
    return make_case(reference="12/AB/0034567/26")


def typings(reference: str) -> st.SearchStrategy[str]:
    """The reference in any typing: case, full-width forms, anything that is no letter or digit between."""
    between = st.text(" /.-_\t –—·\u00a0\u3000,:", max_size=3)

    def one(character: str) -> st.SearchStrategy[str]:
        wide = chr(ord(character.upper()) + 0xFEE0)
        return st.sampled_from([character.upper(), character.lower(), wide])

    parts: list[st.SearchStrategy[str]] = [between]
    for character in reference:
        parts += [one(character), between]
    return st.tuples(*parts).map("".join)


@SLOW
@given(reference=typings("12AB003456726"), postcode=typings("SW1A2AA"))
def test_b_18_reference_and_postcode_are_found_however_they_are_typed(
    case: Case, reference: str, postcode: str
) -> None:
    found = find_for_plea(reference=reference, postcode=postcode, born_on=date(1990, 12, 10))
    assert found == FoundDefendant(case.pk, defendant_id(case))


@pytest.mark.parametrize(
    "typed",
    ["12ab003456726", "12/AB/0034567/26", " 12 ab 0034567 26 ", "１２ＡＢ.００３４５６７.２６", "12–ab–0034567–26"],
)
def test_b_18_the_page_takes_the_reference_in_any_typing(case: Case, typed: str) -> None:
    citizen = Citizen(case, postcode="sw1a2aa")
    assert citizen.gives_reference(typed).status == 302
    assert citizen.proves().leads_to == "/plea/case/"


def without_nonces(page: Page) -> bytes:
    body = page.response.content
    body = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", body)
    return re.sub(rb'nonce="[^"]*"', b"", body)


WRONG = {
    "wrong postcode": {"postcode": "SW1A 2AB"},
    "wrong day of birth": {"born_on_day": "11"},
    "no date of birth": {"born_on_day": "", "born_on_month": "", "born_on_year": ""},
}


@pytest.mark.parametrize("factors", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_factor_finds_nothing(case: Case, factors: dict[str, str]) -> None:
    citizen = Citizen(case)
    citizen.gives_reference()
    page = citizen.proves(**factors)
    assert page.status == 200
    assert "We could not find a case with the details you entered" in page.errors.values()
    assert citizen.get("case/").leads_to == "/plea/ended/"


def failed_pages(case: Case) -> Iterator[tuple[str, Page, list[str]]]:
    """The same factors with a real, an unknown and malformed references, each in a fresh browser."""
    for reference in (case.reference, "99ZZ9999999", "", "é" * 30, "0" * 90, "'; DROP TABLE--", "\u202e1"):
        citizen = Citizen(case, postcode="CF10 1AA")
        citizen.gives_reference(reference or "-")
        with CaptureQueriesContext(connection) as queries:
            page = citizen.proves()
        statements = [re.sub(r"'[^']*'|x\d+|\d+", "?", query["sql"]) for query in queries.captured_queries]
        yield reference, page, statements


def test_wrong_factor_unknown_and_malformed_reference_are_the_same_page_by_the_same_work(case: Case) -> None:
    _reference, first, first_statements = next(failed_pages(case))
    for reference, page, statements in failed_pages(case):
        assert page.status == first.status == 200
        assert without_nonces(page) == without_nonces(first), reference
        assert statements == first_statements, reference
        assert dict(page.response.headers).keys() == dict(first.response.headers).keys()


def test_the_questions_are_the_same_whether_or_not_the_case_holds_a_date_of_birth(case: Case) -> None:
    company = make_case(defendants=[Person(organisation_name="Engines Ltd")])
    asked = []
    for known in (case, company):
        citizen = Citizen(known)
        citizen.gives_reference()
        asked.append(without_nonces(citizen.get("your-notice/")))
    assert asked[0] == asked[1]


def test_a_company_is_found_by_its_postcode_with_or_without_a_date_of_birth() -> None:
    company = make_case(defendants=[Person(organisation_name="Engines Ltd")])
    Citizen(company).finds_the_case()
    Citizen(company, born={}).finds_the_case()


def test_of_several_defendants_the_factors_pick_the_one() -> None:
    case = make_case(defendants=[Person(), Person(forenames="Bea", born_on=date(1991, 1, 2))])
    citizen = Citizen(case, born={"born_on_day": "2", "born_on_month": "1", "born_on_year": "1991"})
    page = citizen.finds_the_case().get("case/")
    assert "Bea Lovelace" in page.text
    assert "Ada Lovelace" not in page.text


def test_a_date_of_birth_that_is_held_picks_its_defendant_before_one_without_any() -> None:
    household = [Person(), Person(forenames="Bea", born_on=None), Person(organisation_name="Engines Ltd")]
    page = Citizen(make_case(defendants=household[:2])).finds_the_case().get("case/")
    assert "Ada Lovelace" in page.text
    other = {"born_on_day": "2", "born_on_month": "1", "born_on_year": "1991"}
    assert "Bea Lovelace" in Citizen(make_case(defendants=household[:2]), born=other).finds_the_case().get("case/").text
    undated = Citizen(make_case(defendants=household[1:]), born=other)
    undated.gives_reference()
    assert undated.proves().status == 200, "nothing tells these two apart"


@pytest.mark.parametrize(("held", "typed"), [("06/AA/0012345/16", "06aa1234516"), ("06AA1234516", "06/AA/0012345/16")])
def test_a_manchester_case_is_found_with_and_without_the_two_zeros(held: str, typed: str) -> None:
    citizen = Citizen(make_case(reference=held))
    citizen.gives_reference(typed)
    assert citizen.proves().leads_to == "/plea/case/"


def test_failures_with_both_forms_of_a_manchester_reference_count_together() -> None:
    case = make_case(reference="06/AA/12345/16")
    for typed in ("06/AA/12345/16", "06/AA/0012345/16") * 3:
        stranger = Citizen(case, postcode="CF10 1AA")
        stranger.gives_reference(typed)
        stranger.proves()
    citizen = Citizen(case)
    citizen.gives_reference("06AA1234516")
    assert citizen.proves().status == 200


def test_two_defendants_with_the_same_factors_are_not_told_apart_and_not_found() -> None:
    citizen = Citizen(make_case(defendants=[Person(), Person(forenames="Bea")]))
    citizen.gives_reference()
    assert citizen.proves().status == 200


def test_what_was_typed_is_kept_neither_in_an_address_nor_in_an_attempt(case: Case) -> None:
    citizen = Citizen(case)
    citizen.gives_reference()
    citizen.proves(postcode="SW1A 2AB")
    row = LookupAttempt.objects.values().get()
    assert "12AB" not in str(row).upper()
    assert "SW1A" not in str(row).upper()
    assert "127.0.0.1" not in str(row)
    for cookie in citizen.client.cookies.values():
        assert "AB" not in cookie.value or len(cookie.value) >= 32


def test_finding_the_case_is_an_event_and_failing_is_not(case: Case) -> None:
    citizen = Citizen(case)
    citizen.gives_reference()
    citizen.proves(postcode="SW1A 2AB")
    assert not Event.objects.filter(kind="plea.opened").exists()
    citizen.proves()
    opened = Event.objects.get(kind="plea.opened")
    assert (opened.case_id, opened.defendant_id) == (case.pk, defendant_id(case))
    assert opened.actor_name == "Ada Lovelace"
    assert set(LookupAttempt.objects.values_list("outcome", flat=True)) == {"not_found", "found"}


def test_proving_changes_the_session_key_and_forgets_the_typed_reference(case: Case) -> None:
    citizen = Citizen(case)
    citizen.gives_reference()
    before = citizen.client.cookies["session"].value
    citizen.proves()
    assert citizen.client.cookies["session"].value != before
    assert "12" not in str(citizen.client.session.get("plea_reference", ""))


def test_without_a_reference_the_second_factor_is_not_asked(case: Case) -> None:
    assert Citizen(case).get("your-notice/").leads_to == "/plea/reference/"
    assert Citizen(case).proves().leads_to == "/plea/reference/"


# ---- the lock


def fail(case: Case, times: int, *, client: Client | None = None) -> Page:
    """Give the right reference and a wrong postcode, each time in a new browser unless one is given."""
    page = None
    for _ in range(times):
        citizen = Citizen(case, client=client or Client())
        citizen.gives_reference()
        page = citizen.proves(postcode="SW1A 2AB")
    assert page is not None
    return page


def test_after_five_failures_even_the_right_factors_fail_with_the_same_page(case: Case) -> None:
    neutral = without_nonces(fail(case, 5))
    citizen = Citizen(case)
    citizen.gives_reference()
    page = citizen.proves(postcode="SW1A 2AB")
    assert without_nonces(page) == neutral
    assert citizen.proves().status == 200
    assert LookupAttempt.objects.filter(outcome="blocked").count() == 2


def test_four_failures_lock_nothing(case: Case) -> None:
    fail(case, 4)
    Citizen(case).finds_the_case()


def test_failures_count_across_browsers_and_typings(case: Case) -> None:
    for typed in ("12AB003456726", "12/ab/0034567/26", "１２AB003456726", "12 AB 0034567 26", "12.ab.0034567.26"):
        citizen = Citizen(case)
        citizen.gives_reference(typed)
        citizen.proves(postcode="SW1A 2AB")
    citizen = Citizen(case)
    citizen.gives_reference()
    assert citizen.proves().status == 200


def test_a_lock_ends_after_its_time_and_attempts_meanwhile_do_not_prolong_it(case: Case) -> None:
    fail(case, 8)
    assert LookupAttempt.objects.filter(outcome="not_found").count() == 5
    LookupAttempt.objects.update(at=timezone.now() - timedelta(minutes=61))
    Citizen(case).finds_the_case()


def test_a_locked_reference_locks_no_other(case: Case) -> None:
    fail(case, 5)
    Citizen(make_case()).finds_the_case()


def test_failures_of_one_browser_over_many_references_stop_it(case: Case, settings: Settings) -> None:
    settings.LOOKUP_FAILURES_PER_SESSION = 3
    citizen = Citizen(case)
    for number in range(3):
        citizen.gives_reference(f"99ZZ{number:07d}")
        citizen.proves()
    citizen.gives_reference()
    assert citizen.proves().status == 200
    Citizen(case).finds_the_case()


def test_failures_from_one_address_over_many_references_stop_it(case: Case, settings: Settings) -> None:
    settings.LOOKUP_FAILURES_PER_ADDRESS = 3
    for number in range(3):
        stranger = Citizen(case)
        stranger.gives_reference(f"99ZZ{number:07d}")
        stranger.proves()
    here = Citizen(case)
    here.gives_reference()
    assert here.proves().status == 200
    Citizen(case, client=Client(REMOTE_ADDR="192.0.2.7")).finds_the_case()


def test_an_address_passed_on_counts_only_behind_a_trusted_proxy(case: Case, settings: Settings) -> None:
    settings.LOOKUP_FAILURES_PER_ADDRESS = 1
    forged = Citizen(case, client=Client(HTTP_X_FORWARDED_FOR="198.51.100.9"))
    forged.gives_reference("99ZZ0000001")
    forged.proves()
    again = Citizen(case, client=Client(HTTP_X_FORWARDED_FOR="203.0.113.5"))
    again.gives_reference()
    assert again.proves().status == 200
    settings.TRUSTED_PROXIES = 1
    Citizen(case, client=Client(HTTP_X_FORWARDED_FOR="x, 203.0.113.5")).finds_the_case()


# ---- coming back


def test_proving_again_in_another_browser_takes_the_answers_along(case: Case) -> None:
    first = Citizen(case).finds_the_case().reaches("charge/1/")
    first.post("charge/1/", plea="guilty")
    second = Citizen(case).finds_the_case()
    assert second.get("charge/1/").checked("plea") == "guilty"
    assert first.get("charge/1/").leads_to == "/plea/ended/"


def test_answers_of_the_day_before_are_not_taken_along(case: Case) -> None:
    Citizen(case).finds_the_case().post("charge/1/", plea="guilty")
    Draft.objects.update(saved_at=timezone.now() - timedelta(hours=24))
    assert Citizen(case).finds_the_case().get("charge/1/").checked("plea") == ""


def prosecutors_case(reference: str, *, surname: str = "Lovelace") -> Case:
    return make_case(reference=reference, prosecutor=make_prosecutor(), defendants=[Person(surname=surname)])


@pytest.mark.parametrize("typed", ["TVL-44120077", "tvl44120077", "44120077", " 4412 0077 "])
def test_the_letters_before_a_prosecutors_number_may_be_left_out(typed: str) -> None:
    held = prosecutors_case("TVL44120077")
    found = find_for_plea(reference=typed, postcode="SW1A 2AA", born_on=date(1990, 12, 10))
    assert found is not None
    assert found.case_id == held.pk


def test_a_number_that_two_prosecutors_use_finds_neither_without_its_letters() -> None:
    prosecutors_case("TVL44120077")
    other = prosecutors_case("DVLA44120077")
    factors = {"postcode": "SW1A 2AA", "born_on": date(1990, 12, 10)}
    assert find_for_plea(reference="44120077", **factors) is None  # type: ignore[arg-type]
    found = find_for_plea(reference="DVLA44120077", **factors)  # type: ignore[arg-type]
    assert found is not None
    assert found.case_id == other.pk


def test_a_reference_of_letters_alone_is_not_found_by_nothing() -> None:
    prosecutors_case("ABCDEF")
    assert find_for_plea(reference="", postcode="SW1A 2AA", born_on=date(1990, 12, 10)) is None
