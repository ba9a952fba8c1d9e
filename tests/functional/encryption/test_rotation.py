"""Keys turned over while the service runs: everything, history included, resumable, append-only tables intact."""

import base64
from io import StringIO

import pytest
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from cases.models import Defendant, Means, Particulars, Plea
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.encryption.envelope import EnvelopeFault
from commonplatform.encryption.rotation import envelopes_by_state, rotate_table, sealed_tables
from tests.support.world import make_case

pytestmark = pytest.mark.django_db
NEW = base64.b64encode(b"n" * 32).decode()
NUMBER, CHANGED = "QQ123456C", "QQ654321C"


def turn_over() -> str:
    said = StringIO()
    call_command("rotate_keys", stdout=said)
    return said.getvalue()


@pytest.fixture
def particulars() -> Particulars:
    """Particulars with history, means and a plea with a statement, all under the old key."""
    case = make_case()
    defendant = Defendant.objects.get(case=case)
    held = Particulars.objects.get(pk=defendant.pk)
    for number in (NUMBER, CHANGED):
        held.national_insurance_number = number
        held.save()
    Means.objects.create(
        case=case, defendant=defendant, kind="individual", details={"pay": "1"}, method="online", given_by="Ada"
    )
    Plea.objects.create(
        case=case,
        defendant=defendant,
        offence=defendant.offences.get(),
        choice="guilty",
        method="online",
        statement="I was late",
        recorded_by="Ada",
    )
    return held


def history_numbers() -> list[str]:
    from django.apps import apps

    history = apps.get_model("cases", "ParticularsHistory")
    return list(history.objects.order_by("pgh_id").values_list("national_insurance_number", flat=True))


def test_after_turning_over_the_old_key_is_not_needed(particulars: Particulars, settings: Settings) -> None:
    old = settings.FIELD_ENCRYPTION_KEYS[0]
    settings.FIELD_ENCRYPTION_KEYS = [NEW, old]
    said = turn_over()
    settings.FIELD_ENCRYPTION_KEYS = [NEW]
    particulars.refresh_from_db()
    assert particulars.national_insurance_number == CHANGED
    assert Means.objects.get().details == {"pay": "1"}
    assert Plea.objects.get().statement == "I was late"
    assert NUMBER in history_numbers()
    assert "0 values left under older keys" in said


def test_turning_over_writes_no_history(particulars: Particulars, settings: Settings) -> None:
    before = len(history_numbers())
    settings.FIELD_ENCRYPTION_KEYS = [NEW, *settings.FIELD_ENCRYPTION_KEYS]
    turn_over()
    assert len(history_numbers()) == before
    particulars.telephone = "0161"
    particulars.save()
    assert len(history_numbers()) == before + 1


def test_an_interrupted_run_is_taken_up_where_it_stopped(settings: Settings) -> None:
    for _ in range(5):
        make_case()
    for held in Particulars.objects.all():
        held.driver_number = "LOVEL901120A99AB"
        held.save()
    settings.FIELD_ENCRYPTION_KEYS = [NEW, *settings.FIELD_ENCRYPTION_KEYS]
    table = next(table for table in sealed_tables() if table.name == "cases_particulars")
    columns = [column for column in table.columns if column.name in ("driver_number", "postcode")]
    assert next(rotate_table(table, batch=2)) == 2
    assert [envelopes_by_state(column) for column in columns] == [(2, 3)] * 2
    assert list(rotate_table(table, batch=2)) == [2, 1]
    assert [envelopes_by_state(column) for column in columns] == [(5, 0)] * 2


def test_only_counting_changes_nothing(particulars: Particulars, settings: Settings) -> None:
    settings.FIELD_ENCRYPTION_KEYS = [NEW, *settings.FIELD_ENCRYPTION_KEYS]
    said = StringIO()
    call_command("rotate_keys", count=True, stdout=said)
    assert "cases_means.details: 0 under the present key before, 1 left under older ones" in said.getvalue()
    settings.FIELD_ENCRYPTION_KEYS = [NEW]
    with pytest.raises(EnvelopeFault):
        particulars.refresh_from_db()


@pytest.mark.parametrize(
    "change",
    [
        "details = decode('00', 'hex')",
        "details = set_byte(details, octet_length(details) - 1, 7)",
        "kind = 'company'",
        "given_by = 'somebody else'",
    ],
)
def test_the_content_of_an_append_only_table_never_changes(particulars: Particulars, change: str) -> None:
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE cases_means SET {change}")


def test_a_task_may_touch_nothing_but_the_sealed_columns(particulars: Particulars) -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        task_scope(purpose=Purpose.KEY_ROTATION),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE cases_means SET given_by = 'x'")


def test_an_encrypted_column_can_be_asked_only_whether_it_is_blank(particulars: Particulars) -> None:
    assert Particulars.objects.filter(national_insurance_number__blank=False).count() == 1
    assert Particulars.objects.filter(driver_number__blank=True).count() == 1
    with pytest.raises(FieldError):
        Particulars.objects.filter(national_insurance_number=CHANGED)
