"""Rows of several tables in one statement."""

from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cases.models import Particulars
from commonplatform.audit.models import Effect, Event
from commonplatform.reference.models import Court, Offence
from commonplatform.written_together import alter, remove, write, written_together
from tests.support.world import Person, make_case, make_court

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)


def event(**given: object) -> Event:
    return Event(chain_id=uuid4(), kind="case.received", actor_name="Police", actor_role="system", **given)


def test_every_value_comes_back_as_it_was_given() -> None:
    given = event(occurred_at=NOON, data={"wording": "drove a “lorry”\n\\x41", "amount": None}, reason="ŵŷ ' \" {}")
    write(given)
    kept = Event.objects.get(pk=given.pk)
    assert (kept.occurred_at, kept.data, kept.reason, kept.case_id) == (NOON, given.data, given.reason, None)


def test_dates_numbers_and_lists_come_back_as_they_were_given() -> None:
    court = Court(ou_code="B99ZZ00", name="Test", jurisdiction="magistrates", police_area_codes=["06", "07"])
    offence = Offence(
        code="XX00001", title="T", mode_of_trial="SIMP", valid_from=date(2020, 2, 29), time_limit_months=6
    )
    write(court, offence)
    assert Court.objects.get(pk=court.pk).police_area_codes == ["06", "07"]
    kept = Offence.objects.get(pk=offence.pk)
    assert (kept.valid_from, kept.time_limit_months, kept.valid_to) == (date(2020, 2, 29), 6, None)


def test_a_block_makes_one_statement_for_all_its_tables() -> None:
    asked = event()
    with (
        CaptureQueriesContext(
            connection,
        ) as statements,
        written_together(),
    ):
        write(asked)
        write(Effect(event=asked, kind="a", recipient="x"), Effect(event=asked, kind="b", recipient="x"))
        assert len(statements) == 0
    assert len(statements) == 1
    assert Effect.objects.filter(event=asked).count() == 2


def test_a_block_within_a_block_is_written_with_the_outer_one() -> None:
    inner = event()
    with written_together():
        with written_together():
            write(inner)
        assert not Event.objects.filter(pk=inner.pk).exists()
    assert Event.objects.filter(pk=inner.pk).exists()


def test_nothing_is_written_when_the_block_fails() -> None:
    given = event()
    with suppress(ZeroDivisionError), written_together():
        write(given)
        raise ZeroDivisionError
    write()
    assert not Event.objects.filter(pk=given.pk).exists()


def test_a_refusal_of_the_database_leaves_none_of_the_rows() -> None:
    asked = event()
    twice = [Effect(event=asked, kind="a", recipient="x") for _ in range(2)]
    with pytest.raises(IntegrityError), transaction.atomic(), written_together():
        write(asked, *twice)
    assert not Event.objects.filter(pk=asked.pk).exists()


def test_a_value_that_json_does_not_know_is_refused_and_not_guessed() -> None:
    with pytest.raises(TypeError, match="complex"):
        write(event(data={"amount": complex(1, 2)}))


def test_money_keeps_its_pence() -> None:
    given = event(data={"amount": Decimal("0.10")})
    write(given)
    assert Event.objects.get(pk=given.pk).data == {"amount": "0.10"}


def test_changes_and_new_rows_of_a_block_are_one_statement() -> None:
    given, court, gone = event(), make_court(), Offence(code="XX00001", title="T", mode_of_trial="SIMP")
    write(gone)
    with CaptureQueriesContext(connection) as statements, written_together():
        alter(Court, {"name": "Another", "is_welsh": False}, id=court.pk)
        remove(Offence, id=gone.pk)
        write(given)
    assert len(statements) == 1
    court.refresh_from_db()
    assert (court.name, Event.objects.filter(pk=given.pk).count()) == ("Another", 1)
    assert not Offence.objects.filter(pk=gone.pk).exists()


def test_a_change_outside_a_block_happens_at_once() -> None:
    court = make_court()
    alter(Court, {"name": "Another"}, id=court.pk)
    court.refresh_from_db()
    assert court.name == "Another"


def test_a_changed_secret_is_sealed_before_it_leaves() -> None:
    case = make_case(defendants=[Person()])
    alter(Particulars, {"national_insurance_number": "AB 12 34 56 C"}, case_id=case.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT national_insurance_number FROM cases_particulars WHERE case_id = %s", [case.pk])
        stored = bytes(cursor.fetchone()[0])
    assert b"12 34" not in stored
    assert Particulars.objects.get(case=case).national_insurance_number == "AB 12 34 56 C"


def test_the_same_change_twice_in_a_block_is_refused_and_not_lost() -> None:
    court = make_court()
    with written_together():
        alter(Court, {"name": "First"}, id=court.pk)
        with pytest.raises(ValueError, match="UPDATE"):
            alter(Court, {"name": "Second"}, id=court.pk)


def test_a_row_that_may_stand_once_is_left_out_where_it_stands_and_the_others_are_written() -> None:
    asked = event()
    one, again, other = (Effect(event=asked, kind=kind, recipient="x") for kind in ("a", "a", "b"))
    write(asked, one)
    write(again, other, unless_there=True)
    assert set(Effect.objects.filter(event=asked).values_list("pk", flat=True)) == {one.pk, other.pk}
