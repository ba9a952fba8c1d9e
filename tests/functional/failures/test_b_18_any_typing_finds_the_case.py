"""B-18: the defence had to type the URN in capitals, and every defendant's names and birth dates.

The guards: `cases.references.normalise_reference` and `fold_name`, which both lookups go through, and
a search that asks for one defendant. Compare what was typed literally, or ask for all defendants,
and these tests fail.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from cases.models import Case, Defendant
from commonplatform.accounts.roles import Role
from tests.support.world import Person, make_case, make_firm, make_person, signed_in

pytestmark = pytest.mark.django_db

PRINTED = "42AB1234526"
BORN = date(1984, 2, 29)
DEFENDANTS = (
    Person("Gwen Mair", "O'Brien-Prydderch", born_on=BORN, postcode="CF10 1AA"),
    Person("Siôn", "Ap Rhys", born_on=date(1979, 4, 30), postcode="LL55 2AY"),
    Person("Jack", "Tomos", born_on=date(1991, 1, 1), postcode="SA1 4DJ"),
)


def malformed() -> Iterator[str]:
    """Fifty ways in which people write one reference."""
    parts = ("42", "AB", "12345", "26")
    for case in (str.upper, str.lower, str.title):
        for between in ("", " ", "/", "-", ".", "  ", " / ", " - ", "_", "\\", "–", "—", "·", ",", ":"):
            yield case(between.join(parts))
    yield " 42AB1234526 "
    yield "\t42ab1234526\n"
    yield "42\u00a0AB\u00a012345\u00a026"
    yield "４２ＡＢ１２３４５２６"
    yield "４２ａｂ/１２３４５/２６"
    yield "(42AB1234526)"
    yield "42AB1234526."
    yield "#42AB1234526"
    yield "42 AB 123 45 26"
    yield "4 2 A B 1 2 3 4 5 2 6"
    yield "“42AB1234526”"
    yield "\u200b42AB12345\u200b26"


VARIANTS = sorted(set(malformed()))


def test_there_are_at_least_fifty_of_them() -> None:
    assert len(VARIANTS) >= 50


@pytest.fixture
def case() -> Case:
    return make_case(defendants=DEFENDANTS, reference="42/AB/12345/26")


def test_a_citizen_finds_the_case_however_the_reference_is_typed(case: Case) -> None:
    missed = [typed for typed in VARIANTS if not _citizen_finds(Client(), typed)]
    assert missed == []


def test_the_defence_finds_the_case_however_the_reference_is_typed(case: Case) -> None:
    firm = make_firm()
    solicitor = signed_in(Client(), make_person(Role.SOLICITOR, firm))
    missed = [typed for typed in VARIANTS if not _defence_finds(solicitor, reference=typed)]
    assert missed == []


@pytest.mark.parametrize(
    "names",
    [
        {"surname": "O'Brien-Prydderch", "first_name": "Gwen"},
        {"surname": "o'brien-prydderch", "first_name": "GWEN"},
        {"surname": "O’BRIEN-PRYDDERCH", "first_name": "gwen mair"},
        {"surname": " O'Brien-Prydderch ", "first_name": " Gwen "},
        {"surname": "Ap Rhys", "first_name": "Sion", "born": date(1979, 4, 30)},
        {"surname": "AP  RHYS", "first_name": "SIÔN", "born": date(1979, 4, 30)},
        {"surname": "tomos", "first_name": "jack", "born": date(1991, 1, 1)},
    ],
)
def test_one_defendant_of_three_is_enough_in_any_writing(case: Case, names: dict[str, object]) -> None:
    solicitor = signed_in(Client(), make_person(Role.SOLICITOR, make_firm()))
    assert _defence_finds(solicitor, **names)  # type: ignore[arg-type]


def test_a_search_for_one_shows_nobody_else(case: Case) -> None:
    solicitor = signed_in(Client(), make_person(Role.SOLICITOR, make_firm()))
    found = solicitor.post("/defence/search/", _terms(), follow=True).content.decode()
    assert "Prydderch" in found
    others = Defendant.objects.filter(case=case, position__gt=1)
    assert [other.surname for other in others if other.surname in found] == []


@pytest.mark.parametrize(
    "typed", ["CF10 1AA", "cf101aa", " Cf10-1aA ", "ＣＦ１０ １ＡＡ", "C F 1 0 1 A A", "CF10\u00a01AA"]
)
def test_a_postcode_is_taken_in_any_typing_too(case: Case, typed: str) -> None:
    assert _citizen_finds(Client(), PRINTED, postcode=typed)


def _citizen_finds(citizen: Client, typed: str, *, postcode: str = "CF10 1AA") -> bool:
    citizen.post("/plea/reference/", {"reference": typed})
    born = {"born_on_day": BORN.day, "born_on_month": BORN.month, "born_on_year": BORN.year}
    proved = citizen.post("/plea/your-notice/", {"postcode": postcode, **born})
    return proved.headers.get("Location") == "/plea/case/"


def _defence_finds(
    solicitor: Client,
    *,
    reference: str = PRINTED,
    surname: str = "O'Brien-Prydderch",
    first_name: str = "Gwen",
    born: date = BORN,
) -> bool:
    answer = solicitor.post("/defence/search/", _terms(reference, surname, first_name, born))
    return answer.headers.get("Location", "").startswith("/defence/found/")


def _terms(
    reference: str = PRINTED,
    surname: str = "O'Brien-Prydderch",
    first_name: str = "Gwen",
    born: date = BORN,
) -> dict[str, object]:
    return {
        "reference": reference,
        "kind": "person",
        "surname": surname,
        "first_name": first_name,
        "born_on_day": born.day,
        "born_on_month": born.month,
        "born_on_year": born.year,
    }
