"""QUALITY B-25, S-08: a crawler with lawful credentials stops at the budget and reads no other firm's case."""

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from cases.models import Case
from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from commonplatform.budgets.counting import COUNT, count_reading
from commonplatform.budgets.models import ReadCount, ReadNote, ReadStop
from commonplatform.budgets.types import Reading
from commonplatform.retention.rules import retention_rules
from tests.support.effects import effects_asking
from tests.support.queries import counted_queries
from tests.support.world import actor_of, make_case, make_firm, make_person, represent, signed_in

pytestmark = pytest.mark.django_db
BUDGET = 5


@pytest.fixture(autouse=True)
def _small_budget(settings: Settings) -> None:
    settings.READ_BUDGET_PER_PERSON = BUDGET
    settings.READ_BUDGET_PER_FIRM = 8
    settings.READ_ALARM_MAILBOX = "watch@example.org"


@pytest.fixture(autouse=True)
def _not_at_the_full_hour() -> Iterator[None]:
    with time_machine.travel(timezone.now().replace(minute=20, second=0), tick=True):
        yield


def _firm_with_cases(number: int) -> tuple[Organisation, User, list[Case]]:
    firm = make_firm()
    cases = [make_case() for _ in range(number)]
    for case in cases:
        represent(case, firm)
    return firm, make_person(Role.SOLICITOR, firm, full_name="Cora Crawler"), cases


def _open(browser: Client, case: Case) -> int:
    return browser.get(f"/cases/{case.pk}/").status_code


def test_the_page_says_until_when_and_whom_to_ring(settings: Settings) -> None:
    settings.STAFF_HELP_LINE = "01632 960 123"
    _firm, user, cases = _firm_with_cases(BUDGET + 1)
    browser = signed_in(Client(), user)
    answer = [browser.get(f"/cases/{case.pk}/") for case in cases][-1]
    assert "01632 960 123" in answer.content.decode()
    assert 0 < int(answer.headers["Retry-After"]) <= 40 * 60
    assert cases[-1].reference_received not in answer.content.decode()


def test_reading_the_same_case_again_costs_nothing() -> None:
    _firm, user, (case,) = _firm_with_cases(1)
    browser = signed_in(Client(), user)
    pages = ("", "defendants/", "hearings/", "timeline/", "access/")
    assert {browser.get(f"/cases/{case.pk}/{page}").status_code for page in pages * 3} == {200}
    assert ReadCount.objects.get(principal_id=user.pk).readings == 1


def test_one_alarm_however_often_it_is_tried_by_whichever_process() -> None:
    _firm, user, cases = _firm_with_cases(BUDGET + 2)
    for case in cases * 3:
        _open(signed_in(Client(), user), case)  # each client has its own chain of middleware, like a new process
    (event,) = Event.objects.filter(kind="reading.stopped")
    assert event.data == {"name": "Cora Crawler", "readings": BUDGET + 1, "budget": BUDGET}
    (effect,) = effects_asking(template="reading_stopped")
    assert effect.payload["address"] == "watch@example.org"
    assert ReadStop.objects.count() == 1


def test_the_organisation_has_a_budget_of_its_own() -> None:
    firm, first, cases = _firm_with_cases(9)
    second = make_person(Role.SOLICITOR, firm)
    assert [_open(signed_in(Client(), first), case) for case in cases[:5]] == [200] * 5
    browser = signed_in(Client(), second)
    assert [_open(browser, case) for case in cases[5:]] == [200, 200, 200, 429]
    assert ReadStop.objects.get().whose == ReadStop.Whose.ORGANISATION
    assert _open(signed_in(Client(), first), cases[0]) == 429


def test_a_colleague_goes_on_while_one_person_is_stopped(settings: Settings) -> None:
    settings.READ_BUDGET_PER_FIRM = 100
    firm, first, cases = _firm_with_cases(BUDGET + 1)
    assert [_open(signed_in(Client(), first), case) for case in cases][-1] == 429
    assert _open(signed_in(Client(), make_person(Role.SOLICITOR, firm)), cases[0]) == 200


def test_it_ends_with_the_hour() -> None:
    _firm, user, cases = _firm_with_cases(BUDGET + 1)
    assert [_open(signed_in(Client(), user), case) for case in cases][-1] == 429
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=41), tick=True):
        assert _open(signed_in(Client(), user), cases[-1]) == 200


def test_deeper_pages_of_the_list_count_for_what_they_show() -> None:
    _firm, user, _cases = _firm_with_cases(1)
    browser = signed_in(Client(), user)
    assert browser.get("/cases/").status_code == 200
    assert browser.get("/cases/?after=x").status_code == 429
    assert ReadCount.objects.get(principal_id=user.pk).readings == 25


def test_a_budget_of_nought_is_none(settings: Settings) -> None:
    settings.READ_BUDGET_PER_PERSON = settings.READ_BUDGET_PER_FIRM = 0
    _firm, user, cases = _firm_with_cases(9)
    assert {_open(signed_in(Client(), user), case) for case in cases} == {200}
    assert not ReadNote.objects.exists()


def test_it_costs_one_statement_and_notes_no_case() -> None:
    _firm, user, (case,) = _firm_with_cases(1)
    actor = actor_of(user)
    with counted_queries() as queries:
        assert count_reading(actor, Reading(str(case.pk)), now=timezone.now()) is None
    assert len(queries) == 2, "the statement, and the scope that every request has"
    assert not ReadNote.objects.filter(digest__contains=str(case.pk)[:8]).exists()


def test_the_statement_reads_by_index_only_what_it_needs() -> None:
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    ReadCount.objects.bulk_create(ReadCount(hour=hour, principal_id=uuid4(), readings=1) for _ in range(2000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE budgets_readcount")
        cursor.execute(
            "EXPLAIN " + COUNT, {"hour": hour, "digest": "0" * 32, "principals": [uuid4(), uuid4()], "weight": 1}
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Seq Scan on budgets_" not in plan, plan


def test_old_notes_and_counts_are_deleted_and_stops_are_kept() -> None:
    _firm, user, cases = _firm_with_cases(BUDGET + 1)
    for case in cases:
        _open(signed_in(Client(), user), case)
    rule = next(rule for rule in retention_rules() if rule.name == "read_counts")
    assert rule.forget(timezone.now() - dt.timedelta(hours=2)) == 0
    assert rule.forget(timezone.now()) > 0
    assert not ReadNote.objects.exists()
    assert not ReadCount.objects.exists()
    assert ReadStop.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_readings_at_the_same_moment_are_all_counted(settings: Settings) -> None:
    settings.READ_BUDGET_PER_PERSON = settings.READ_BUDGET_PER_FIRM = 1000
    firm = make_firm()
    actors = [actor_of(make_person(Role.SOLICITOR, firm)) for _ in range(4)]
    now = timezone.now()

    def read(number: int) -> None:
        try:
            count_reading(actors[number % 4], Reading(f"case {number}"), now=now)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(read, range(80)))
    assert ReadCount.objects.get(principal_id=firm.pk).readings == 80
    people = [actor.user_id for actor in actors if actor.user_id]
    assert {ReadCount.objects.get(principal_id=person).readings for person in people} == {20}


def test_a_whole_case_as_one_file_counts_for_more_than_the_page_that_leads_to_it() -> None:
    user = make_person(Role.SOLICITOR, make_firm())
    browser, archive = signed_in(Client(), user), uuid4()
    browser.get(f"/documents/archive/{archive}/")
    assert ReadCount.objects.get(principal_id=user.pk).readings == 1
    browser.get(f"/documents/archive/{archive}/file/")
    assert ReadCount.objects.get(principal_id=user.pk).readings == 51
