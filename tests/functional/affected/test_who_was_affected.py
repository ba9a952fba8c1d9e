"""QUALITY B-14, S-22: from a window of time to every case, document and reader, by index."""

import csv
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.services.keep_administrator_rights import keep_administrator_rights
from commonplatform.accounts.types import Purpose
from commonplatform.audit.models import Event
from commonplatform.storage.objects import read_object
from disclosure.models import AffectedReport, Material, MaterialRead
from disclosure.selectors.affected import AFFECTED, affected_lines, parameters_of
from disclosure.services.find_affected import affected_now
from disclosure.types import AffectedLine, FaultWindow
from tests.functional.disclosure.sections import document
from tests.functional.disclosure.steps import World, browser, make_world, published, visible, work_off
from tests.support.files import fetch
from tests.support.world import as_superuser, make_organisation, make_person

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)


def _hour(number: float) -> dt.datetime:
    return START + dt.timedelta(hours=number)


def _window(begins: float, ends: float, **more: Any) -> FaultWindow:
    return FaultWindow(_hour(begins), _hour(ends), **more)


@pytest.fixture
def world(time_machine: TimeMachineFixture) -> World:
    """Served at hour 1, opened by the firm at hour 2; the officer opens the case at hour 5, the document at hour 6."""
    time_machine.move_to(START, tick=False)
    world = make_world()
    time_machine.move_to(_hour(1), tick=False)
    material = published(world)
    time_machine.move_to(_hour(2), tick=False)
    browser(world.solicitor).get(reverse("disclosure:read", args=[material.pk]))
    time_machine.move_to(_hour(5), tick=False)
    browser(world.officer).get(f"/cases/{world.case.pk}/")
    time_machine.move_to(_hour(6), tick=False)
    browser(world.officer).get(reverse("disclosure:read", args=[material.pk]))
    return world


def _lines(window: FaultWindow) -> list[AffectedLine]:
    with task_scope(purpose=Purpose.AFFECTED):
        return list(affected_lines(window))


def _people(window: FaultWindow) -> list[tuple[str, str]]:
    return sorted((line.what, line.person) for line in _lines(window))


def test_what_was_opened_in_the_window(world: World) -> None:
    officer = world.officer.full_name
    assert _people(_window(1.5, 3)) == [("IDPC", "Sol Icitor")]
    assert _people(_window(4, 5.5)) == [("CASE", officer)]
    assert _people(_window(4, 7)) == [("CASE", officer), ("IDPC", officer)]
    assert _people(_window(3, 4)) == []


def test_of_a_document_that_came_in_the_window_all_readers_whenever_they_opened_it(world: World) -> None:
    assert _people(_window(0.5, 1.5)) == sorted([("IDPC", world.officer.full_name), ("IDPC", "Sol Icitor")])


def test_a_document_nobody_opened_is_listed_too(world: World, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(_hour(9), tick=False)
    other = make_world()
    published(other)
    (line,) = [line for line in _lines(_window(8, 10)) if line.case_id == other.case.pk and line.what == "IDPC"]
    assert (line.person, line.times, line.material_id) == ("", 0, Material.objects.get(case=other.case).pk)


def test_narrowed_to_a_document_an_organisation_a_part(world: World) -> None:
    material = Material.objects.get(case=world.case)
    officer = world.officer.full_name
    everything = _window(0, 24)
    assert len(_lines(everything)) == 3
    assert len(_lines(_window(0, 24, material_id=material.pk))) == 2
    assert _people(_window(0, 24, organisation_id=world.firm.pk)) == [("IDPC", "Sol Icitor")]
    assert _people(_window(0, 24, part="case_files")) == [("CASE", officer)]
    assert len(_lines(_window(0, 24, part="documents"))) == 2


def test_the_file_holds_references_and_people_and_nothing_of_the_case(world: World) -> None:
    content, counted = affected_now(_window(0, 24))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert {row[0] for row in rows[1:]} == {world.case.reference_received}
    assert (len(counted.cases), len(counted.documents), len(counted.readers)) == (1, 1, 2)
    assert not [name for name in ("Lovelace", "LOVELACE", "Ada") if name in content.decode()]


def test_the_command_says_the_numbers_and_is_on_record(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "affected.csv"
    call_command(
        "who_was_affected",
        begins="2026-11-23T08:00",
        ends="2026-11-23T20:00",
        reason="Drill",
        file=file,
    )
    assert re.search(r"1 cases, 1 documents, 2 readers, 3 lines", capsys.readouterr().out)
    assert len(file.read_text().splitlines()) == 4
    assert Event.objects.get(kind="affected.asked").reason == "Drill"


@pytest.mark.parametrize(
    ("begins", "ends"), [("yesterday", "2026-11-23T20:00"), ("2026-11-24T08:00", "2026-11-23T20:00")]
)
def test_the_command_refuses_a_window_that_is_none(begins: str, ends: str) -> None:
    with pytest.raises(CommandError):
        call_command("who_was_affected", begins=begins, ends=ends, reason="Drill")


def _administrator() -> User:
    user = make_person(Role.ADMINISTRATOR, make_organisation("hmcts"))
    keep_administrator_rights(user)
    return user


FORM = {
    "from_day_day": "23",
    "from_day_month": "11",
    "from_day_year": "2026",
    "until_day_day": "23",
    "until_day_month": "11",
    "until_day_year": "2026",
    "reason": "Uploads were cut off",
}


def test_an_administrator_asks_and_downloads_and_both_are_on_record() -> None:
    world = make_world()
    material = published(world)
    browser(world.officer).get(reverse("disclosure:read", args=[material.pk]))
    desk = browser(_administrator())
    page = reverse("disclosure:affected")
    assert desk.post(page, {**FORM, **_today()}).status_code == 302
    assert "Being made" in visible(desk.get(page).content)
    work_off()
    report = AffectedReport.objects.get()
    assert (report.cases, report.documents, report.readers, report.lines) == (1, 1, 1, 1)
    assert world.case.reference_received in read_object(report.object_key).decode()
    shown = visible(desk.get(page).content)
    assert "Uploads were cut off" in shown
    assert world.case.reference_received not in shown
    answer = desk.get(reverse("disclosure:affected_file", args=[report.pk]))
    assert fetch(answer["Location"]).body == read_object(report.object_key)
    assert [e.kind for e in Event.objects.filter(kind__startswith="affected.").order_by("occurred_at", "sequence")] == [
        "affected.asked",
        "affected.downloaded",
    ]


def _today() -> dict[str, str]:
    day = timezone.localdate()
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"{end}_day_{part}": str(value) for end in ("from", "until") for part, value in parts.items()}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"reason": ""}, "Enter why you ask"),
        ({"until_day_day": "22"}, "The end must be after the beginning"),
        ({"from_time": "noon thirty"}, "Enter a time, like 9:30am or 14:00"),
        ({"document": "12"}, "Enter the identifier of a document"),
        ({"from_day_year": ""}, "year"),
    ],
)
def test_a_question_that_makes_no_sense_keeps_what_was_typed(changed: dict[str, str], says: str) -> None:
    answer = browser(_administrator()).post(reverse("disclosure:affected"), {**FORM, **changed})
    assert answer.status_code == 200
    assert says in visible(answer.content)
    if "reason" not in changed:
        assert "Uploads were cut off" in answer.content.decode()
    assert not AffectedReport.objects.exists()


def test_only_with_its_purpose_does_a_task_see_anything(world: World) -> None:
    with task_scope():
        assert list(affected_lines(_window(0, 24))) == []


def _many_events() -> None:
    """A year of events, written past the chain: only the plan is looked at."""
    as_superuser(
        """
        INSERT INTO audit_event (id, chain_id, case_id, kind, occurred_at, actor_name, actor_role, organisation_name,
            reason, data, sequence, previous_digest, digest)
        SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'case.opened',
            now() - interval '365 days' + n * interval '525 seconds', 'A', 'solicitor', '', '', '{}', n, '', ''
        FROM generate_series(1, 60000) AS n
        """
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE audit_event")


def _some_documents_and_readings() -> None:
    world = make_world()
    reader = {"user_id": uuid4(), "user_name": "A", "role": "solicitor", "organisation_id": uuid4()}
    for _ in range(30):
        material = document(world.case, "WS")
        MaterialRead.objects.create(material=material, case=world.case, section="WS", act="read", **reader)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE disclosure_material, disclosure_materialread")


def test_the_plan_reads_no_table_as_a_whole() -> None:
    """Small tables: the planner is left the bitmap alone, which cannot read without something to find by.

    Of a table that was empty when it was last counted one row is expected, and no bitmap finds one row of one.
    """
    _many_events()
    _some_documents_and_readings()
    now = timezone.now()
    window = FaultWindow(now - dt.timedelta(hours=1), now)
    with task_scope(purpose=Purpose.AFFECTED), connection.cursor() as cursor:
        for way in ("seqscan", "indexscan", "indexonlyscan"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute("EXPLAIN " + AFFECTED, parameters_of(window))
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Seq Scan" not in plan, plan
    for index in ("event_case_opened_by_time", "materialread_by_time", "material_uploaded", "material_published"):
        assert index in plan, plan
