"""Finding courts, prosecutors and the offence record that counts on a day."""

from datetime import date

import pytest

from commonplatform.reference import selectors
from commonplatform.reference.models import Code, Court, Offence
from tests.support.world import make_court, make_prosecutor

pytestmark = pytest.mark.django_db


def offence(title: str, valid_from: date | None, valid_to: date | None) -> None:
    Offence.objects.create(code="ZZ00001", title=title, mode_of_trial="SIMP", valid_from=valid_from, valid_to=valid_to)


@pytest.fixture
def three_records() -> None:
    offence("first", None, date(2009, 12, 31))
    offence("second", date(2010, 1, 1), date(2019, 12, 31))
    offence("third", date(2021, 1, 1), None)


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(1999, 1, 1), "first"),
        (date(2009, 12, 31), "first"),
        (date(2010, 1, 1), "second"),
        (date(2019, 12, 31), "second"),
        (date(2020, 6, 1), "third"),
        (date(2021, 1, 1), "third"),
    ],
)
@pytest.mark.usefixtures("three_records")
def test_the_record_valid_on_the_day_counts_else_the_latest(day: date, title: str) -> None:
    found = selectors.offence_valid_on("zz00001", day)
    assert found is not None
    assert found.title == title


def test_an_unknown_offence_is_none() -> None:
    assert selectors.offence_valid_on("NOTHING", date(2026, 1, 1)) is None


@pytest.mark.parametrize("typed", ["B77AB00", "b77ab00", "B77AB03", " B77AB00 "])
def test_a_court_is_found_by_its_centre_whatever_the_room(typed: str) -> None:
    court = make_court(ou_code="B77AB00")
    assert selectors.court_by_ou_code(typed) == court


@pytest.mark.parametrize("typed", ["", "B77", "B78AB00"])
def test_a_short_or_unknown_code_finds_no_court(typed: str) -> None:
    make_court(ou_code="B77AB00")
    assert selectors.court_by_ou_code(typed) is None


def test_closed_courts_are_left_out_unless_asked_for() -> None:
    make_court("Open")
    closed = make_court("Closed")
    Court.objects.filter(pk=closed.pk).update(is_open=False)
    assert [court.name for court in selectors.courts()] == ["Open"]
    assert [court.name for court in selectors.courts(in_use=False)] == ["Closed", "Open"]


def test_prosecutors_are_found_by_code_short_name_and_force() -> None:
    force = make_prosecutor(category="police", ou_code="0990000", force="99")
    assert selectors.prosecutor_by_ou_code("0990000") == force
    assert selectors.prosecutor_by_short_name(force.short_name.lower()) == force
    assert selectors.prosecutor_by_force_code("99") == force
    assert selectors.prosecutor_by_force_code("") is None


def test_codes_come_in_order_and_only_of_their_list() -> None:
    Code.objects.create(code_list="vehicle", code="Z", name="Zeppelin")
    Code.objects.create(code_list="vehicle", code="A", name="Airship")
    Code.objects.create(code_list="offender", code="PO", name="Prolific offender")
    assert [code.name for code in selectors.codes(Code.CodeList.VEHICLE)] == ["Airship", "Zeppelin"]
